import { z } from 'zod';
import { isRunning } from '../../../clocks/clock';
import { extendClock } from '../../../clocks/running';
import { subjectKind, whyNotUnderStateLaw } from '../../checks';
import { defineCommand } from '../../command';
import { count, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Lengthens a suspension before it ends, never past the cap for its subject (arts 28–33). */
export const extendSuspension = defineCommand({
  type: 'extendSuspension',
  citation: '22-QĐ/TW art. 28–33',
  during: ['assignment', 'verification', 'discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ by: count(365).min(1), explanation: paragraph() }),
  obstacle: (state) =>
    whyNotUnderStateLaw(state, 'stateLawNoSuspension') ??
    (isRunning(state.clocks.suspension) ? undefined : refuse('notSuspended')),
  decide: (state, input, ctx) => {
    const clock = state.clocks.suspension;
    if (!isRunning(clock)) return refuse('notSuspended');
    if (ctx.now >= clock.dates.dueAt)
      return refuse('extensionTooLate', { params: { dueOn: clock.dates.dueOn } });
    if (ctx.procedure.law === 'state') return refuse('stateLawNoSuspension');
    const cap = ctx.procedure.suspensionCap?.value[subjectKind(state)] ?? clock.limit.count;
    if (clock.limit.count + input.by > cap)
      return refuse('suspensionTooLong', { field: 'by', params: { atMost: cap } });
    return extendClock(state, ctx, { key: 'suspension', by: input.by, reason: input.explanation });
  },
});
