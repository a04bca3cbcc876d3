import { z } from 'zod';
import { officeOf, rolesIn } from '../../../access/policy';
import { chosenClock, giversForAll, restingAlone, restingWithCase } from '../../../clocks/moving';
import { clocksToResumeBy, pausersOf, whyNothingToResume } from '../../../clocks/resting';
import { resumeClock, resumeClocks } from '../../../clocks/running';
import { clockGivers } from '../../../procedure/clockRules';
import { defineCommand, openStages } from '../../command';
import type { Context } from '../../context';
import { happened } from '../../events/event';
import { clockRef, optional, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

/** The clock that is named, or the only one that this person can let run on. */
const clockMeant = (state: CaseState, { clock: named }: { clock?: string | undefined }, ctx: Context) =>
  chosenClock(
    named === undefined ? clocksToResumeBy(state, rolesIn(ctx.actor, state), ctx) : restingAlone(state),
    named,
    'clockNotResting',
  );

/** Lets a case that rests go on, or a clock that rests by itself; the day of resuming counts. */
export const resume = defineCommand({
  type: 'resume',
  citation: 'procedure §4, clock rules',
  during: openStages,
  givenBy: clockGivers,
  input: () => z.object({ clock: optional(clockRef()), explanation: paragraph() }),
  obstacle: (state, { roles }, rules) => whyNothingToResume(state, roles, rules),
  giversOf: (state, input, ctx) => {
    if (state.paused) return giversForAll(ctx.procedure, restingWithCase(state));
    const clock = clockMeant(state, input, ctx);
    return isRefusal(clock) ? undefined : pausersOf(ctx, clock);
  },
  decide: (state, input, ctx) => {
    const { clock: named, explanation } = input;
    if (state.paused) {
      // While the case rests, none of its clocks runs on alone.
      if (named !== undefined) return refuse('caseRests', { field: 'clock' });
      return [happened('caseResumed', { explanation }), ...resumeClocks(state, ctx)];
    }
    const clock = clockMeant(state, input, ctx);
    if (isRefusal(clock)) return clock;
    const { type, data } = resumeClock(clock, ctx);
    const office = officeOf(ctx.actor, clockGivers, state);
    return [happened(type, { ...data, explanation, ...(office && { office }) })];
  },
});
