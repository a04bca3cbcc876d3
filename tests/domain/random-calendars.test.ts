import fc from 'fast-check';
import { type Calendar, calendarSchema } from '../../domain/calendar/calendar';
import { clockDates } from '../../domain/clocks/dates';
import { dateOf, dayNumber } from './naive-calendar';
import { procedure22 } from './office';

const year = 2024;
const first = dayNumber(`${year}-01-01`);
const someDays = (most: number) =>
  fc.uniqueArray(fc.integer({ min: first, max: first + 365 }), { maxLength: most });

/** An office of any country: its own weekend, holidays in rows and alone, days made up for. */
const office = fc
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

const moves = fc.array(fc.record({ after: fc.nat(25), length: fc.nat(30) }), { maxLength: 3 });

/** The n-th day that counts, found by walking from one midnight to the next. */
function walked(
  { weekend, off, on }: { weekend: number[]; off: Set<number>; on: Set<number> },
  start: number,
  limit: { count: number; working: boolean },
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
  while (!limit.working && (!works(day) || rests(day))) day += 1;
  return day;
}

test('due days agree with a day-by-day count for random calendars, pauses and extensions, over 3000 clocks', () => {
  fc.assert(
    fc.property(
      office,
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 1, max: 90 }),
      fc.nat(30),
      fc.boolean(),
      moves,
      (days, offset, count, extension, working, rows) => {
        const start = first + offset;
        const calendar: Calendar = calendarSchema.parse({
          kind: 'civil',
          id: 'random',
          version: 1,
          timezone: 'Asia/Ho_Chi_Minh',
          weekend: days.weekend,
          years: {
            [year]: { holidays: [...days.off].map(dateOf), workedSaturdays: [...days.on].map(dateOf) },
          },
        });
        let last = start;
        const pauses = rows.map(({ after, length }) => {
          const from = last + after;
          last = from + length;
          return { from, until: last };
        });
        const limit = {
          count: count + extension,
          unit: working ? ('workingDays' as const) : ('calendarDays' as const),
          rollsForward: true,
        };
        const clock = {
          startedOn: dateOf(start),
          limit,
          pauses: pauses.map(({ from, until }) => ({
            from: dateOf(from),
            until: dateOf(until),
            reason: 'x',
          })),
        };
        const expected = dateOf(walked(days, start, { count: limit.count, working }, pauses));
        expect(clockDates(procedure22, calendar, 'settling', clock).dueOn).toBe(expected);
      },
    ),
    { numRuns: 3000 },
  );
});
