import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { identityRequestRef, paragraph } from '../../fields';
import { isRefusal } from '../../refusal';
import { stages } from '../../vocabulary';
import { answerersIn, identityAnswerers, mayAnswer, whyNoneToAnswer } from './answering';

/** Refuses a request to read what is sealed of the reporter, with the reason: both stay in the case. */
export const denyIdentity = defineCommand({
  type: 'denyIdentity',
  citation: 'Luật Tố cáo art. 56; procedure §7',
  during: stages,
  givenBy: identityAnswerers,
  input: () => z.object({ request: identityRequestRef(), reason: paragraph(1000) }),
  giversOf: answerersIn,
  obstacle: whyNoneToAnswer,
  decide: (state, { request, reason }, { actor }) => {
    const one = mayAnswer(state, request, actor);
    return isRefusal(one) ? one : [happened('identityDenied', { request, accountId: one.by, reason })];
  },
});
