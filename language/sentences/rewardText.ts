import type { RewardForm } from '../../domain/procedure/rewards';
import { formatAmount } from '../amounts';
import type { Translate } from '../texts';
import { word } from './vocabulary';

/** With what whoever reported is to be commended; undefined where that was not said. */
export function rewardText(
  t: Translate,
  { reward, amount }: { reward?: RewardForm | undefined; amount?: number | undefined },
): string | undefined {
  if (reward === undefined) return undefined;
  const name = word(t, 'rewardForms', reward);
  return amount === undefined ? name : `${name}, ${formatAmount(amount)}`;
}
