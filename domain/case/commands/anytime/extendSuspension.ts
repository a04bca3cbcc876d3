import { z } from 'zod';
import { officeOf } from '../../../access/policy';
import type { Role } from '../../../access/roles';
import { type Clock, isRunning, refOf } from '../../../clocks/clock';
import { findExtensionRule } from '../../../clocks/moving';
import { extendClock } from '../../../clocks/running';
import { reporterCanBeTold, whyNotUnderStateLaw } from '../../checks';
import { defineCommand } from '../../command';
import type { RulesNow } from '../../context';
import { happened } from '../../events/event';
import { count, paragraph } from '../../fields';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { suspensionCapOf } from '../../suspended';

/** How many days a suspension of this subject lasts at most, those before it in the case taken off. */
const capOf = (state: CaseState, { procedure }: Pick<RulesNow, 'procedure'>, { limit }: Clock): number =>
  (suspensionCapOf(state, procedure) ?? limit.count) - (state.suspension?.daysBefore ?? 0);

/** Why this person cannot lengthen the suspension now: it is over, has all its time, or that is for others. */
function whyNotLonger(state: CaseState, roles: readonly Role[], rules: RulesNow): Refusal | undefined {
  const clock = state.clocks.suspension;
  if (!isRunning(clock)) return refuse('notSuspended');
  if (rules.now >= clock.dates.dueAt)
    return refuse('extensionTooLate', { params: { dueOn: clock.dates.dueOn } });
  const atMost = capOf(state, rules, clock);
  if (clock.limit.count >= atMost)
    return refuse('suspensionTooLong', { params: { atMost, unit: clock.limit.unit } });
  const rule = findExtensionRule(rules.procedure, 'suspension');
  if (!rule) return rules.procedure.extensions ? refuse('clockNotExtendable') : undefined;
  return roles.some((role) => rule.by.some((giver) => giver === role))
    ? undefined
    : refuse('onlyGivenBy', { params: { offices: rule.by.join(',') } });
}

/** Lengthens a suspension before it ends, never past the cap for its subject (arts 28–33). */
export const extendSuspension = defineCommand({
  type: 'extendSuspension',
  citation: '22-QĐ/TW art. 28–33',
  during: ['assignment', 'verification', 'discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ by: count(365).min(1), explanation: paragraph() }),
  obstacle: (state, { roles }, rules) =>
    whyNotUnderStateLaw(state, 'stateLawNoSuspension') ?? whyNotLonger(state, roles, rules),
  giversOf: (_state, _input, { procedure }) => findExtensionRule(procedure, 'suspension')?.by,
  decide: (state, input, ctx) => {
    const clock = state.clocks.suspension;
    if (!isRunning(clock)) return refuse('notSuspended');
    const cap = capOf(state, ctx, clock);
    if (clock.limit.count + input.by > cap)
      return refuse('suspensionTooLong', { field: 'by', params: { atMost: cap, unit: clock.limit.unit } });
    const rule = findExtensionRule(ctx.procedure, 'suspension');
    const office = rule && officeOf(ctx.actor, rule.by, state);
    const notice = { to: 'reporter', about: 'extension', clock: refOf(clock) } as const;
    return [
      ...extendClock(state, ctx, { key: 'suspension', by: input.by, reason: input.explanation, office }),
      ...(rule?.tellReporter && reporterCanBeTold(state) ? [happened('noticeOwed', notice)] : []),
    ];
  },
});
