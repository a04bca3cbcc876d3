import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Joins a report about the same matter to the case that already pursues it. */
export const merge = defineCommand({
  type: 'merge',
  citation: 'procedure §3.1',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () => z.object({ into: z.string().min(1).max(100).meta({ ref: 'case' }), explanation: paragraph() }),
  decide: (state, input) =>
    input.into === state.caseId ? refuse('mergedWithItself', { field: 'into' }) : [happened('merged', input)],
});
