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
  { forwarding, urgedOn }: CaseState,
  procedure: Procedure,
  calendar: Calendar,
): Day | undefined {
  if (!forwarding) return undefined;
  if (procedure.law === 'state') {
    // The superior asks first; whoever was asked has so many days to answer (Luật Tố cáo art. 38).
    const { takingOver } = procedure;
    if (!takingOver || urgedOn === undefined) return undefined;
    return workingDaysLater(calendar, urgedOn, takingOver.value.afterQuestionWorkingDays);
  }
  const { takingOver } = procedure;
  return (
    takingOver &&
    workingDaysLater(calendar, dayOf(calendar, forwarding.at), takingOver.value.afterWorkingDays)
  );
}

function workingDaysLater(calendar: Calendar, startedOn: Day, count: number): Day | undefined {
  const limit = { count, unit: 'workingDays', rollsForward: true } as const;
  return countedDays(calendar, { startedOn, limit, pauses: [] }, [count])[0];
}
