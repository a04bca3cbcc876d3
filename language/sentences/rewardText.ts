import type { RewardForm } from '../../domain/procedure/rewards';
import { formatAmount } from '../amounts';
import type { Translate } from '../texts';
import { word } from './vocabulary';

/** With what whoever reported is to be commended; undefined where that was not said. */
export function rewardText(
  t: Translate,
  { form, amount }: { form?: RewardForm | undefined; amount?: number | undefined },
): string | undefined {
  if (form === undefined) return undefined;
  const name = word(t, 'rewardForms', form);
  return amount === undefined ? name : `${name}, ${formatAmount(amount)}`;
}
