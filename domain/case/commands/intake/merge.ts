import { z } from 'zod';
import { comparedCase } from '../../compared';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { linkedConflicts, paragraph } from '../../fields';
import { mergedInto, needsSecondLook } from '../../merging';
import { refuse } from '../../refusal';

const joined = () =>
  z.object({ into: z.string().min(1).max(100).meta({ ref: 'case' }), explanation: paragraph() });

/**
 * Joins a report about the same matter to the case that already pursues it. Where their subjects are written otherwise, it is only
 * proposed: somebody else looks as well.
 */
export const merge = defineCommand({
  type: 'merge',
  citation: 'procedure §3.1',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: joined,
  completed: () => joined().extend({ linkedConflicts: linkedConflicts(), compared: comparedCase() }),
  obstacle: ({ mergeProposal }) => (mergeProposal ? refuse('mergeAwaits') : undefined),
  decide: (state, { linkedConflicts: conflicts, compared, ...input }, ctx) => {
    if (input.into === state.caseId) return refuse('mergedWithItself', { field: 'into' });
    // Commands from before cases were compared bring nothing along, and are decided as they were then.
    return compared && needsSecondLook(compared.differs)
      ? [happened('mergeProposed', { ...input, ...compared })]
      : mergedInto(state, input, conflicts, ctx);
  },
});
