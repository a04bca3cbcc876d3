import { z } from 'zod';
import { awaitsCommendation, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { commendationResults } from '../../vocabulary';

/** How the proposal was decided; without the reporter's consent a commendation stays internal (procedure §7). */
export const recordCommendation = defineCommand({
  type: 'recordCommendation',
  citation: '27-CT/TW, 231-QĐ/TW; procedure §3.5, §7',
  during: ['publication', 'closed'],
  givenBy: ['areaOfficer', 'departmentHead', 'viceChair', 'chair'],
  input: () =>
    z.object({
      on: date(),
      result: z.enum(commendationResults),
      number: optional(line(60)),
      explanation: paragraph(),
    }),
  obstacle: (state) => (awaitsCommendation(state) ? undefined : refuse('noCommendationProposed')),
  decide: (state, input, ctx) =>
    input.result === 'openly' && state.commendation?.consentOn === undefined
      ? refuse('noConsentToOpen', { field: 'result' })
      : (whyNotDate(state, ctx, 'on', input.on) ?? [happened('commendationDecided', input)]),
});
