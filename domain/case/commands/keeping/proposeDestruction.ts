import { z } from 'zod';
import { findOverdueKeeping, keptByNow, whyNotDestroyed } from '../../../keeping/destruction';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';

const given = () => z.object({ reason: paragraph(1000) });

/** Proposes that a file be destroyed that the schedule no longer keeps; somebody else decides. */
export const proposeDestruction = defineCommand({
  type: 'proposeDestruction',
  citation: 'Luật Tố cáo art. 39',
  during: ['closed'],
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: given,
  completed: () => given().extend({ keeping: keptByNow() }),
  obstacle: (state) => (state.destructionProposal ? refuse('destructionProposed') : whyNotDestroyed(state)),
  decide: (state, { reason, keeping }, ctx) => {
    const kept = findOverdueKeeping(state, keeping, ctx);
    return isRefusal(kept) ? kept : [happened('destructionProposed', { reason, kept })];
  },
});
