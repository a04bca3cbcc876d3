import type { Calendar, Day } from '../calendar/calendar';
import { dayOf } from '../calendar/officeDays';
import type { CaseState } from '../case/state';
import { countedDays } from '../clocks/count';
import type { Procedure } from '../procedure/procedure';

/**
 * The last day on which a lower level may still answer for a report that was forwarded to it before the case can be taken over;
 * undefined while nothing is forwarded, or where this version knows no taking over.
 */
export function findAnswerDue(
  { forwarding }: CaseState,
  procedure: Procedure,
  calendar: Calendar,
): Day | undefined {
  if (!forwarding || procedure.law === 'state') return undefined;
  const { takingOver } = procedure;
  if (!takingOver) return undefined;
  const limit = {
    count: takingOver.value.afterWorkingDays,
    unit: 'workingDays',
    rollsForward: true,
  } as const;
  const counted = { startedOn: dayOf(calendar, forwarding.at), limit, pauses: [] };
  return countedDays(calendar, counted, [limit.count])[0];
}
