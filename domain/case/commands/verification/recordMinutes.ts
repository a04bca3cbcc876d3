import { z } from 'zod';
import { hours, namedOneByOne, namedWithPost, whyNotHours } from '../../../meetings/minutes';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, optional, paragraph } from '../../fields';

/** Minutes of a working session of the team. */
export const recordMinutes = defineCommand({
  type: 'recordMinutes',
  citation: 'procedure §3.3',
  during: ['verification'],
  givenBy: ['caseTeam'],
  input: () =>
    z.object({
      on: date(),
      title: line(),
      content: paragraph(20000),
      ...hours(),
      place: optional(line(300)),
      secretary: namedWithPost(),
      /** With whom the team worked, one by one, by name and post. */
      workedWith: namedOneByOne(),
    }),
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? whyNotHours(input) ?? [happened('minutesRecorded', input)],
});
