import { DateTime } from 'luxon';
import { officeZone } from '../calendar/wallDay';

/** Months from one to another, both included: `2026-03`. */
export interface MonthRange {
  from: string;
  to: string;
}

const firstOf = (month: string) => DateTime.fromISO(`${month}-01`, { zone: officeZone });

/** The months of a range, in order; none where it ends before it begins. */
export function monthsIn({ from, to }: MonthRange): string[] {
  const months: string[] = [];
  for (let day = firstOf(from); day.toFormat('yyyy-MM') <= to; day = day.plus({ months: 1 }))
    months.push(day.toFormat('yyyy-MM'));
  return months;
}

/** So many months up to and with one. */
export const monthsUpTo = (to: string, count: number): MonthRange => ({
  from: firstOf(to)
    .minus({ months: count - 1 })
    .toFormat('yyyy-MM'),
  to,
});

/** The moments at which a range begins, and by which it is over; compared as texts, which is what makes thousands of steps quick. */
export function momentsOf({ from, to }: MonthRange): { from: string; before: string } {
  const iso = (day: DateTime) => day.toUTC().toISO() ?? '';
  return { from: iso(firstOf(from)), before: iso(firstOf(to).plus({ months: 1 })) };
}

export const isInMonths = ({ from, to }: MonthRange, day: string | undefined): boolean =>
  day !== undefined && day.slice(0, 7) >= from && day.slice(0, 7) <= to;
