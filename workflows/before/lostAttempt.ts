import canonicalize from 'canonicalize';
import type { Accepted } from '../../domain/case/decide';
import { type CaseEvent, systemActor } from '../../domain/case/events/event';
import { evolve } from '../../domain/case/evolve/evolve';
import type { CaseState } from '../../domain/case/state';
import type { Act } from './act';

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

/**
 * An act that is stored and of which nobody has told this run: its giver's command went with the server that held it. What is stored
 * has happened, and whoever gives the command again is answered.
 */
export function lostAct(events: readonly CaseEvent[]): Act {
  return {
    decideOn: (before) => {
      let state = before;
      for (const event of events) state = evolve(state, event);
      return state && { events: [...events], state };
    },
    commandId: events.find(({ by }) => by !== systemActor)?.commandId,
    events: [],
    isStored: false,
  };
}
