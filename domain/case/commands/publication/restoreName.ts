import { z } from 'zod';
import { owesRestoration, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Restores the name of a subject about whom all was wrong, or says why that is refused (procedure §3.4). */
export const restoreName = defineCommand({
  type: 'restoreName',
  citation: 'procedure §3.4, §7',
  during: ['publication'],
  givenBy: ['areaOfficer', 'departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ on: date(), restored: z.boolean(), explanation: paragraph() }),
  obstacle: (state) => (owesRestoration(state) ? undefined : refuse('noRestorationOwed')),
  decide: (state, input, ctx) => whyNotDate(state, ctx, 'on', input.on) ?? [happened('nameRestored', input)],
});
