import type { Calendar } from '../calendar/calendar';
import { workingDaysBetween } from '../calendar/officeDays';
import { countedDays, rolledForward } from '../clocks/count';
import type { Limit } from '../clocks/limit';
import { daysAfter } from '../clocks/years';

/** Within which a recommendation is answered, and how many working days before its end whoever answers is reminded. */
export interface AnswerTerm {
  limit: Limit;
  remindBefore: number;
}

/** The last day of the term of what was sent on a day, counted from the next one. Days that last seconds have no dates: there it is so many dates on. */
export function lastDayOf(sentOn: string, calendar: Calendar, { limit }: AnswerTerm): string {
  if (calendar.kind !== 'civil') return daysAfter(sentOn, limit.count);
  const [last] = countedDays(calendar, { startedOn: sentOn, limit, pauses: [] }, [limit.count]);
  const end = last ?? daysAfter(sentOn, limit.count);
  return limit.rollsForward ? rolledForward(calendar, end, []) : end;
}

/** The day from which it is reminded of, so many working days before the last; never before it was sent. */
export function reminderDay(
  last: string,
  calendar: Calendar,
  { sentOn, term }: { sentOn: string; term: AnswerTerm },
): string {
  if (calendar.kind !== 'civil') return sentOn;
  return workingDaysBetween(calendar, daysAfter(sentOn, 1), last).at(-term.remindBefore) ?? sentOn;
}
