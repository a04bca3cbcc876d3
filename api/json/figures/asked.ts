import type { FigureForm } from '../../../domain/figures/form';
import { findPeriodById, type Period } from '../../../domain/figures/period';
import { figureForms, periodSchemes } from '../../../office/figures/forms';
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
