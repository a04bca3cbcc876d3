import { z } from 'zod';
import { localDate } from '../../../calendar/officeDays';
import { pursued } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { allegationRef, date, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { findings } from '../../vocabulary';

/** The team's finding on one allegation: right, partly right, wrong, no basis yet; and when the violation ended. */
export const setFinding = defineCommand({
  type: 'setFinding',
  citation: 'procedure §3.3',
  during: ['verification'],
  givenBy: ['caseTeam'],
  input: () =>
    z.object({
      allegationId: allegationRef(),
      finding: z.enum(findings),
      reasons: paragraph(20000),
      endedOn: date().optional(),
    }),
  obstacle: (state) => (state.announcedOn ? undefined : refuse('announceFirst')),
  decide: (state, input, ctx) => {
    if (!pursued(state).some(({ id }) => id === input.allegationId)) {
      return refuse('unknownAllegation', { field: 'allegationId' });
    }
    if (input.endedOn !== undefined && input.endedOn > localDate(ctx.calendar, ctx.now)) {
      return refuse('dateInFuture', { field: 'endedOn' });
    }
    return [happened('findingSet', input)];
  },
});
