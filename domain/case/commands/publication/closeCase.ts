import { z } from 'zod';
import { rolesIn } from '../../../access/policy';
import { isSignatory, signatories } from '../../../access/signatories';
import { findFall } from '../../../appeals/fallen';
import { isRunning } from '../../../clocks/clock';
import { mattersUndone } from '../../../publications/publication';
import { whyNoReason } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { optional, paragraph } from '../../fields';
import { type Owed, owedAtEnd, whyOwedAtEnd } from '../../owedAtEnd';
import { type Refusal, refuse } from '../../refusal';

/** Why what is owed does not let the case be closed so: it needs a reason, and one only where something is owed. */
function whyNotOver(owed: readonly Owed[], reason: string | undefined): Refusal | undefined {
  if (owed.length === 0)
    return reason === undefined ? undefined : refuse('reasonOnlyWhileOwed', { field: 'owedReason' });
  const things = owed.map(({ what, count }) => `${what}:${count}`).join(',');
  if (reason === undefined) return refuse('closingOwes', { field: 'owedReason', params: { things } });
  return whyNoReason('owedReason', reason);
}

/**
 * Closes a case whose result is published, told to everyone, and followed up (procedure §3.5). While something is owed only a
 * signatory closes it, with the reason; what was owed stands in the act, and can be done in the closed case.
 */
export const closeCase = defineCommand({
  type: 'closeCase',
  citation: 'procedure §3.5',
  during: ['publication'],
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ summary: paragraph(), owedReason: optional(paragraph(2000)) }),
  giversOf: (state) => (owedAtEnd(state).length > 0 ? signatories : undefined),
  obstacle: (state, actor, { procedure }) => {
    // What fell before it was published is not made public any more.
    if (!state.publication?.publishedOn && !findFall(state)) return refuse('publishFirst');
    if (
      procedure.closing?.value.publication === 'done' &&
      mattersUndone(state).length > 0 &&
      !findFall(state)
    )
      return refuse('publicationNotDone');
    return isSignatory(rolesIn(actor, state)) ? undefined : whyOwedAtEnd(state);
  },
  decide: (state, { summary, owedReason: reason }, { procedure }) => {
    const { appealWindow } = state.clocks;
    // The decision stands meanwhile, and the right to appeal goes on after the case is closed, where the rules let it.
    const mayClose = procedure.law === 'state' || (procedure.appealWindow?.value.closeBeforeEnd ?? true);
    if (!mayClose && isRunning(appealWindow))
      return refuse('appealWindowOpen', { params: { until: appealWindow.dates.dueOn } });
    const owed = owedAtEnd(state);
    const refusal = whyNotOver(owed, reason);
    if (refusal) return refusal;
    return [happened('caseClosed', reason === undefined ? { summary } : { summary, owed, reason })];
  },
});
