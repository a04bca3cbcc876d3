import { z } from 'zod';
import { requestsWithoutPaper } from '../../../protection/requests';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** The written request has come that follows what was asked for in person or by telephone (Luật Tố cáo art. 50). */
export const recordProtectionPaper = defineCommand({
  type: 'recordProtectionPaper',
  citation: 'Luật Tố cáo art. 50; procedure §7',
  during: stages,
  givenBy: ['intakeOfficer', 'areaOfficer', 'caseTeam', 'departmentHead'],
  input: () => z.object({ on: date() }),
  obstacle: (state) => (requestsWithoutPaper(state).length > 0 ? undefined : refuse('noPaperOwed')),
  decide: (state, { on }, ctx) => {
    const refusal = whyNotDate(state, ctx, 'on', on);
    if (refusal) return refusal;
    // One letter says in writing all that was said before.
    const said = requestsWithoutPaper(state).filter((request) => (request.on ?? on) <= on);
    return said.length > 0
      ? said.map(({ seq: of }) => happened('protectionPaperCame', { of, on }))
      : refuse('noPaperOwed', { field: 'on' });
  },
});
