import { z } from 'zod';
import { reporterCanBeTold, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { allegationRef, date, paragraph } from '../../fields';
import { protectionAsked } from '../../protectionAsked';
import { refuse } from '../../refusal';
import { whyNotAmong, withdrawable, withdrawalStages } from '../../withdrawal';

/**
 * The meeting with a reporter who asks to withdraw: what they withdraw, and whether threats, coercion or bribes show behind it; then
 * protection is asked for at once. A signatory decides on the withdrawal (Luật Tố cáo art. 33).
 */
export const meetReporter = defineCommand({
  type: 'meetReporter',
  citation: 'Luật Tố cáo art. 33; procedure §3',
  during: withdrawalStages,
  givenBy: ['intakeOfficer', 'areaOfficer', 'caseTeam'],
  input: () =>
    z.object({
      on: date(),
      allegationIds: z.array(allegationRef()).min(1).max(50).meta({ ref: 'allegation' }),
      pressureSuspected: z.boolean(),
      content: paragraph(20000),
    }),
  obstacle: (state) => (reporterCanBeTold(state) ? undefined : refuse('reporterNotNamed')),
  decide: (state, input, ctx) =>
    whyNotAmong(input.allegationIds, withdrawable(state)) ??
    whyNotDate(state, ctx, 'on', input.on) ?? [
      happened('reporterMet', input),
      ...(input.pressureSuspected ? protectionAsked(state, ctx, { explanation: input.content }) : []),
    ],
});
