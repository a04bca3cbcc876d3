import { z } from 'zod';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, paragraph } from '../../fields';

/** Minutes of a working session of the team. */
export const recordMinutes = defineCommand({
  type: 'recordMinutes',
  citation: 'procedure §3.3',
  during: ['verification'],
  givenBy: ['caseTeam'],
  input: () => z.object({ on: date(), title: line(), content: paragraph(20000) }),
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? [happened('minutesRecorded', input)],
});
