import { dayOfDate } from '../calendar/officeDays';
import type { Context } from '../case/context';
import type { Happening } from '../case/events/event';
import type { OnItsWay } from '../case/checks';
import type { CaseState } from '../case/state';
import { heldUp } from '../case/vocabulary';
import type { Clock } from './clock';
import { goOn } from './goingOn';
import { startClock } from './running';

/** Late already, or when it was stopped. */
const isLate = ({ overdueSince, dates, stoppedOn }: Clock, now: string): boolean =>
  overdueSince !== undefined || (stoppedOn === undefined && dates !== undefined && dates.dueAt <= now);

/**
 * A conclusion or a decision of that date is to be published (Luật Tố cáo art. 40; one on an appeal by 22-QĐ/TW art. 22-27). A publication that is overdue already stays so: a later
 * decision begins no new time for it.
 */
export function publicationDue(
  state: OnItsWay & Pick<CaseState, 'clocks' | 'rests'>,
  ctx: Context,
  on: string,
): Happening[] {
  const { publication } = state.clocks;
  if (publication && isLate(publication, ctx.now)) {
    if (publication.stoppedOn === undefined) return [];
    if (publication.cutOff) return [goOn(publication, ctx, heldUp)];
  }
  return startClock(state, ctx, 'publication', dayOfDate(ctx.calendar, on, ctx.now));
}
