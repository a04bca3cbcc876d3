import { z } from 'zod';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, futureDate, lateReason, optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/**
 * The subject did not come to the conference, and it is held another day: an excused absence always postpones it, absence without
 * excuse until it repeats itself (procedure §5).
 */
export const postponeHearing = defineCommand({
  type: 'postponeHearing',
  citation: 'procedure §5',
  during: ['discipline'],
  givenBy: ['commissioner', 'viceChair', 'chair'],
  input: () =>
    z.object({
      on: date(),
      excused: z.boolean(),
      explanation: paragraph(),
      next: optional(futureDate()),
      lateReason: lateReason(),
    }),
  obstacle: (state) => {
    if (state.conclusion) return refuse('alreadyConcluded');
    return state.hearing ? refuse('alreadyHeard') : undefined;
  },
  decide: (state, input, ctx) => {
    if (input.next !== undefined && input.next <= input.on)
      return refuse('periodReversed', { field: 'next' });
    return whyNotDate(state, ctx, 'on', input.on) ?? [happened('hearingPostponed', input)];
  },
});
