import { comeBack, settleAgain } from '../../../clocks/goingOn';
import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import { isAppeal } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Takes a closed case up again, on new evidence for instance: where it had been verified, there; otherwise at intake. Its limits go on, those of a settled case
 * begin anew (see `comeBack`). */
export const reopen = defineCommand({
  type: 'reopen',
  citation: 'procedure §3, side processes',
  during: ['closed'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ reason: paragraph() }),
  // A merged report comes back by leaving the other case, which then hears of it.
  obstacle: ({ outcome, ending }) =>
    outcome === 'merged' && ending?.reporterTold ? refuse('unmergeInstead') : undefined,
  decide: (state, { reason }, ctx) => {
    const verified = state.decision !== undefined;
    const settling = isAppeal(state) ? 'appeal' : 'settling';
    return [
      happened('reopened', { reason, to: verified ? 'verification' : 'intake' }),
      // The decision falls with the case; there is nothing left to appeal against.
      ...stopClock(state, ctx, 'appealWindow'),
      ...comeBack(state, ctx, 'reopen', !verified),
      ...(verified ? settleAgain(state, ctx, settling) : []),
    ];
  },
});
