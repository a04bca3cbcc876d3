import { z } from 'zod';
import { officeOf } from '../../../access/policy';
import { isRunning, refOf } from '../../../clocks/clock';
import { findExtensionRule } from '../../../clocks/moving';
import { extendClock } from '../../../clocks/running';
import { reporterCanBeTold, subjectKind, whyNotUnderStateLaw } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
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
  giversOf: (_state, _input, { procedure }) => findExtensionRule(procedure, 'suspension')?.by,
  decide: (state, input, ctx) => {
    const clock = state.clocks.suspension;
    if (!isRunning(clock)) return refuse('notSuspended');
    if (ctx.now >= clock.dates.dueAt)
      return refuse('extensionTooLate', { params: { dueOn: clock.dates.dueOn } });
    if (ctx.procedure.law === 'state') return refuse('stateLawNoSuspension');
    const cap = ctx.procedure.suspensionCap?.value[subjectKind(state)] ?? clock.limit.count;
    if (clock.limit.count + input.by > cap)
      return refuse('suspensionTooLong', { field: 'by', params: { atMost: cap } });
    const rule = findExtensionRule(ctx.procedure, 'suspension');
    if (ctx.procedure.extensions && !rule) return refuse('clockNotExtendable');
    const office = rule && officeOf(ctx.actor, rule.by, state);
    const notice = { to: 'reporter', about: 'extension', clock: refOf(clock) } as const;
    return [
      ...extendClock(state, ctx, { key: 'suspension', by: input.by, reason: input.explanation, office }),
      ...(rule?.tellReporter && reporterCanBeTold(state) ? [happened('noticeOwed', notice)] : []),
    ];
  },
});
