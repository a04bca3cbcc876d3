import { DateTime } from 'luxon';

export type DayFault = 'required' | 'notADate' | 'noSuchDay' | 'dateInFuture';

const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** Reads a day as an office writes it, day before month: `31/12/2026`. Gives ISO. */
export function readDay(text: string, today: string): { day: string } | { fault: DayFault } {
  if (text === '') return { fault: 'required' };
  const match = written.exec(text);
  if (!match) return { fault: 'notADate' };
  const [, day, month, year] = match.map(Number);
  const date = DateTime.fromObject({ year, month, day }, { zone: 'utc' });
  const iso = date.toISODate();
  if (iso === null) return { fault: 'noSuchDay' };
  return iso > today ? { fault: 'dateInFuture' } : { day: iso };
}
