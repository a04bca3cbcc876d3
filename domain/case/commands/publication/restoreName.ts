import { z } from 'zod';
import { signatories } from '../../../access/signatories';
import { owesRestoration, whyNoReason, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Restores the name of a subject about whom all was wrong; that it is refused is a signatory's act, with the reason (procedure §3.4). */
export const restoreName = defineCommand({
  type: 'restoreName',
  citation: 'procedure §3.4, §7',
  during: ['publication', 'closed'],
  givenBy: ['areaOfficer', 'departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ on: date(), restored: z.boolean(), explanation: paragraph() }),
  giversOf: (_state, { restored }) => (restored ? undefined : signatories),
  obstacle: (state) => (owesRestoration(state) ? undefined : refuse('noRestorationOwed')),
  decide: (state, input, ctx) =>
    (input.restored ? undefined : whyNoReason('explanation', input.explanation)) ??
    whyNotDate(state, ctx, 'on', input.on) ?? [happened('nameRestored', input)],
});
