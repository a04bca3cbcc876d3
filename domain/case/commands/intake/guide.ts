import { z } from 'zod';
import { reporterCanBeTold } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Returns the report to its sender with guidance on where it belongs; only a named sender can be guided. */
export const guide = defineCommand({
  type: 'guide',
  citation: 'procedure §3.1',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () => z.object({ to: line(300), explanation: paragraph() }),
  obstacle: (state) => (reporterCanBeTold(state) ? undefined : refuse('reporterNotNamed')),
  decide: (_state, input) => [happened('guided', input)],
});
