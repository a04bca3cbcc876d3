import { z } from 'zod';
import { whyNotMessage } from '../../../protection/requests';
import { protectionAskers } from '../../../protection/vocabulary';
import { reporterCanBeTold, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, doorMessageRef, optional, paragraph } from '../../fields';
import { protectionAsked } from '../../protectionAsked';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** The reporter or a relative tells of retaliation: it comes up to those who sign, as a request for protection does (Luật Tố cáo art. 48, 57). */
export const reportRetaliation = defineCommand({
  type: 'reportRetaliation',
  citation: 'Luật Tố cáo art. 48, art. 57; 231-QĐ/TW; procedure §7',
  during: stages,
  givenBy: ['intakeOfficer', 'areaOfficer', 'caseTeam', 'departmentHead'],
  input: () =>
    z.object({
      askedBy: z.enum(protectionAskers),
      on: date(),
      explanation: paragraph(),
      message: optional(doorMessageRef()),
    }),
  obstacle: (state) => (reporterCanBeTold(state) ? undefined : refuse('reporterNotNamed')),
  decide: (state, input, ctx) =>
    whyNotMessage(state, input.message) ??
    whyNotDate(state, ctx, 'on', input.on) ?? [
      happened('retaliationReported', input),
      ...protectionAsked(state, ctx, input),
    ],
});
