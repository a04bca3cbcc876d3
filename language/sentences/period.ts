import type { Period } from '../../domain/figures/period';
import { formatDate } from '../dates';
import type { Translate } from '../texts';
import { inside } from './inside';

/** What a period is called: "Quý I năm 2026". */
export function periodText(
  period: Pick<Period, 'kind' | 'from' | 'to'> & {
    year?: number | undefined;
    month?: number | undefined;
    term?: string | undefined;
  },
  t: Translate,
): string {
  const { kind, from, to, year, month, term } = period;
  return t(`figures:period.${kind}`, { year, month, term, from: formatDate(from), to: formatDate(to) });
}

/** A period with its days, where its name alone does not say them. */
export const periodWithDays = (period: Parameters<typeof periodText>[0], t: Translate): string =>
  period.kind === 'range'
    ? periodText(period, t)
    : t('figures:period.withDays', {
        name: periodText(period, t),
        from: formatDate(period.from),
        to: formatDate(period.to),
      });

/** A period within a sentence: "quý I năm 2026". */
export const periodInside = (period: Parameters<typeof periodText>[0], t: Translate): string =>
  inside(periodText(period, t));
