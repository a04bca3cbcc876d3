import { z } from 'zod';
import { groundsFor, reporterCanBeTold } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { refusalGrounds } from '../../vocabulary';

/** Does not accept the report, on a ground of procedure §6; a named reporter is told why. */
export const refuseReport = defineCommand({
  type: 'refuseReport',
  citation: 'procedure §6',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () => z.object({ ground: z.enum(refusalGrounds), explanation: paragraph() }),
  decide: (state, input, { procedure }) => {
    if (!groundsFor(state, procedure).includes(input.ground))
      return refuse('groundNotForKind', { field: 'ground' });
    return [
      happened('refused', input),
      ...(reporterCanBeTold(state) ? [happened('noticeOwed', { to: 'reporter', about: 'refusal' })] : []),
    ];
  },
});
