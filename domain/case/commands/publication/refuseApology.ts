import { z } from 'zod';
import { owesApology, whyNoReason, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** Refuses the apology that an appeal has made owed, with the reason. */
export const refuseApology = defineCommand({
  type: 'refuseApology',
  citation: '117-QĐ/TW; procedure §5',
  during: stages,
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ on: date(), reason: paragraph() }),
  obstacle: (state) => (owesApology(state) ? undefined : refuse('noApologyOwed')),
  decide: (state, input, ctx) =>
    whyNoReason('reason', input.reason) ??
    whyNotDate(state, ctx, 'on', input.on) ?? [happened('apologyRefused', input)],
});
