import { z } from 'zod';
import { hoursAfter } from '../../../calendar/officeHour';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { count, identityParts, identityRequestRef } from '../../fields';
import { identityOpenHours } from '../../identity';
import { isRefusal, refuse } from '../../refusal';
import { stages } from '../../vocabulary';
import { answerersIn, identityAnswerers, mayAnswer, whyNoneToAnswer } from './answering';

/** Opens what is sealed of the reporter to whoever asked: of what they asked for, and no longer than they asked. It ends by itself. */
export const grantIdentity = defineCommand({
  type: 'grantIdentity',
  citation: 'Luật Tố cáo art. 56; procedure §7',
  during: stages,
  givenBy: identityAnswerers,
  input: () =>
    z.object({
      request: identityRequestRef(),
      fields: identityParts(),
      hours: count(identityOpenHours).min(1),
    }),
  giversOf: answerersIn,
  obstacle: whyNoneToAnswer,
  decide: (state, { request, fields, hours }, { actor, now }) => {
    const one = mayAnswer(state, request, actor);
    if (isRefusal(one)) return one;
    if (fields.some((field) => !one.fields.includes(field)))
      return refuse('identityBeyondAsked', { field: 'fields' });
    if (hours > one.hours) return refuse('identityHoursBeyondAsked', { field: 'hours' });
    const until = hoursAfter(now, hours);
    return [happened('identityGranted', { request, accountId: one.by, fields, hours, until })];
  },
});
