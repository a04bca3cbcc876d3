import { dayOf } from '../calendar/officeDays';
import { isOpen } from '../clocks/clock';
import { findLimit, startClock } from '../clocks/running';
import { awaitsProtection } from './checks';
import type { Context } from './context';
import { type Happening, happened } from './events/event';
import type { CaseState } from './state';

/**
 * Protection is asked for, and a signatory owes the decision from this day ("kịp thời", Luật Tố cáo art. 51): within so many days where
 * the version says how many. What waits for its decision already waits on.
 */
export function protectionAsked(state: CaseState, ctx: Context, explanation: string): Happening[] {
  if (awaitsProtection(state)) return [];
  const isTimed =
    findLimit(ctx.procedure, 'protection', state) !== undefined && !isOpen(state.clocks.protection);
  return [
    happened('protectionRequested', { explanation }),
    ...(isTimed ? startClock(state, ctx, 'protection', dayOf(ctx.calendar, ctx.now)) : []),
  ];
}
