import { usedDays } from '../clocks/count';
import type { Procedure } from '../procedure/procedure';
import { subjectKind } from './checks';
import type { Context } from './context';
import type { CaseState } from './state';

/** How many days the subject was suspended in this case before, all suspensions that are over taken together. */
export function daysSuspended({ suspension, clocks }: CaseState, { calendar }: Context): number {
  const before = suspension?.daysBefore ?? 0;
  const clock = clocks.suspension;
  if (clock?.stoppedOn === undefined) return before;
  const last = clock.stoppedOn > clock.startedOn ? usedDays(calendar, clock, clock.stoppedOn) + 1 : 0;
  return before + Math.min(last, clock.limit.count);
}

/** How many days suspensions of this subject last at most, all of a case taken together (22-QĐ/TW art. 28–33). */
export const suspensionCapOf = (state: CaseState, procedure: Procedure): number | undefined =>
  procedure.law === 'state' ? undefined : procedure.suspensionCap?.value[subjectKind(state)];
