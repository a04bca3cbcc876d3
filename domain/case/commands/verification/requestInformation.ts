import { z } from 'zod';
import { localDate } from '../../../calendar/officeDays';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { futureDate, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Asks another body or an expert; the case shows whose reply it waits for. */
export const requestInformation = defineCommand({
  type: 'requestInformation',
  citation: 'procedure §3.3',
  during: ['verification'],
  givenBy: ['caseTeam'],
  input: () => z.object({ to: line(300), about: paragraph(), replyBy: futureDate().optional() }),
  decide: (state, input, { procedure, calendar, now }) => {
    // Where a clock runs for the answer, it must be able to run.
    const runsUntil = procedure.limits.reply && input.replyBy;
    if (runsUntil !== undefined && runsUntil <= localDate(calendar, now))
      return refuse('replyByPast', { field: 'replyBy' });
    return [happened('informationRequested', { ...input, requestId: `r${state.requests.length + 1}` })];
  },
});
