import { z } from 'zod';
import { findOpenAssets, hasOpenAssets, leftToRecover } from '../../assets';
import { whyNoReason, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** What is left of the assets is not pursued any further, with the reason: the debtor has died without means, for instance. */
export const giveUpRecovery = defineCommand({
  type: 'giveUpRecovery',
  citation: 'procedure §3.5',
  during: ['discipline', 'publication', 'closed'],
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({
      recommendationId: z.string().max(20).meta({ ref: 'recommendation' }),
      on: date(),
      reason: paragraph(),
      lateReason: lateReason(),
    }),
  obstacle: (state) => (hasOpenAssets(state) ? undefined : refuse('noOpenAssets')),
  decide: (state, input, ctx) => {
    const assets = findOpenAssets(state, input.recommendationId);
    if (!assets) return refuse('unknownRecommendation', { field: 'recommendationId' });
    return (
      whyNoReason('reason', input.reason) ??
      whyNotDate(state, ctx, 'on', input.on) ?? [
        happened('recoveryGivenUp', { ...input, amount: leftToRecover(assets) }),
      ]
    );
  },
});
