import { z } from 'zod';
import type { FigureForm } from '../../../domain/figures/form';
import { findPeriodById, type Period, periodId, type PeriodScheme } from '../../../domain/figures/period';
import type { LanguageCode } from '../../../domain/text/languages';
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
