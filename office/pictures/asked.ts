import { z } from 'zod';
import { reportKinds } from '../../domain/case/vocabulary';
import { monthsUpTo } from '../../domain/pictures/months';
import { officeToday } from '../../language/dates';
import type { AskedFigures } from './figures';

const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

/** A question for figures as it is sent; months that are not said are the last twelve. */
export const askedSchema = z.object({
  from: month.optional(),
  to: month.optional(),
  kind: z.enum(reportKinds).optional(),
  unit: z.string().min(1).max(100).optional(),
});
export type SentQuestion = z.infer<typeof askedSchema>;

/** So many months can be chosen from: a term of five years. */
export const monthsOffered = 60;
const usualMonths = 12;

/** The question with its months; undefined where they end before they begin, or are more than can be drawn. */
export function rangeAsked({ from, to, kind, unit }: SentQuestion): AskedFigures | undefined {
  const last = to ?? officeToday().slice(0, 7);
  const first = from ?? monthsUpTo(last, usualMonths).from;
  return first > last || first < monthsUpTo(last, monthsOffered).from
    ? undefined
    : { from: first, to: last, kind, unit };
}
