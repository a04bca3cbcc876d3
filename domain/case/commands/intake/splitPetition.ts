import { z } from 'zod';
import { reporterCanBeTold } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { allegationRef, paragraph } from '../../fields';
import { whyNoParting, whyNotParted } from '../../parting';
import { refuse } from '../../refusal';
import { partKinds, reportKinds } from '../../vocabulary';

/**
 * Parts a mixed petition: what is named becomes a case of its own, linked to this one (procedure §2). Where it shows only after
 * acceptance that the letter is mixed, the case goes on as what it was taken on as. Where the law has its sender guided instead, it is parted only
 * if they cannot be told (NĐ 154/2026 art. 14.4; 02-HD/TW, V, 2.4).
 */
export const splitPetition = defineCommand({
  type: 'splitPetition',
  citation: 'procedure §2',
  during: ['intake', 'assignment', 'verification'],
  givenBy: ['intakeOfficer', 'departmentHead'],
  input: () =>
    z.object({
      allegationIds: z.array(allegationRef()).min(1).max(50).meta({ ref: 'allegation' }),
      newKind: z.enum(partKinds),
      keptKind: z.enum(reportKinds),
      explanation: paragraph(),
    }),
  obstacle: (state, _actor, { procedure }) => {
    if (state.stage === 'intake' && state.kind !== 'mixed') return refuse('notMixed');
    // Whoever cannot be told cannot be guided either.
    const isGuided = procedure.mixedPetition?.value.by === 'guiding' && reporterCanBeTold(state);
    return isGuided ? refuse('guideInstead') : whyNoParting(state);
  },
  decide: (state, input) => {
    const why = whyNotParted(state, input);
    if (why) return why;
    if (input.newKind === input.keptKind) return refuse('partsOfOneKind', { field: 'newKind' });
    const into = `${state.caseId}-${(state.parts ?? []).length + 2}`;
    return [happened('petitionSplit', { ...input, into })];
  },
});
