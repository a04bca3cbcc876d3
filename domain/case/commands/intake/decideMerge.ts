import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { linkedConflicts, paragraph } from '../../fields';
import { isOwnProposal, mergedInto, mergeGivers } from '../../merging';
import { refuse } from '../../refusal';

const decided = () => z.object({ same: z.boolean(), reason: paragraph(1000) });

/** A head who did not propose it looks at both cases, and confirms that they are of one matter or says that they are not. */
export const decideMerge = defineCommand({
  type: 'decideMerge',
  citation: 'procedure §3.1',
  during: ['intake'],
  givenBy: mergeGivers,
  input: decided,
  completed: () => decided().extend({ linkedConflicts: linkedConflicts() }),
  obstacle: (state, actor) => {
    if (!state.mergeProposal) return refuse('noMergeProposed');
    return state.mergeProposal.by === actor.id ? refuse('ownMergeProposal') : undefined;
  },
  decide: (state, { same, reason, linkedConflicts: conflicts }, ctx) => {
    if (!state.mergeProposal) return refuse('noMergeProposed');
    if (isOwnProposal(state, ctx.actor)) return refuse('ownMergeProposal');
    const { into, explanation, by: proposedBy } = state.mergeProposal;
    if (!same) return [happened('mergeDismissed', { into, proposedBy, reason })];
    // What is merged becomes one with a case in which they take no part.
    if (conflicts?.some(({ accountId }) => accountId === ctx.actor.id)) return refuse('conflictOfInterest');
    return mergedInto(state, { into, explanation, confirmed: { proposedBy, reason } }, conflicts, ctx);
  },
});
