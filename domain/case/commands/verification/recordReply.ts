import { z } from 'zod';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** The reply to a request for information. */
export const recordReply = defineCommand({
  type: 'recordReply',
  citation: 'procedure §3.3',
  during: ['verification', 'discipline'],
  givenBy: ['caseTeam'],
  input: () =>
    z.object({
      requestId: z.string().max(20).meta({ ref: 'request' }),
      on: date(),
      summary: paragraph(20000),
      lateReason: lateReason(),
    }),
  obstacle: (state) =>
    state.requests.some((request) => !request.repliedOn) ? undefined : refuse('noOpenRequest'),
  decide: (state, input, ctx) => {
    const open = state.requests.some(({ id, repliedOn }) => id === input.requestId && !repliedOn);
    if (!open) return refuse('unknownRequest', { field: 'requestId' });
    return whyNotDate(state, ctx, 'on', input.on) ?? [happened('replyRecorded', input)];
  },
});
