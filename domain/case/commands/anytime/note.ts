import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { stages } from '../../vocabulary';

/** A remark for colleagues. */
export const note = defineCommand({
  type: 'note',
  citation: 'procedure §3',
  during: stages,
  givenBy: [
    'caseTeam', 'intakeOfficer', 'areaOfficer', 'departmentHead', 'commissioner', 'viceChair', 'chair', 'publisher',
  ], // prettier-ignore
  input: () => z.object({ text: paragraph() }),
  decide: (_state, input) => [happened('noted', input)],
});
