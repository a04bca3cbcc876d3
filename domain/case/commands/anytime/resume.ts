import { z } from 'zod';
import { resumeClocks } from '../../../clocks/running';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Lets the clocks run again; the day of resuming counts. */
export const resume = defineCommand({
  type: 'resume',
  citation: 'procedure §4, clock rules',
  during: openStages,
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ explanation: paragraph() }),
  obstacle: (state) => (state.paused ? undefined : refuse('notPaused')),
  decide: (state, input, ctx) => [happened('caseResumed', input), ...resumeClocks(state, ctx)],
});
