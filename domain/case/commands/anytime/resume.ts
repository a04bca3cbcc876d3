import { z } from 'zod';
import { officeOf } from '../../../access/policy';
import { clocksIn, isPaused } from '../../../clocks/clock';
import { chosenClock, findPauseRule, giversForAll, restingAlone } from '../../../clocks/moving';
import { resumeClock, resumeClocks } from '../../../clocks/running';
import { clockGivers } from '../../../procedure/clockRules';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { clockRef, optional, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';

/** Lets a case that rests go on, or a clock that rests by itself; the day of resuming counts. */
export const resume = defineCommand({
  type: 'resume',
  citation: 'procedure §4, clock rules',
  during: openStages,
  givenBy: clockGivers,
  input: () => z.object({ clock: optional(clockRef()), explanation: paragraph() }),
  obstacle: (state) => (state.paused || restingAlone(state).length > 0 ? undefined : refuse('notPaused')),
  giversOf: (state, input, { procedure }) => {
    if (state.paused) return giversForAll(procedure, clocksIn(state).filter(isPaused));
    const clock = chosenClock(restingAlone(state), input.clock, 'clockNotResting');
    return isRefusal(clock) ? undefined : findPauseRule(procedure, clock.kind)?.by;
  },
  decide: (state, { clock: named, explanation }, ctx) => {
    if (state.paused) {
      // While the case rests, none of its clocks runs on alone.
      if (named !== undefined) return refuse('caseRests', { field: 'clock' });
      return [happened('caseResumed', { explanation }), ...resumeClocks(state, ctx)];
    }
    const clock = chosenClock(restingAlone(state), named, 'clockNotResting');
    if (isRefusal(clock)) return clock;
    const { type, data } = resumeClock(clock, ctx);
    const office = officeOf(ctx.actor, clockGivers, state);
    return [happened(type, { ...data, explanation, ...(office && { office }) })];
  },
});
