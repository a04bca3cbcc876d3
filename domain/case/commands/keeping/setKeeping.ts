import { z } from 'zod';
import { keepingKindOf } from '../../../keeping/kept';
import { keepingKinds } from '../../../keeping/schedule';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Finds of what kind a closed file is, and so how long it is kept. */
export const setKeeping = defineCommand({
  type: 'setKeeping',
  citation: 'Luật Tố cáo art. 39',
  during: ['closed'],
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ keptAs: z.enum(keepingKinds), reason: paragraph(1000) }),
  decide: (state, { keptAs: kind, reason }) =>
    kind === keepingKindOf(state)
      ? refuse('sameKeeping', { field: 'keptAs' })
      : [happened('keepingSet', { kind, reason })],
});
