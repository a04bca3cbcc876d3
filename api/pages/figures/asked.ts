import { z } from 'zod';
import type { FigureForm } from '../../../domain/figures/form';
import { findPeriodById, type Period, periodId, type PeriodScheme } from '../../../domain/figures/period';
import type { LanguageCode } from '../../../domain/text/languages';
import { formatDate } from '../../../language/dates';
import type { Translate } from '../../../language/texts';
import { figureForms, periodSchemes } from '../../../office/figures/forms';
import { type KnownUntil, knownUntil } from '../../../office/figures/reckon';
import { notFound } from '../../frame/errors/problem';

/** @throws Problem 404 */
export function getPeriod(id: string): Period {
  const period = findPeriodById(periodSchemes(), id);
  if (!period) throw notFound();
  return period;
}

/** @throws Problem 404 */
export function getForm(id: string): FigureForm {
  const form = figureForms().find((one) => one.id === id);
  if (!form) throw notFound();
  return form;
}

const knownQuery = z.object({ known: z.enum(knownUntil).catch('now') });
export const askedKnown = (query: unknown): KnownUntil => knownQuery.parse(query).known;
/** What an address asks besides, where it asks for the figures of the last day. */
export const knownSuffix = (known: KnownUntil): string => (known === 'now' ? '' : `?known=${known}`);

export const schemeOf = ({ scheme }: Pick<Period, 'scheme'>): PeriodScheme => {
  const found = periodSchemes().find(({ id }) => id === scheme);
  if (!found) throw notFound();
  return found;
};

/** "Quý I năm 2026", and its days. */
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

/** What a period's days go by, and whether the office has set them itself. */
export function basisOf(period: Period, t: Translate, language: LanguageCode) {
  const { title, citation, confidence, notFound: missing } = schemeOf(period);
  const isOwn = period.kind !== 'range' && missing.includes(period.kind);
  return {
    id: periodId(period),
    scheme: title[language],
    citation,
    confidence: t(`procedures:confidence.${confidence}`),
    isOwn,
    withoutDeadline: missing.includes('deadline'),
  };
}
