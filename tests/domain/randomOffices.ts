import fc from 'fast-check';
import { type Calendar, calendarSchema } from '../../domain/calendar/calendar';
import { dateOf, dayNumber } from './naiveCalendar';

const year = 2024;
/** The first day of the year that these calendars know, as a number. */
export const first = dayNumber(`${year}-01-01`);
const someDays = (most: number) =>
  fc.uniqueArray(fc.integer({ min: first, max: first + 365 }), { maxLength: most });

export interface RandomOffice {
  weekend: number[];
  off: Set<number>;
  on: Set<number>;
}

/** An office of any country: its own weekend, holidays in rows and alone, days made up for. */
export const randomOffice = fc
  .record({
    weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    off: someDays(60),
    on: someDays(12),
  })
  .map(({ weekend, off, on }) => ({
    weekend,
    off: new Set(off.filter((day) => !on.includes(day))),
    on: new Set(on),
  }));

/** Pauses one after another: how many days after the last one, and for how many. */
export const moves = fc.array(fc.record({ after: fc.nat(25), length: fc.nat(30) }), { maxLength: 3 });

/** The n-th day that counts, found by walking from one midnight to the next. */
export function walked(
  { weekend, off, on }: RandomOffice,
  start: number,
  limit: { count: number; working: boolean; rolls?: boolean },
  pauses: readonly { from: number; until: number }[],
): number {
  const works = (day: number) =>
    on.has(day) || (!off.has(day) && !weekend.includes(((((day + 3) % 7) + 7) % 7) + 1));
  const rests = (day: number) => pauses.some(({ from, until }) => from <= day && day < until);
  let day = start;
  for (let left = limit.count; left > 0;) {
    day += 1;
    if (rests(day) || (limit.working && !works(day))) continue;
    left -= 1;
  }
  while (!limit.working && limit.rolls !== false && (!works(day) || rests(day))) day += 1;
  return day;
}

/** The same office as the product reads it. */
export const calendarOf = ({ weekend, off, on }: RandomOffice): Calendar =>
  calendarSchema.parse({
    kind: 'civil',
    id: 'random',
    version: 1,
    timezone: 'Asia/Ho_Chi_Minh',
    weekend,
    years: { [year]: { holidays: [...off].map(dateOf), workedSaturdays: [...on].map(dateOf) } },
  });
