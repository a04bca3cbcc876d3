import { z } from 'zod';
import { findOpenTransfer, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** What the investigating body answered. */
export const recordTransferReply = defineCommand({
  type: 'recordTransferReply',
  citation: 'procedure §3, side processes',
  during: stages,
  givenBy: ['caseTeam', 'areaOfficer', 'departmentHead', 'viceChair'],
  input: () => z.object({ on: date(), summary: paragraph() }),
  obstacle: (state) => (findOpenTransfer(state) ? undefined : refuse('noOpenTransfer')),
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? [happened('transferAnswered', input)],
});
