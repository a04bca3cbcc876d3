import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseEventStore } from '../../models/caseEvents';

/** Acts of a history, the earliest first, and whether there are earlier ones. */
export interface LastActs {
  events: CaseEvent[];
  hasEarlier: boolean;
}

const readAtOnce = 100;

/** Where each act begins; the first of them may have begun before what was read. */
const beginnings = (events: readonly CaseEvent[]): number[] =>
  events.flatMap(({ commandId }, i) => (events[i - 1]?.commandId === commandId ? [] : [i]));

/** The last acts of a case up to an event, each whole; what lies before them is not read, however long it is. */
export async function readLastActs(
  store: Pick<CaseEventStore, 'readRange'>,
  caseId: string,
  upTo: number,
  acts: number,
): Promise<LastActs> {
  let events: CaseEvent[] = [];
  let from = upTo + 1;
  while (from > 1 && beginnings(events).length <= acts) {
    const to = from - 1;
    from = Math.max(1, to - readAtOnce + 1);
    events = [...(await store.readRange(caseId, from, to)), ...events];
  }
  const first = beginnings(events).at(-acts) ?? 0;
  return { events: events.slice(first), hasEarlier: from > 1 || first > 0 };
}
