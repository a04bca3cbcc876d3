import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { count, futureDate, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** The officer in charge of the area proposes contents, method and period of the verification (procedure §3.2). */
export const proposeAssignment = defineCommand({
  type: 'proposeAssignment',
  citation: 'procedure §3.2',
  during: ['assignment'],
  givenBy: ['areaOfficer', 'departmentHead'],
  input: () =>
    z.object({
      purpose: line(500),
      contents: paragraph(),
      method: paragraph(),
      periodFrom: futureDate(),
      periodTo: futureDate(),
      durationDays: count(365),
    }),
  decide: (_state, input) =>
    input.periodTo < input.periodFrom
      ? refuse('periodReversed', { field: 'periodTo' })
      : [happened('assignmentProposed', input)],
});
