import { z } from 'zod';
import { officeOf, rolesIn } from '../../../access/policy';
import { keyOf, refOf } from '../../../clocks/clock';
import {
  allowanceOf,
  chosenClock,
  clocksToExtendBy,
  extendableClocks,
  extendersOf,
  findExtensionRule,
  whyNotExtended,
  whyNothingToExtend,
} from '../../../clocks/moving';
import { extendClock } from '../../../clocks/running';
import { clockGivers } from '../../../procedure/clockRules';
import { reporterCanBeTold } from '../../checks';
import { defineCommand, openStages } from '../../command';
import type { Context } from '../../context';
import { happened } from '../../events/event';
import { clockRef, count, optional, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

/** The clock that is named, or the only one that this person can extend now. */
const clockMeant = (state: CaseState, { clock: named }: { clock?: string | undefined }, ctx: Context) =>
  chosenClock(
    named === undefined ? clocksToExtendBy(state, rolesIn(ctx.actor, state), ctx) : extendableClocks(state),
    named,
    'clockNotExtendable',
  );

/**
 * Extends a clock within the caps of the procedure, before it is due; the reporter is told (procedure §4). Under State law settling
 * depends on how complex the report was found (Luật Tố cáo art. 30).
 */
export const extend = defineCommand({
  type: 'extend',
  citation: 'procedure §4',
  during: openStages,
  givenBy: clockGivers,
  input: () => z.object({ clock: optional(clockRef()), by: count(365).min(1), explanation: paragraph() }),
  obstacle: (state, { roles }, rules) => whyNothingToExtend(state, roles, rules),
  giversOf: (state, input, ctx) => {
    const clock = clockMeant(state, input, ctx);
    return isRefusal(clock) ? undefined : extendersOf(state, clock);
  },
  decide: (state, input, ctx) => {
    const { procedure } = ctx;
    const clock = clockMeant(state, input, ctx);
    if (isRefusal(clock)) return clock;
    const notNow = whyNotExtended(state, clock, ctx);
    if (notNow) return notNow;
    const { atMost = 0 } = allowanceOf(procedure, state, clock.kind) ?? {};
    if (input.by > atMost)
      return refuse('extensionTooLong', { field: 'by', params: { atMost, unit: clock.limit.unit } });
    const rule = findExtensionRule(procedure, clock.kind);
    const office = rule && officeOf(ctx.actor, extendersOf(state, clock), state);
    const notice = { to: 'reporter', about: 'extension', ...(rule && { clock: refOf(clock) }) } as const;
    const isOwed = (rule?.tellReporter ?? true) && reporterCanBeTold(state);
    return [
      ...extendClock(state, ctx, { key: keyOf(clock), by: input.by, reason: input.explanation, office }),
      ...(isOwed ? [happened('noticeOwed', notice)] : []),
    ];
  },
});
