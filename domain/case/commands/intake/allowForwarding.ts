import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** The chair decides that a report, passed on before, may be forwarded once more. */
export const allowForwarding = defineCommand({
  type: 'allowForwarding',
  citation: 'procedure §5',
  during: ['intake'],
  givenBy: ['chair'],
  input: () => z.object({ explanation: paragraph() }),
  obstacle: ({ forwardings, forwardingAllowed }) =>
    forwardings === 0 || forwardingAllowed ? refuse('noLeaveNeeded') : undefined,
  decide: ({ forwardings }, input, { procedure: { passingOn } }) =>
    passingOn && forwardings + 1 >= passingOn.value.chairDecidesAt
      ? [happened('forwardingAllowed', input)]
      : refuse('noLeaveNeeded'),
});
