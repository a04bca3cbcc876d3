import { z } from 'zod';
import { defineCommand } from '../../command';
import { findProposal, proposalsOf } from '../../conflicts';
import { happened } from '../../events/event';
import { account, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';
import { declareConflict } from './declareConflict';

/** Whoever proposed that somebody is in conflict takes it back, with the reason, as long as no head has decided. */
export const withdrawConflict = defineCommand({
  type: 'withdrawConflict',
  citation: 'procedure §3.2',
  during: stages,
  givenBy: declareConflict.givenBy,
  input: () => z.object({ accountId: account('proposedConflict'), reason: paragraph(1000) }),
  obstacle: (state, actor) =>
    proposalsOf(state, actor).length > 0 ? undefined : refuse('nothingProposedByYou'),
  decide: (state, { accountId, reason }, { actor }) => {
    const proposal = findProposal(state, accountId);
    if (proposal?.by !== actor.id) return refuse('nothingProposedByYou', { field: 'accountId' });
    const { decidedBy } = proposal;
    return [happened('conflictWithdrawn', { accountId, decidedBy, reason })];
  },
});
