import { type CaseEvent, type EventType, systemActor } from '../../../domain/case/events/event';
import type { LastActs } from '../../../office/cases/lastActs';
import { eventSentence } from '../../../language/sentences/event';
import type { Names } from '../../../language/sentences/names';
import type { Translate } from '../../../language/texts';

export interface HistoryEntry {
  seq: number;
  text: string;
  detail?: string | undefined;
  tone: 'plain' | 'warning' | 'alarm';
}

/** What one command, or one due moment, brought about: the act itself, and what followed from it. */
export interface HistoryAct extends HistoryEntry {
  at: string;
  by: string;
  /** Done by a clock, not by a person. */
  bySystem: boolean;
  /** For whom it was done, where its giver did it for somebody away; and why it departs from the usual order. */
  ofAct: HistoryEntry[];
  followed: HistoryEntry[];
}

export interface HistoryPage {
  acts: HistoryAct[];
  /** The event up to which the acts before these go, where there are any. */
  before?: number | undefined;
  /** Whether these are the last ones. */
  isLast: boolean;
}

const tones: Partial<Record<EventType, HistoryEntry['tone']>> = {
  reminded: 'warning',
  headWarned: 'warning',
  casePaused: 'warning',
  fellOverdue: 'alarm',
  escalated: 'alarm',
  departedFromOrder: 'warning',
};

/** How much an event should catch the eye. */
export const eventTone = (type: EventType): HistoryEntry['tone'] => tones[type] ?? 'plain';

/** Each act of a person starts the watch on progress anew. Replay shows it; here it would stand under every act. */
const isRoutine = (event: CaseEvent): boolean =>
  event.type === 'clockStarted' && event.data.kind === 'stall' && event.by === systemActor;

/** Events of one command stand together, newest command first. */
function grouped(events: readonly CaseEvent[]): CaseEvent[][] {
  const groups: CaseEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.[0]?.commandId === event.commandId) last.push(event);
    else groups.push([event]);
  }
  return groups.reverse();
}

/** What is said of the act itself, and does not stand behind it: for whom it was done, and that it came before what usually is first. */
const isOfAct = ({ type }: CaseEvent): boolean =>
  type === 'actedForAbsent' || type === 'actedThroughProgram' || type === 'departedFromOrder';

/** Tells events in sentences, those of one command under its first. */
export function tellActs(events: readonly CaseEvent[], t: Translate, names: Names): HistoryAct[] {
  const entry = (event: CaseEvent): HistoryEntry => ({
    seq: event.seq,
    ...eventSentence(t, event, names),
    tone: eventTone(event.type),
  });
  return grouped(events.filter((event) => !isRoutine(event))).flatMap(([first, ...rest]) =>
    first
      ? {
          ...entry(first),
          at: first.at,
          by: first.by === systemActor ? '' : names(first.by),
          bySystem: first.by === systemActor,
          ofAct: rest.filter(isOfAct).map(entry),
          followed: rest.filter((event) => !isOfAct(event)).map(entry),
        }
      : [],
  );
}

/** A page of the history, newest first. */
export function historyPage(
  { events, hasEarlier, isLast }: LastActs & { isLast: boolean },
  t: Translate,
  names: Names,
): HistoryPage {
  const [first] = events;
  return { acts: tellActs(events, t, names), before: hasEarlier ? first?.seq : undefined, isLast };
}
