import { z } from 'zod';
import { findFall, owesWithdrawal } from '../../../appeals/fallen';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line } from '../../fields';
import { refuse } from '../../refusal';

/** What was made public of a decision that fell on appeal is taken back where it was published; a case that is closed stays closed. */
export const withdrawPublication = defineCommand({
  type: 'withdrawPublication',
  citation: 'procedure §3.5, §5',
  during: ['publication', 'closed'],
  givenBy: ['publisher'],
  input: () => z.object({ on: date(), how: line(300) }),
  obstacle: (state) => (owesWithdrawal(state) ? undefined : refuse('noWithdrawalOwed')),
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? [
      happened('publicationWithdrawn', { ...input, decision: findFall(state)?.decision }),
    ],
});
