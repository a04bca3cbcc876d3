import type { Calendar } from '../calendar/calendar';
import { workingDaysBetween } from '../calendar/officeDays';
import { countedDays, rolledForward } from './count';
import type { Limit } from './limit';
import { daysAfter } from './years';

/** Within which something outside of a case is to be done, and how many working days before its end whoever is to do it is reminded. */
export interface RemindedTerm {
  limit: Limit;
  remindBefore: number;
}

/** The last day of the term of what came on a day, counted from the next one. Days that last seconds have no dates: there it is so many dates on. */
export function lastDayOf(from: string, calendar: Calendar, { limit }: Pick<RemindedTerm, 'limit'>): string {
  if (calendar.kind !== 'civil') return daysAfter(from, limit.count);
  const [last] = countedDays(calendar, { startedOn: from, limit, pauses: [] }, [limit.count]);
  const end = last ?? daysAfter(from, limit.count);
  return limit.rollsForward ? rolledForward(calendar, end, []) : end;
}

/** The day from which it is reminded of, so many working days before the last; never before it came. */
export function reminderDay(
  last: string,
  calendar: Calendar,
  { from, term }: { from: string; term: RemindedTerm },
): string {
  if (calendar.kind !== 'civil') return from;
  return workingDaysBetween(calendar, daysAfter(from, 1), last).at(-term.remindBefore) ?? from;
}
