import { z } from 'zod';
import { dayOfDate } from '../../../calendar/officeDays';
import { isRunning } from '../../../clocks/clock';
import { startOwnClock } from '../../../clocks/running';
import { subjectKind, whyNotDate, whyNotUnderStateLaw } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { daysSuspended, suspensionCapOf } from '../../suspended';
import { date, lateReason, paperNumber, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { suspensions } from '../../vocabulary';

/**
 * Suspends the subject from Party activity, from their post, or both; it ends by itself with its limit, which no day off moves (arts 28–33). One
 * suspension runs at a time, and all of a case together last no longer than one may: who is to be suspended from more is suspended anew.
 */
export const suspendActivity = defineCommand({
  type: 'suspendActivity',
  citation: '22-QĐ/TW art. 28–33',
  during: ['assignment', 'verification', 'discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({
      number: paperNumber(),
      what: z.enum(suspensions).default('activity'),
      from: date(),
      grounds: paragraph(),
      lateReason: lateReason(),
    }),
  obstacle: (state) =>
    whyNotUnderStateLaw(state, 'stateLawNoSuspension') ??
    (isRunning(state.clocks.suspension) ? refuse('alreadySuspended') : undefined),
  decide: (state, { what, ...given }, ctx) => {
    if (ctx.procedure.law === 'state') return refuse('stateLawNoSuspension');
    const { suspension } = ctx.procedure.limits;
    if (!suspension) return refuse('noSuspensionHere');
    if (what !== 'activity' && subjectKind(state) === 'organisation')
      return refuse('postForMembers', { field: 'what' });
    // Party activity is what a suspension was of before posts were told apart, and is written as it was.
    const input = what === 'activity' ? given : { ...given, what };
    const daysBefore = daysSuspended(state, ctx);
    const cap = suspensionCapOf(state, ctx.procedure) ?? suspension.value.count;
    if (daysBefore >= cap)
      return refuse('suspensionTooLong', {
        field: 'from',
        params: { atMost: cap, unit: suspension.value.unit },
      });
    const limit = { ...suspension.value, count: Math.min(suspension.value.count, cap - daysBefore) };
    return (
      whyNotDate(state, ctx, 'from', input.from) ?? [
        happened('activitySuspended', daysBefore > 0 ? { ...input, daysBefore } : input),
        ...startOwnClock(state, ctx, {
          kind: 'suspension',
          startedOn: dayOfDate(ctx.calendar, input.from, ctx.now),
          ...(state.clocks.suspension && { anewBy: suspension.citation }),
          limit,
          citation: suspension.citation,
        }),
      ]
    );
  },
});
