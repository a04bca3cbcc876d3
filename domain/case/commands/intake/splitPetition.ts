import { z } from 'zod';
import { pursued } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { allegationRef, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { partKinds } from '../../vocabulary';

/** Parts a mixed petition: what is named becomes a case of its own, linked to this one (procedure §2). */
export const splitPetition = defineCommand({
  type: 'splitPetition',
  citation: 'procedure §2',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'departmentHead'],
  input: () =>
    z.object({
      allegationIds: z.array(allegationRef()).min(1).max(50).meta({ ref: 'allegation' }),
      newKind: z.enum(partKinds),
      keptKind: z.enum(partKinds),
      explanation: paragraph(),
    }),
  obstacle: ({ kind }) => (kind === 'mixed' ? undefined : refuse('notMixed')),
  decide: (state, input) => {
    const known = pursued(state).map(({ id }) => id);
    const { allegationIds, newKind, keptKind } = input;
    if (!allegationIds.every((id) => known.includes(id)))
      return refuse('unknownAllegation', { field: 'allegationIds' });
    if (known.every((id) => allegationIds.includes(id)))
      return refuse('nothingLeftToSplit', { field: 'allegationIds' });
    if (newKind === keptKind) return refuse('partsOfOneKind', { field: 'newKind' });
    const into = `${state.caseId}-${(state.parts ?? []).length + 2}`;
    return [happened('petitionSplit', { ...input, into })];
  },
});
