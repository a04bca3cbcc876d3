import { z } from 'zod';
import { pursued, reporterCanBeTold } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { allegationRef, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/**
 * The reporter withdraws allegations: they are not pursued further, except when threats, coercion or bribes lie behind it;
 * then the case goes on and protection is asked for (procedure §3, withdrawal).
 */
export const withdraw = defineCommand({
  type: 'withdraw',
  citation: 'procedure §3',
  during: ['intake', 'assignment', 'verification'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'caseTeam'],
  input: () =>
    z.object({
      allegationIds: z.array(allegationRef()).min(1).max(50).meta({ ref: 'allegation' }),
      pressureSuspected: z.boolean(),
      explanation: paragraph(),
    }),
  obstacle: (state) => (reporterCanBeTold(state) ? undefined : refuse('reporterNotNamed')),
  decide: (state, input) => {
    // What the inspection found itself is not the reporter's to withdraw.
    const known = new Set(pursued(state).flatMap(({ id, found }) => (found ? [] : id)));
    if (!input.allegationIds.every((id) => known.has(id))) {
      return refuse('unknownAllegation', { field: 'allegationIds' });
    }
    return [
      happened('withdrawn', input),
      ...(input.pressureSuspected
        ? [happened('protectionRequested', { explanation: input.explanation })]
        : [happened('noticeOwed', { to: 'reporter', about: 'withdrawal' })]),
    ];
  },
});
