import { z } from 'zod';
import { pauseClocks } from '../../../clocks/running';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { pauseReasons } from '../../vocabulary';

/** Stops the clocks of the case for a reason of procedure §4. */
export const pause = defineCommand({
  type: 'pause',
  citation: 'procedure §4, clock rules',
  during: openStages,
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ reason: z.enum(pauseReasons), explanation: paragraph() }),
  obstacle: (state) => (state.paused ? refuse('alreadyPaused') : undefined),
  decide: (state, input, ctx) => [happened('casePaused', input), ...pauseClocks(state, ctx, input.reason)],
});
