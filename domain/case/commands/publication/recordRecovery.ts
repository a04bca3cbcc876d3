import { z } from 'zod';
import { findOpenAssets, hasOpenAssets, leftToRecover } from '../../assets';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { amount, date, lateReason, mostDong, optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Assets have come back, each time with the amount in đồng; more than was recommended only with the reason. */
export const recordRecovery = defineCommand({
  type: 'recordRecovery',
  citation: 'procedure §3.5',
  during: ['discipline', 'publication', 'closed'],
  givenBy: ['caseTeam', 'areaOfficer', 'departmentHead', 'publisher'],
  input: () =>
    z.object({
      recommendationId: z.string().max(20).meta({ ref: 'recommendation' }),
      on: date(),
      amount: amount(),
      report: paragraph(),
      surplusReason: optional(paragraph(1000)),
      lateReason: lateReason(),
    }),
  obstacle: (state) => (hasOpenAssets(state) ? undefined : refuse('noOpenAssets')),
  decide: (state, { surplusReason, ...input }, ctx) => {
    const assets = findOpenAssets(state, input.recommendationId);
    if (!assets) return refuse('unknownRecommendation', { field: 'recommendationId' });
    if (assets.recovered + input.amount > mostDong) return refuse('sumTooLarge', { field: 'amount' });
    const left = leftToRecover(assets);
    const isSurplus = input.amount > left;
    if (isSurplus && surplusReason === undefined)
      return refuse('moreThanRecommended', { field: 'amount', params: { left } });
    return (
      whyNotDate(state, ctx, 'on', input.on) ?? [
        happened('assetsRecovered', isSurplus ? { ...input, surplusReason } : input),
      ]
    );
  },
});
