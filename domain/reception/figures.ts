import type { DayKind, ReceptionDay } from './day';
import { dayKinds } from './day';
import {
  firstReplies,
  isUnderWay,
  type Visit,
  type VisitMatter,
  visitMatters,
  type VisitOutcome,
  visitOutcomes,
} from './visit';

/** From this many people with one matter on it is a visit of a group (the house's choice, as offices report). */
export const groupFrom = 5;

/** Figures of reception for some days. Turns are visits; persons are all who came or were spoken for. */
export interface ReceptionFigures {
  turns: number;
  persons: number;
  groups: number;
  byMatter: Record<VisitMatter, number>;
  byOutcome: Record<VisitOutcome, number>;
  /** Visits whose outcome is still open. */
  open: number;
  byDayKind: Record<DayKind, number>;
  /** Days on which somebody was received. */
  days: number;
  becameCases: number;
  replied: number;
  /** Limits that are or were overdue, and charges. */
  late: number;
  charges: number;
  chargesDone: number;
}

const counted = <Key extends string>(
  keys: readonly Key[],
  of: readonly (Key | undefined)[],
): Record<Key, number> =>
  Object.fromEntries(keys.map((key) => [key, of.filter((one) => one === key).length])) as Record<Key, number>;

/**
 * The figures of some visits. By construction the outcomes with what is open, the matters and the kinds of days each add up to the turns.
 * @param days the days of these visits
 */
export function receptionFigures(
  visits: readonly Visit[],
  days: readonly Pick<ReceptionDay, 'dayId' | 'kind'>[],
): ReceptionFigures {
  const kindOf = new Map(days.map(({ dayId, kind }) => [dayId, kind]));
  const charges = visits.flatMap((visit) => visit.charges);
  const isLate = (one: { overdueSince?: string | undefined }) => one.overdueSince !== undefined;
  return {
    turns: visits.length,
    persons: visits.reduce((sum, { people }) => sum + people, 0),
    groups: visits.filter(({ people }) => people >= groupFrom).length,
    byMatter: counted(
      visitMatters,
      visits.map(({ matter }) => matter),
    ),
    byOutcome: counted(
      visitOutcomes,
      visits.map(({ settled }) => settled?.outcome),
    ),
    open: visits.filter(({ settled }) => settled === undefined).length,
    byDayKind: counted(
      dayKinds,
      visits.map(({ dayId }) => kindOf.get(dayId)),
    ),
    days: new Set(visits.map(({ dayId }) => dayId)).size,
    becameCases: visits.filter(({ caseId }) => caseId !== undefined).length,
    replied: visits.filter(({ reply }) => reply !== undefined && firstReplies.includes(reply.reply)).length,
    late: visits.flatMap(({ clocks }) => clocks).filter(isLate).length + charges.filter(isLate).length,
    charges: charges.length,
    chargesDone: charges.filter((charge) => !isUnderWay(charge)).length,
  };
}
