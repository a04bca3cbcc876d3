import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { line, paragraph } from '../../fields';
import { stages } from '../../vocabulary';

/** Has a file kept whatever the schedule says, for a court, an investigation or an appeal; what was to be destroyed is not. */
export const holdFile = defineCommand({
  type: 'holdFile',
  citation: 'Luật Tố cáo art. 39',
  during: stages,
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ onBehalfOf: line(), reason: paragraph(1000) }),
  decide: (_state, input) => [happened('fileHeld', input)],
});
