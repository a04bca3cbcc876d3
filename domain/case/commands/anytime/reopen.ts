import { comeBack, settleAgain } from '../../../clocks/goingOn';
import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import { isAppeal, reporterCanBeTold } from '../../checks';
import { defineCommand } from '../../command';
import { type Happening, happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';
import type { CaseState } from '../../state';

/**
 * Who hears that the case goes on: the reporter, and those who had been told of the report. A subject who never was is not told of it by
 * its being reopened; that of an appeal has lodged it.
 */
function reopeningTold(state: CaseState): Happening[] {
  const wasTold = state.acceptedAt !== undefined || state.decision !== undefined;
  const owed = (to: 'reporter' | 'subject' | 'managingOrganisation') =>
    happened('noticeOwed', { to, about: 'reopening' });
  return [
    ...(reporterCanBeTold(state) ? [owed('reporter')] : []),
    ...(wasTold && !isAppeal(state) ? [owed('subject')] : []),
    ...(wasTold ? [owed('managingOrganisation')] : []),
  ];
}

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
      ...reopeningTold(state),
    ];
  },
});
