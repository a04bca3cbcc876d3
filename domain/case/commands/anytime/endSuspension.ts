import { z } from 'zod';
import { isRunning } from '../../../clocks/clock';
import { stopClock } from '../../../clocks/running';
import { whyNotDate } from '../../checks';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { date, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Ends a suspension, at its limit or before. */
export const endSuspension = defineCommand({
  type: 'endSuspension',
  citation: '22-QĐ/TW art. 28–33',
  during: openStages,
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ on: date(), explanation: paragraph() }),
  obstacle: ({ clocks }) => (isRunning(clocks.suspension) ? undefined : refuse('notSuspended')),
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? [
      happened('suspensionEnded', input),
      ...stopClock(state, ctx, 'suspension'),
    ],
});
