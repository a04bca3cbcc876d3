import type { Calendar, Day } from '../calendar/calendar';
import { workingDaysBetween } from '../calendar/officeDays';
import type { Procedure } from './procedure';

/** The congress before which a report received on this day is no longer settled, but left to the new term (procedure §4). */
export function findFreezingCongress(
  procedure: Procedure,
  calendar: Calendar,
  receivedDay: Day,
): Day | undefined {
  // A congress is the Party's: reports about officials outside it are settled all the same.
  if (procedure.law === 'state' || !procedure.congresses) return undefined;
  const { opensOn } = procedure.congresses.value;
  return opensOn.find((opening) => isFrozenBefore(procedure, calendar, receivedDay, opening));
}

/** How long before a congress what comes in is left to the new term, in working days; undefined where the version knows no congresses. */
export const freezeBefore = (procedure: Procedure): number | undefined =>
  procedure.law === 'state' ? undefined : procedure.congresses?.value.freezeWorkingDays;

/** Whether a report received on a day came in so shortly before a congress. Accelerated days know no dates: there, it did. */
export function isFrozenBefore(
  procedure: Procedure,
  calendar: Calendar,
  receivedDay: Day,
  opening: Day,
): boolean {
  const days = freezeBefore(procedure);
  if (days === undefined) return false;
  if (calendar.kind === 'accelerated') return true;
  return receivedDay < opening && workingDaysBetween(calendar, receivedDay, opening).length <= days;
}
