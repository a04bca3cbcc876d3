import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { futureDate, line, paragraph } from '../../fields';

/** Asks another body or an expert; the case shows whose reply it waits for. */
export const requestInformation = defineCommand({
  type: 'requestInformation',
  citation: 'procedure §3.3',
  during: ['verification'],
  givenBy: ['caseTeam'],
  input: () => z.object({ to: line(300), about: paragraph(), replyBy: futureDate().optional() }),
  decide: (state, input) => [
    happened('informationRequested', { ...input, requestId: `r${state.requests.length + 1}` }),
  ],
});
