import fc from 'fast-check';
import { clockDates } from '../../domain/clocks/dates';
import { dateOf } from './naiveCalendar';
import { procedure22 } from './office';
import { calendarOf, first, moves, randomOffice, walked } from './randomOffices';

test('due days agree with a day-by-day count for random calendars, pauses and extensions, over 3000 clocks', () => {
  fc.assert(
    fc.property(
      randomOffice,
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 1, max: 90 }),
      fc.nat(30),
      fc.boolean(),
      moves,
      (days, offset, count, extension, working, rows) => {
        const start = first + offset;
        const calendar = calendarOf(days);
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
