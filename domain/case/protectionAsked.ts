import { dayOf, dayOfDate } from '../calendar/officeDays';
import { isOpen } from '../clocks/clock';
import { findLimit, startClock } from '../clocks/running';
import { whyPending } from '../protection/requests';
import type { Context } from './context';
import { type EventData, type Happening, happened } from './events/event';
import type { CaseState } from './state';

/**
 * Protection is asked for, and a signatory owes the decision from that day ("kịp thời", Luật Tố cáo art. 51): within so many days where
 * the version says how many. What waits for its decision already waits on.
 */
export function protectionAsked(
  state: CaseState,
  ctx: Context,
  asked: EventData<'protectionRequested'>,
): Happening[] {
  if (whyPending(state, asked.message)) return [];
  const isTimed =
    findLimit(ctx.procedure, 'protection', state) !== undefined && !isOpen(state.clocks.protection);
  // What came through the public door is the office's to decide from when its case knows of it.
  const from =
    asked.on === undefined || asked.way === 'publicDoor'
      ? dayOf(ctx.calendar, ctx.now)
      : dayOfDate(ctx.calendar, asked.on, ctx.now);
  return [
    happened('protectionRequested', asked),
    ...(isTimed ? startClock(state, ctx, 'protection', from) : []),
  ];
}
