import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** Asks a reporter who came through the public door something, or tells them a result in writing; only their receipt code opens it. */
export const writeToReporter = defineCommand({
  type: 'writeToReporter',
  citation: 'procedure §3',
  during: stages,
  givenBy: ['intakeOfficer', 'areaOfficer', 'caseTeam', 'departmentHead'],
  input: () => z.object({ text: paragraph(), asks: z.boolean() }),
  obstacle: ({ registration }) => (registration.throughDoor ? undefined : refuse('notThroughDoor')),
  decide: (_state, input) => [happened('reporterWrittenTo', input)],
});
