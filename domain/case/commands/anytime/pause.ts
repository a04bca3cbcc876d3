import { z } from 'zod';
import { officeOf } from '../../../access/policy';
import { localDate } from '../../../calendar/officeDays';
import type { Clock } from '../../../clocks/clock';
import { chosenClock, findPauseRule, giversForAll, pausableClocks } from '../../../clocks/moving';
import { whyNothingToPause } from '../../../clocks/resting';
import { clocksRestingFor, pauseClock, pauseClocks } from '../../../clocks/running';
import { clockGivers } from '../../../procedure/clockRules';
import { freezeBefore, isFrozenBefore } from '../../../procedure/congress';
import { defineCommand, openStages } from '../../command';
import type { Context } from '../../context';
import { happened } from '../../events/event';
import { clockRef, futureDate, optional, paragraph } from '../../fields';
import { isRefusal, type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { pauseReasons } from '../../vocabulary';

const inputSchema = () =>
  z.object({
    /** The clock that rests by itself; absent: the whole case rests. */
    clock: optional(clockRef()),
    reason: z.enum(pauseReasons),
    congressOn: optional(futureDate()),
    explanation: paragraph(),
  });
type PauseInput = z.infer<ReturnType<typeof inputSchema>>;

/** Only what came in shortly before a congress rests for it, and it is said which congress (procedure §4). */
function whyNotCongress(
  { registration }: CaseState,
  { reason, congressOn }: PauseInput,
  { procedure, calendar, now }: Context,
): Refusal | undefined {
  const field = 'congressOn';
  if (reason !== 'beforeCongress')
    return congressOn === undefined ? undefined : refuse('congressOnlyBefore', { field });
  if (congressOn === undefined) return procedure.pauses ? refuse('congressMissing', { field }) : undefined;
  if (congressOn <= localDate(calendar, now)) return refuse('congressPast', { field });
  if (isFrozenBefore(procedure, calendar, registration.receivedDay, congressOn)) return undefined;
  return refuse('receivedBeforeFreeze', { field, params: { days: freezeBefore(procedure) ?? 0 } });
}

/** The clocks that would rest: the one that is named, or those that rest with the case for this reason. */
function clocksMeant(state: CaseState, { clock, reason }: PauseInput, ctx: Context): Clock[] | Refusal {
  if (clock === undefined) return clocksRestingFor(state, ctx, reason);
  const one = chosenClock(pausableClocks(ctx.procedure, state), clock, 'clockNotPausable');
  if (isRefusal(one)) return one;
  return findPauseRule(ctx.procedure, one.kind)?.for.includes(reason) ? [one] : [];
}

/** Lets the whole case rest, or one of its clocks, for a reason of procedure §4. */
export const pause = defineCommand({
  type: 'pause',
  citation: 'procedure §4, clock rules',
  during: openStages,
  givenBy: clockGivers,
  input: inputSchema,
  obstacle: (state, { roles }, rules) => whyNothingToPause(state, roles, rules),
  giversOf: (state, input, ctx) => {
    const clocks = ctx.procedure.pauses ? clocksMeant(state, input, ctx) : [];
    return isRefusal(clocks) ? undefined : giversForAll(ctx.procedure, clocks);
  },
  decide: (state, input, ctx) => {
    const { clock, reason, congressOn, explanation } = input;
    const { pauses } = ctx.procedure;
    const clocks = clocksMeant(state, input, ctx);
    if (isRefusal(clocks)) return clocks;
    if (pauses && clocks.length === 0) return refuse('pauseReasonNotHere', { field: 'reason' });
    const wrong = whyNotCongress(state, input, ctx);
    if (wrong) return wrong;
    const office = pauses && officeOf(ctx.actor, clockGivers, state);
    const resting = { reason, ...(congressOn !== undefined && { congressOn }), ...(office && { office }) };
    if (clock !== undefined)
      return clocks.map((one) => {
        const { type, data } = pauseClock(one, ctx, resting);
        return happened(type, { ...data, alone: true, explanation });
      });
    return [happened('casePaused', { ...resting, explanation }), ...pauseClocks(state, ctx, resting)];
  },
});
