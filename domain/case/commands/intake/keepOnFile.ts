import { z } from 'zod';
import { groundsFor } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { refusalGrounds } from '../../vocabulary';

/** Keeps a report on file with the reason, opening nothing: anonymous and nothing to check, for instance. */
export const keepOnFile = defineCommand({
  type: 'keepOnFile',
  citation: 'procedure §3.1, §6',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () => z.object({ ground: z.enum(refusalGrounds), explanation: paragraph() }),
  decide: (state, input, { procedure }) =>
    groundsFor(state, procedure).includes(input.ground)
      ? [happened('keptOnFile', input)]
      : refuse('groundNotForKind', { field: 'ground' }),
});
