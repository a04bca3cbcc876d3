import { z } from 'zod';
import { signatories } from '../../../access/signatories';
import { whyNoReason } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { allegationRef, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { whyNotAmong, withdrawalStages, withdrawnIds } from '../../withdrawal';

/** Pursues again what was withdrawn before pressure on the reporter showed (Luật Tố cáo art. 33): by a signatory, with the reason. */
export const takeUpWithdrawn = defineCommand({
  type: 'takeUpWithdrawn',
  citation: 'Luật Tố cáo art. 33; procedure §3',
  during: withdrawalStages,
  givenBy: signatories,
  input: () =>
    z.object({
      allegationIds: z.array(allegationRef()).min(1).max(50).meta({ ref: 'allegation' }),
      reason: paragraph(),
    }),
  obstacle: (state) => {
    if (withdrawnIds(state).length === 0) return refuse('nothingWithdrawn');
    return state.pressureSince === undefined ? refuse('noPressureKnown') : undefined;
  },
  decide: (state, input) =>
    whyNotAmong(input.allegationIds, withdrawnIds(state)) ??
    whyNoReason('reason', input.reason) ?? [happened('withdrawnTakenUp', input)],
});
