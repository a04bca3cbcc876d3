import type { Role } from '../access/roles';
import type { Calendar } from '../calendar/calendar';
import { daysFrom } from '../calendar/officeDays';
import { countedDays } from '../clocks/count';
import { daysBefore } from '../clocks/years';
import type { DayDeed, PlannedDay, ReceptionDay } from './day';
import { findGround, type ReceptionRules } from './rules';

/** Why something is not done to a day of reception; each has its sentence. */
export const dayRefusals = [
  'changedSince', 'past', 'hours', 'notWorking', 'groundNeeded', 'groundOnlyAdHoc', 'headReceives', 'alreadyPosted', 'notPosted', 'isCancelled',
  'lateReason', 'tooLate', 'postedInFuture', 'postedAfter', 'unchanged', 'hasVisits', 'noRules', 'noSuchReceiver',
] as const; // prettier-ignore
export type DayRefusal = (typeof dayRefusals)[number];
export type DecidedDay = { deed: DayDeed } | { refused: DayRefusal };

/** On which day of the office something is done, and by which rules. */
export interface DayContext {
  today: string;
  rules: ReceptionRules;
  calendar: Calendar;
}

/** A receiver with the roles that they hold. */
export interface Receiver {
  id: string;
  roles: readonly Role[];
}

const isWorkingDay = (calendar: Calendar, date: string): boolean =>
  calendar.kind !== 'civil' || daysFrom(calendar, date).next().value?.working === true;

/** What is wrong with when a day is to be. */
function whyNotThen(
  { kind, on, from, to }: Pick<PlannedDay, 'kind' | 'on' | 'from' | 'to'>,
  { today, calendar }: DayContext,
): DayRefusal | undefined {
  if (on < today) return 'past';
  if (to <= from) return 'hours';
  // What cannot wait is received on any day.
  return kind !== 'adHoc' && !isWorkingDay(calendar, on) ? 'notWorking' : undefined;
}

/** Puts a day on the schedule, or changes one that nobody was told of yet. */
export function planDay(
  before: ReceptionDay | undefined,
  { day, receivers, seen }: { day: PlannedDay; receivers: readonly Receiver[]; seen: number },
  context: DayContext,
): DecidedDay {
  if (seen !== (before?.revision ?? 0)) return { refused: 'changedSince' };
  if (before?.cancelled) return { refused: 'isCancelled' };
  if (before?.posted) return { refused: 'alreadyPosted' };
  const why = whyNotThen(day, context);
  if (why) return { refused: why };
  const { adHocGrounds, headDays } = context.rules;
  if (day.kind === 'adHoc' && !findGround(adHocGrounds, day.ground)) return { refused: 'groundNeeded' };
  if (day.kind !== 'adHoc' && day.ground !== undefined) return { refused: 'groundOnlyAdHoc' };
  if (receivers.length < day.receivers.length) return { refused: 'noSuchReceiver' };
  const isHead = ({ roles }: Receiver) => headDays.value.by.some((role) => roles.includes(role));
  if (day.kind === 'head' && !receivers.some(isHead)) return { refused: 'headReceives' };
  return { deed: { kind: 'planned', day } };
}

/**
 * Whether a day is made known too late: the last of the working days that the law asks for, counted from the day after the posting, comes
 * after it. Days that last seconds have no dates to count.
 */
export function isMadeKnownLate(
  { kind, on }: Pick<PlannedDay, 'kind' | 'on'>,
  postedOn: string,
  { rules, calendar }: Pick<DayContext, 'rules' | 'calendar'>,
): boolean {
  const { workingDaysBefore, exempt } = rules.madeKnown.value;
  if (exempt.includes(kind) || calendar.kind !== 'civil') return false;
  const limit = { count: workingDaysBefore, unit: 'workingDays', rollsForward: true } as const;
  const [last = ''] = countedDays(calendar, { startedOn: postedOn, limit, pauses: [] }, [workingDaysBefore]);
  return last > on;
}

interface Posting {
  on: string;
  where: Extract<DayDeed, { kind: 'posted' }>['where'];
  lateReason?: string | undefined;
  seen: number;
}

/** Records that a day was made known: early enough, or with the reason where the rules let it be late. */
export function postDay(day: ReceptionDay, { seen, ...posting }: Posting, context: DayContext): DecidedDay {
  if (seen !== day.revision) return { refused: 'changedSince' };
  if (day.cancelled) return { refused: 'isCancelled' };
  if (day.posted) return { refused: 'alreadyPosted' };
  if (posting.on > context.today) return { refused: 'postedInFuture' };
  if (posting.on > day.on) return { refused: 'postedAfter' };
  const { lateReason, ...known } = posting;
  if (!isMadeKnownLate(day, posting.on, context)) return { deed: { kind: 'posted', ...known } };
  if (context.rules.madeKnown.value.late === 'refuse') return { refused: 'tooLate' };
  return lateReason ? { deed: { kind: 'posted', ...known, lateReason } } : { refused: 'lateReason' };
}

interface Move {
  on: string;
  from: string;
  to: string;
  place: string;
  notice: string;
  seen: number;
}

/** Moves a day that was made known, with a notice; nobody who has come on it is moved along. */
export function moveDay(
  day: ReceptionDay,
  { seen, ...move }: Move,
  context: DayContext & { hasVisits: boolean },
): DecidedDay {
  if (seen !== day.revision) return { refused: 'changedSince' };
  if (day.cancelled) return { refused: 'isCancelled' };
  if (!day.posted) return { refused: 'notPosted' };
  if (context.hasVisits) return { refused: 'hasVisits' };
  const { on, from, to, place } = day;
  if (move.on === on && move.from === from && move.to === to && move.place === place)
    return { refused: 'unchanged' };
  const why = whyNotThen({ kind: day.kind, ...move }, context);
  return why ? { refused: why } : { deed: { kind: 'moved', ...move } };
}

/** Cancels a day with a notice; one on which somebody was received has been. */
export function cancelDay(
  day: ReceptionDay,
  { notice, seen }: { notice: string; seen: number },
  { hasVisits }: { hasVisits: boolean },
): DecidedDay {
  if (seen !== day.revision) return { refused: 'changedSince' };
  if (day.cancelled) return { refused: 'isCancelled' };
  return hasVisits ? { refused: 'hasVisits' } : { deed: { kind: 'cancelled', notice } };
}

/** Of which months between two, both included, the schedule has too few days of the head. Months are `2026-12`. */
export function monthsWithoutHead(
  days: readonly Pick<ReceptionDay, 'kind' | 'on' | 'cancelled'>[],
  months: readonly string[],
  { headDays }: ReceptionRules,
): string[] {
  const countIn = (month: string) =>
    days.filter(({ kind, on, cancelled }) => kind === 'head' && !cancelled && on.startsWith(month)).length;
  return months.filter((month) => countIn(month) < headDays.value.perMonth);
}

/** The last day on which a day can be made known in time; undefined where nothing is asked, or it has no dates. */
export function lastPostingDay(
  day: Pick<PlannedDay, 'kind' | 'on'>,
  { rules, calendar }: Pick<DayContext, 'rules' | 'calendar'>,
): string | undefined {
  const { workingDaysBefore, exempt } = rules.madeKnown.value;
  if (exempt.includes(day.kind) || calendar.kind !== 'civil') return undefined;
  // Two weeks of days off in a row are the most that there are.
  const first = daysBefore(day.on, workingDaysBefore + 60);
  let last: string | undefined;
  for (const { day: candidate } of daysFrom(calendar, first)) {
    if (candidate >= day.on || isMadeKnownLate(day, candidate, { rules, calendar })) break;
    last = candidate;
  }
  return last;
}
