import { z } from 'zod';
import { findOpenAssets } from '../../assets';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** What the organisation has done about a recommendation; what comes back of assets is recorded by its amount. */
export const followRecommendation = defineCommand({
  type: 'followRecommendation',
  citation: 'procedure §3.5',
  during: ['discipline', 'publication', 'closed'],
  givenBy: ['caseTeam', 'areaOfficer', 'departmentHead', 'publisher'],
  input: () =>
    z.object({
      recommendationId: z.string().max(20).meta({ ref: 'recommendation' }),
      on: date(),
      done: z.boolean(),
      report: paragraph(),
      lateReason: lateReason(),
    }),
  obstacle: (state) =>
    state.recommendations.some(({ done, assets }) => !done && !assets)
      ? undefined
      : refuse('noOpenRecommendation'),
  decide: (state, input, ctx) => {
    const open = state.recommendations.some(({ id, done }) => id === input.recommendationId && !done);
    if (!open) return refuse('unknownRecommendation', { field: 'recommendationId' });
    if (findOpenAssets(state, input.recommendationId))
      return refuse('assetsAreRecovered', { field: 'recommendationId' });
    return whyNotDate(state, ctx, 'on', input.on) ?? [happened('recommendationFollowed', input)];
  },
});
