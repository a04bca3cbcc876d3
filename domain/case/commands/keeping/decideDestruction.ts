import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import { findOverdueKeeping, keptByNow, whyNotDestroyed } from '../../../keeping/destruction';
import { whyNoReason } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { optional, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';

const given = () => z.object({ destroy: z.boolean(), reason: optional(paragraph(1000)) });

/** Decides on a proposed destruction: the second of the two people that it takes. What is destroyed does not come back. */
export const decideDestruction = defineCommand({
  type: 'decideDestruction',
  citation: 'Luật Tố cáo art. 39',
  during: ['closed'],
  givenBy: ['viceChair', 'chair'],
  input: given,
  /** `isSealed`: all that the file says ends with its key. */
  completed: () => given().extend({ keeping: keptByNow(), isSealed: z.boolean().optional() }),
  obstacle: (state, actor) => {
    const { destructionProposal: proposal } = state;
    if (!proposal) return refuse('noDestructionProposed');
    return proposal.by === actor.id ? refuse('ownDestructionProposal') : whyNotDestroyed(state);
  },
  decide: (state, { destroy, reason = '', keeping, isSealed }, ctx) => {
    const { destructionProposal: proposal } = state;
    if (!proposal) return refuse('noDestructionProposed');
    const { by: proposedBy } = proposal;
    if (!destroy)
      return whyNoReason('reason', reason) ?? [happened('destructionRefused', { reason, proposedBy })];
    if (isSealed === false) return refuse('contentsInTheClear');
    const kept = findOverdueKeeping(state, keeping, ctx);
    if (isRefusal(kept)) return kept;
    // Nothing follows the destruction, no end of its secrecy either.
    return [
      ...stopClock(state, ctx, 'declassification'),
      ...stopClock(state, ctx, 'secrecyNotice'),
      happened('fileDestroyed', { proposedBy, kept }),
    ];
  },
});
