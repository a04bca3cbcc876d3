import { z } from 'zod';
import { owesApology, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { apologyForms, restoredRights, stages } from '../../vocabulary';

/** Apologises for wrong discipline and says which rights were restored; a case that is closed stays closed. */
export const apologise = defineCommand({
  type: 'apologise',
  citation: '117-QĐ/TW; procedure §5',
  during: stages,
  givenBy: ['areaOfficer', 'departmentHead', 'viceChair', 'chair'],
  input: () =>
    z.object({
      on: date(),
      place: line(300),
      how: z.enum(apologyForms),
      rights: z.array(z.enum(restoredRights)).min(1).max(restoredRights.length),
      explanation: paragraph(),
    }),
  obstacle: (state) => (owesApology(state) ? undefined : refuse('noApologyOwed')),
  decide: (state, input, ctx) => whyNotDate(state, ctx, 'on', input.on) ?? [happened('apologyGiven', input)],
});
