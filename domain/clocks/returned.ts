import { dayOf } from '../calendar/officeDays';
import type { Context } from '../case/context';
import type { Happening } from '../case/events/event';
import type { CaseState } from '../case/state';
import { submissionsIn } from '../case/submissions/submission';
import { isOpen } from './clock';
import { startClock, stopClock } from './running';

/** While something that was submitted is back with its author a clock runs: begun on the day on which the first of them came back. */
export function followReturned(state: CaseState, ctx: Context): Happening[] {
  if (!ctx.procedure.limits.returned) return [];
  const [first] = submissionsIn(state).flatMap(({ returned }) => returned?.at ?? []);
  if (first === undefined) return stopClock(state, ctx, 'returned');
  return isOpen(state.clocks.returned) ? [] : startClock(state, ctx, 'returned', dayOf(ctx.calendar, first));
}
