import { z } from 'zod';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** A head answers what was escalated to them; the clocks go on as they stand. */
export const instruct = defineCommand({
  type: 'instruct',
  citation: 'procedure §9',
  during: openStages,
  givenBy: ['departmentHead', 'viceChair', 'chair', 'standingCommittee'],
  input: () => z.object({ text: paragraph() }),
  obstacle: (state) => (state.escalations.length > 0 ? undefined : refuse('nothingEscalated')),
  decide: (_state, input) => [happened('instructed', input)],
});
