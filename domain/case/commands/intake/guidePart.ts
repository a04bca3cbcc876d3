import { z } from 'zod';
import { reporterCanBeTold } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { allegationRef, line, optional, paragraph } from '../../fields';
import { whyNoParting, whyNotParted } from '../../parting';
import { refuse } from '../../refusal';
import { reportKinds } from '../../vocabulary';

/**
 * Part of a letter belongs elsewhere, or must be brought forward by itself: its sender is guided, and the rest goes on here (law of
 * reception art. 25.3; NĐ 154/2026 art. 14.4; 02-HD/TW, V, 2.4).
 */
export const guidePart = defineCommand({
  type: 'guidePart',
  citation: 'procedure §2; NĐ 154/2026 art. 14.4',
  during: ['intake', 'assignment', 'verification'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () =>
    z.object({
      allegationIds: z.array(allegationRef()).min(1).max(50).meta({ ref: 'allegation' }),
      to: line(300),
      keptKind: optional(z.enum(reportKinds)),
      explanation: paragraph(),
    }),
  obstacle: (state) => (reporterCanBeTold(state) ? whyNoParting(state) : refuse('reporterNotNamed')),
  decide: (state, input) =>
    whyNotParted(state, input) ?? [
      happened('partGuided', input),
      happened('noticeOwed', { to: 'reporter', about: 'guidance' }),
    ],
});
