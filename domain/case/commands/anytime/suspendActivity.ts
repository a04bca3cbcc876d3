import { z } from 'zod';
import { dayOfDate } from '../../../calendar/officeDays';
import { isRunning } from '../../../clocks/clock';
import { startClock } from '../../../clocks/running';
import { whyNotDate, whyNotUnderStateLaw } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, paperNumber, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Suspends the subject from Party activity; it ends by itself with its limit, which no day off moves (arts 28–33). */
export const suspendActivity = defineCommand({
  type: 'suspendActivity',
  citation: '22-QĐ/TW art. 28–33',
  during: ['assignment', 'verification', 'discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({ number: paperNumber(), from: date(), grounds: paragraph(), lateReason: lateReason() }),
  obstacle: (state) =>
    whyNotUnderStateLaw(state, 'stateLawNoSuspension') ??
    (isRunning(state.clocks.suspension) ? refuse('alreadySuspended') : undefined),
  decide: (state, input, ctx) => {
    if (ctx.procedure.law === 'state') return refuse('stateLawNoSuspension');
    if (!ctx.procedure.limits.suspension) return refuse('noSuspensionHere');
    return (
      whyNotDate(state, ctx, 'from', input.from) ?? [
        happened('activitySuspended', input),
        ...startClock(state, ctx, 'suspension', dayOfDate(ctx.calendar, input.from, ctx.now)),
      ]
    );
  },
});
