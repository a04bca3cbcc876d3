import { z } from 'zod';
import { secrecyLevels } from '../../../access/sight';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { levelOf } from '../../secrecy';
import { stages } from '../../vocabulary';

/**
 * Sets how secret a case is: from then on it is seen by those to whom it is given, by the heads, and by who is cleared for it. What was
 * proposed is answered by it, also where it stays as it is.
 */
export const setSecrecy = defineCommand({
  type: 'setSecrecy',
  citation: 'procedure §3.2',
  during: stages,
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ secrecy: z.enum(secrecyLevels), reason: paragraph(1000) }),
  decide: (state, input) =>
    input.secrecy === levelOf(state) && !state.secrecyProposal
      ? refuse('sameSecrecy', { field: 'secrecy' })
      : [happened('secrecySet', input)],
});
