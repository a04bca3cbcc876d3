import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import { whyNoReason, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** Grants measures of protection, changes them, or refuses them with the reason (procedure §7). */
export const decideProtection = defineCommand({
  type: 'decideProtection',
  citation: '231-QĐ/TW; procedure §7',
  during: stages,
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({ on: date(), granted: z.boolean(), measures: paragraph(), lateReason: lateReason() }),
  obstacle: (state) => (state.protectionRequested ? undefined : refuse('noProtectionRequested')),
  decide: (state, input, ctx) =>
    (input.granted ? undefined : whyNoReason('measures', input.measures)) ??
    whyNotDate(state, ctx, 'on', input.on) ?? [
      happened('protectionDecided', input),
      ...stopClock(state, ctx, 'protection'),
    ],
});
