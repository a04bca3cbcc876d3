import { leftToRecover } from '../../../domain/case/assets';
import type { CaseState, Recommendation } from '../../../domain/case/state';
import { formatAmount } from '../../../language/amounts';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';

/** What was recommended, recovered and is left, in one line each; nothing where a recommendation is after no assets. */
export function assetLines({ assets }: Pick<Recommendation, 'assets'>, t: Translate): string[] {
  if (!assets) return [];
  const { amount, recovered, givenUp, surplusReason } = assets;
  const sums = { amount, recovered, left: leftToRecover(assets) };
  const shown = Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, formatAmount(sum)]));
  return [
    t('cases:recommendations.amounts', shown),
    ...(givenUp
      ? [
          t('cases:recommendations.givenUp', {
            amount: formatAmount(givenUp.amount),
            reason: givenUp.reason,
          }),
        ]
      : []),
    ...(surplusReason ? [t('cases:recommendations.surplus', { reason: surplusReason })] : []),
  ];
}

/** The recommendations of a case as its page shows them. */
export const shownRecommendations = ({ recommendations }: CaseState, t: Translate) =>
  recommendations.map((recommendation) => ({
    ...recommendation,
    kindText: word(t, 'recommendationKinds', recommendation.kind ?? 'remedy'),
    assetLines: assetLines(recommendation, t),
  }));
