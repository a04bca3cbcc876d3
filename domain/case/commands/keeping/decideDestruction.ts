import { z } from 'zod';
import { findOverdueKeeping, keptByNow, whyNotDestroyed } from '../../../keeping/destruction';
import { whyNoReason } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { optional, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';

const input = { destroy: z.boolean(), reason: optional(paragraph(1000)) };

/** Decides on a proposed destruction: the second of the two people that it takes. What is destroyed does not come back. */
export const decideDestruction = defineCommand({
  type: 'decideDestruction',
  citation: 'Luật Tố cáo art. 39',
  during: ['closed'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object(input),
  completed: () => z.object({ ...input, keeping: keptByNow() }),
  obstacle: (state, actor) => {
    const { destructionProposal: proposal } = state;
    if (!proposal) return refuse('noDestructionProposed');
    return proposal.by === actor.id ? refuse('ownDestructionProposal') : whyNotDestroyed(state);
  },
  decide: (state, { destroy, reason = '', keeping }, ctx) => {
    const { destructionProposal: proposal } = state;
    if (!proposal) return refuse('noDestructionProposed');
    const { by: proposedBy } = proposal;
    if (!destroy)
      return whyNoReason('reason', reason) ?? [happened('destructionRefused', { reason, proposedBy })];
    const kept = findOverdueKeeping(state, keeping, ctx);
    return isRefusal(kept) ? kept : [happened('fileDestroyed', { proposedBy, kept })];
  },
});
