import { z } from 'zod';
import { awaitsProtection, reporterCanBeTold } from '../../checks';
import { defineCommand } from '../../command';
import { paragraph } from '../../fields';
import { protectionAsked } from '../../protectionAsked';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** Asks for protection of the reporter or those close to them (procedure §7); a request that was decided can be made anew. */
export const requestProtection = defineCommand({
  type: 'requestProtection',
  citation: '231-QĐ/TW; procedure §7',
  during: stages,
  givenBy: ['intakeOfficer', 'areaOfficer', 'caseTeam', 'departmentHead'],
  input: () => z.object({ explanation: paragraph() }),
  obstacle: (state) => {
    if (!reporterCanBeTold(state)) return refuse('reporterNotNamed');
    return awaitsProtection(state) ? refuse('protectionPending') : undefined;
  },
  decide: (state, { explanation }, ctx) => protectionAsked(state, ctx, explanation),
});
