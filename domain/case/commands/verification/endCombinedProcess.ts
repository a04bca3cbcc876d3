import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Goes on in the ordinary way, conclusion and discipline apart: the subject no longer accepts the form, for instance. */
export const endCombinedProcess = defineCommand({
  type: 'endCombinedProcess',
  citation: 'procedure §3.3',
  during: ['verification', 'discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ reason: paragraph() }),
  obstacle: ({ combined }) => (combined ? undefined : refuse('notCombined')),
  decide: (_state, input) => [happened('combinedProcessEnded', input)],
});
