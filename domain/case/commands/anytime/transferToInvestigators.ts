import { z } from 'zod';
import { findOpenTransfer, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Hands signs of crime to the investigating body; the case waits for its answer and goes on with the rest. */
export const transferToInvestigators = defineCommand({
  type: 'transferToInvestigators',
  citation: '22-QĐ/TW; procedure §3, side processes',
  during: ['assignment', 'verification', 'discipline', 'publication'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ to: line(300), on: date(), grounds: paragraph() }),
  obstacle: (state) => (findOpenTransfer(state) ? refuse('transferPending') : undefined),
  decide: (state, input, ctx) => whyNotDate(state, ctx, 'on', input.on) ?? [happened('transferred', input)],
});
