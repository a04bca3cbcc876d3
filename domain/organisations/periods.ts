import { DateTime } from 'luxon';
import { z } from 'zod';

/** Days from one to another, both included; without an end they go on. */
export const periodShape = { from: z.iso.date(), to: z.iso.date().optional() };
export interface Period {
  from: string;
  to?: string | undefined;
}
interface Bounded {
  from: string;
  to: string;
}

const forEver = '9999-12-31';

const moved = (date: string, days: number): string => {
  const other = DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate();
  if (other === null) throw new RangeError(`${date} is not a date`);
  return other;
};
export const dayAfter = (date: string): string => (date === forEver ? forEver : moved(date, 1));
export const dayBefore = (date: string): string => moved(date, -1);

const bounded = ({ from, to = forEver }: Period): Bounded => ({ from, to });
const opened = ({ from, to }: Bounded): Period => (to === forEver ? { from } : { from, to });
const inOrder = (periods: readonly Period[]): Bounded[] =>
  periods.map(bounded).sort((a, b) => a.from.localeCompare(b.from));

export const isWithin = ({ from, to = forEver }: Period, day: string): boolean => from <= day && day <= to;

/** The first day on which two of the periods meet; undefined where each day is in one at most. */
export function findOverlap(periods: readonly Period[]): string | undefined {
  const row = inOrder(periods);
  return row.find(({ from }, i) => i > 0 && from <= (row[i - 1]?.to ?? ''))?.from;
}

/** The days of one period that are in none of the others. */
export function uncovered(whole: Period, parts: readonly Period[]): Period[] {
  const { from, to } = bounded(whole);
  const left: Bounded[] = [];
  let next = from;
  for (const part of inOrder(parts)) {
    if (part.to < next) continue;
    if (part.from > to) break;
    if (part.from > next) left.push({ from: next, to: dayBefore(part.from) });
    if (part.to >= to) return left.map(opened);
    next = dayAfter(part.to);
  }
  return [...left, { from: next, to }].map(opened);
}
