import { z } from 'zod';
import { secrecyLevels } from '../../../access/sight';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';
import { levelOf } from '../../secrecy';

/** Proposes how secret a case is; it holds once a head has set it. */
export const proposeSecrecy = defineCommand({
  type: 'proposeSecrecy',
  citation: 'procedure §3.2',
  during: stages,
  givenBy: ['caseTeam', 'intakeOfficer', 'areaOfficer'],
  input: () => z.object({ secrecy: z.enum(secrecyLevels), reason: paragraph(1000) }),
  decide: (state, input) =>
    input.secrecy === levelOf(state)
      ? refuse('sameSecrecy', { field: 'secrecy' })
      : [happened('secrecyProposed', input)],
});
