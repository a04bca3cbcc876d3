import canonicalize from 'canonicalize';
import type { Accepted } from '../domain/case/decide';
import type { CaseEvent } from '../domain/case/events/event';
import type { CaseState } from '../domain/case/state';
import type { Act } from './hostedCase';

const canonical = (events: readonly CaseEvent[]) => canonicalize(JSON.parse(JSON.stringify(events)));
/** The last of them may not have come as far as the database. */
const beginsWith = (all: readonly CaseEvent[], begin: readonly CaseEvent[]): boolean =>
  canonical(all.slice(0, begin.length)) === canonical(begin);

/** Neighbouring events that one act has brought about. */
export function byAct(events: readonly CaseEvent[]): [CaseEvent, ...CaseEvent[]][] {
  const groups: [CaseEvent, ...CaseEvent[]][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.[0].commandId === event.commandId) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

/** The act among these that, decided upon this state at the moment of these events, brings about just them. */
export function findSource(
  acts: readonly Act[],
  state: CaseState | undefined,
  events: [CaseEvent, ...CaseEvent[]],
): { act: Act; accepted: Accepted } | undefined {
  for (const act of acts) {
    try {
      const accepted = act.decideOn(state, events[0].at);
      if (accepted && beginsWith(accepted.events, events)) return { act, accepted };
    } catch {
      // Refused then: it is not this one.
    }
  }
  return undefined;
}
