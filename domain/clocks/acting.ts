import { dayOfDate } from '../calendar/officeDays';
import { isUnderStateLaw, upheld } from '../case/checks';
import type { Context } from '../case/context';
import type { Happening } from '../case/events/event';
import type { CaseState } from '../case/state';
import { startClock, stopClock } from './running';

/**
 * Whether what the conclusion calls for is set going: something was recommended, handed to those who investigate, or the name of whoever was
 * cleared is restored (Luật Tố cáo art. 36.1).
 */
function hasActed({ conclusion, recommendations, transfers = [], restoration }: CaseState): boolean {
  const since = conclusion?.on ?? '';
  return (
    recommendations.length > 0 ||
    transfers.some(({ on }) => on >= since) ||
    restoration?.settled !== undefined
  );
}

const callsForActs = (state: CaseState): boolean =>
  upheld(state).length > 0 || state.restoration !== undefined;

/**
 * From its conclusion on whoever settled a denunciation has so many days to act on it; where it calls for nothing, none. Only a version of
 * State law that has the limit runs the clock.
 */
export function followActing(state: CaseState, ctx: Context): Happening[] {
  const { conclusion, clocks } = state;
  if (!ctx.procedure.limits.acting || !isUnderStateLaw(state) || !conclusion) return [];
  if (!callsForActs(state) || hasActed(state)) return stopClock(state, ctx, 'acting');
  return clocks.acting
    ? []
    : startClock(state, ctx, 'acting', dayOfDate(ctx.calendar, conclusion.on, ctx.now));
}
