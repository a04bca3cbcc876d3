import { wallDay } from '../calendar/wallDay';
import type { CaseState, FileHold } from '../case/state';
import { isClosing, type Outcome } from '../case/vocabulary';
import type { KeepingKind, Term } from './schedule';

/** What was settled here has a file of its own; all else was refused, passed on, taken back or joined to another. */
const settledHere: readonly Outcome[] = ['settled'];

/** The kind of a case's file: as a head has found, or by how it ended. */
export const keepingKindOf = ({ keptAs, outcome }: Pick<CaseState, 'keptAs' | 'outcome'>): KeepingKind =>
  keptAs ?? (outcome !== undefined && settledHere.includes(outcome) ? 'settled' : 'unsettled');

/** The day on which a case was closed; undefined while it is open. */
export function findClosedOn({ stage, rests = [], lastAct }: CaseState): string | undefined {
  if (stage !== 'closed') return undefined;
  const closing = rests.findLast(({ reason, endedAt }) => isClosing(reason) && endedAt === undefined);
  return wallDay(closing?.since ?? lastAct.at);
}

/**
 * The last day on which a file closed on a day is kept by a term in years: years are counted from the end of the one in which it was
 * closed. Undefined where it is kept for ever, or no rule was found.
 */
export function findKeptUntil(closedOn: string, term: Term): string | undefined {
  return typeof term === 'number' ? `${Number(closedOn.slice(0, 4)) + term}-12-31` : undefined;
}

/** The last day of closing whose files a term no longer keeps on this day; undefined where there is none. */
export function findClosedUpTo(today: string, term: Term): string | undefined {
  return typeof term === 'number' ? `${Number(today.slice(0, 4)) - term - 1}-12-31` : undefined;
}

/** The holds that nobody has released. */
export const openHolds = ({ holds = [] }: Pick<CaseState, 'holds'>): FileHold[] =>
  holds.filter(({ released }) => released === undefined);

/** Whose file is held is kept apart from what the schedule keeps. */
export const heldKey = 'held';

/** How lists ask for closed files: of what kind, and on which day they were closed. Undefined of what is open or destroyed. */
export function findKeepingKey(state: CaseState): string | undefined {
  const closedOn = findClosedOn(state);
  if (closedOn === undefined || state.destroyed) return undefined;
  return `${openHolds(state).length > 0 ? heldKey : keepingKindOf(state)} ${closedOn}`;
}
