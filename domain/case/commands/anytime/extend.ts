import { z } from 'zod';
import { type Actor, officeOf, rolesIn } from '../../../access/policy';
import { isRunning, keyOf, refOf } from '../../../clocks/clock';
import {
  allowanceOf,
  chosenClock,
  clocksToExtendBy,
  extendableClocks,
  extendersOf,
  findExtensionRule,
  givenExtensions,
} from '../../../clocks/moving';
import { extendClock } from '../../../clocks/running';
import { clockGivers } from '../../../procedure/clockRules';
import { reporterCanBeTold } from '../../checks';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { clockRef, count, optional, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

/** The clock that is named, or the only one that this person may extend. */
const clockMeant = (state: CaseState, { clock: named }: { clock?: string | undefined }, actor: Actor) =>
  chosenClock(
    named === undefined ? clocksToExtendBy(state, rolesIn(actor, state)) : extendableClocks(state),
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
  obstacle: (state, { roles }) => {
    const clocks = extendableClocks(state);
    if (clocks.length === 0) return refuse('noClockToExtend');
    if (clocksToExtendBy(state, roles).length > 0) return undefined;
    const givers = clockGivers.filter((one) =>
      clocks.some((clock) => extendersOf(state, clock).includes(one)),
    );
    return refuse('onlyGivenBy', { params: { offices: givers.join(',') } });
  },
  giversOf: (state, input, { actor }) => {
    const clock = clockMeant(state, input, actor);
    return isRefusal(clock) ? undefined : extendersOf(state, clock);
  },
  decide: (state, input, ctx) => {
    const { procedure } = ctx;
    const clock = clockMeant(state, input, ctx.actor);
    if (isRefusal(clock)) return clock;
    const allowance = allowanceOf(procedure, state, clock.kind);
    if (!allowance || !isRunning(clock)) return refuse('noClockToExtend');
    const { times, atMost } = allowance;
    if (times === 0 && procedure.law === 'state') return refuse('extendOnlyComplex');
    if (givenExtensions(clock).length >= times) return refuse('extensionUsed', { params: { times } });
    if (ctx.now >= clock.dates.dueAt)
      return refuse('extensionTooLate', { params: { dueOn: clock.dates.dueOn } });
    if (input.by > atMost) return refuse('extensionTooLong', { field: 'by', params: { atMost } });
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
