import { z } from 'zod';
import { defineCommand } from '../../command';
import { conflictGivers, findProposal, proposalsFor, standsFor } from '../../conflicts';
import { happened } from '../../events/event';
import { account, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';
import { takesNoPart } from './declareConflict';

/**
 * A head upholds or dismisses what was proposed of somebody, with the reason: never who proposed it, nor whom it is about. Of the
 * chair the standing committee decides, and of anybody where no head may.
 */
export const decideConflict = defineCommand({
  type: 'decideConflict',
  citation: 'procedure §3.2',
  during: stages,
  givenBy: conflictGivers,
  input: () =>
    z.object({ accountId: account('proposedConflict'), upheld: z.boolean(), reason: paragraph(1000) }),
  giversOf: (state, { accountId }) =>
    findProposal(state, accountId)?.decidedBy === 'standingCommittee' ? ['standingCommittee'] : undefined,
  obstacle: (state, actor) =>
    proposalsFor(state, actor).length > 0 ? undefined : refuse('noConflictProposed'),
  decide: (state, { accountId, upheld, reason }, ctx) => {
    const proposal = findProposal(state, accountId);
    if (!proposal) return refuse('noConflictProposed', { field: 'accountId' });
    const { by: proposedBy, relation, decidedBy } = proposal;
    if (standsFor(ctx.actor, state, conflictGivers, [proposedBy, accountId]))
      return refuse('notOnOwnConflict');
    return upheld
      ? takesNoPart(state, { accountId, relation, proposedBy, reason }, ctx)
      : [happened('conflictDismissed', { accountId, proposedBy, decidedBy, reason })];
  },
});
