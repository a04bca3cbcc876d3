import type { Request } from 'express';
import { z } from 'zod';
import { firstYear, lastYear } from '../../../domain/plans/plan';
import { notFound } from '../../frame/errors/problem';

export const room = '/inspection-plans';

export type PlanRequest = Request<{ year: string }>;
export type EntryRequest = Request<{ year: string; entryId: string }>;

const yearInPath = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)
  .pipe(z.number().min(firstYear).max(lastYear));

/** @throws Problem 404 where that is no year */
export function yearOf({ params }: { params: { year: string } }): number {
  const { data } = yearInPath.safeParse(params.year);
  if (data === undefined) throw notFound();
  return data;
}

export const pathOf = (year: number): string => `${room}/${year}`;
export const entryPathOf = (year: number, entryId: string): string =>
  `${pathOf(year)}/entries/${encodeURIComponent(entryId)}`;
