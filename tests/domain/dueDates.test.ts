import fc from 'fast-check';
import { usedDays } from '../../domain/clocks/count';
import { clockDates } from '../../domain/clocks/dates';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { calendar, endOfDate, OfficeCase, procedure22, procedures } from './office';
import { dateOf, dayNumber, holidayCount, isWorkingDay, naiveDueDay, workedCount } from './naiveCalendar';
import { toVerification } from './stages';

const from2022to2026 = (latest = '2026-12-31') =>
  fc.integer({ min: dayNumber('2022-01-01'), max: dayNumber(latest) }).map(dateOf);

const unit = fc.constantFrom('workingDays' as const, 'calendarDays' as const);

/** Pauses one after another: each begins some days after the one before ended, and may end on the day it began. */
const pausesAfter = (start: string, gaps: readonly (readonly [number, number])[]) => {
  let day = dayNumber(start);
  return gaps.map(([after, length]) => {
    const from = day + after;
    day = from + length;
    return { from: dateOf(from), until: dateOf(day), reason: 'expertOpinion' };
  });
};
const gaps = (max: number) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 60 })), { maxLength: max });

test('the second opinion has read the whole calendar', () => {
  expect([holidayCount, workedCount]).toEqual([73, 4]);
});

test('due days agree with a day-by-day count over 5000 limits, with pauses', () => {
  fc.assert(
    fc.property(from2022to2026(), fc.integer({ min: 1, max: 200 }), unit, gaps(3), (start, count, by, g) => {
      const pauses = pausesAfter(start, g);
      const limit = { count, unit: by, rollsForward: true };
      const clock = { startedOn: start, limit, pauses };
      const due = naiveDueDay(start, count, by, pauses);
      expect(clockDates(procedure22, calendar, 'settling', clock)).toMatchObject({
        dueOn: due,
        dueAt: endOfDate(due),
      });
    }),
    { numRuns: 5000 },
  );
});

test('the steps of a clock lie where a day-by-day count puts them, over 1000 limits', () => {
  fc.assert(
    fc.property(from2022to2026(), fc.integer({ min: 1, max: 200 }), gaps(2), (start, count, g) => {
      const pauses = pausesAfter(start, g);
      const limit = { count, unit: 'workingDays' as const, rollsForward: true };
      const { steps } = clockDates(procedure22, calendar, 'settling', { startedOn: start, limit, pauses });
      const share = (percent: number) => Math.ceil((count * percent) / 100);
      const after = (n: number) => naiveDueDay(start, n, 'workingDays', pauses);
      const expected = [
        ...[share(70), share(90)].filter((n) => n < count).map(after),
        ...[0, 0, 3, 6, 9].map((n) => after(count + n)),
      ];
      expect(steps.map(({ at }) => at)).toEqual(expected.map(endOfDate));
    }),
    { numRuns: 1000 },
  );
});

test('used days and the due day say the same: one day before the end, all but one are used', () => {
  fc.assert(
    fc.property(from2022to2026(), fc.integer({ min: 1, max: 120 }), gaps(2), (startedOn, count, g) => {
      const clock = {
        startedOn,
        limit: { count, unit: 'workingDays' as const, rollsForward: true },
        pauses: pausesAfter(startedOn, g),
      };
      const { dueOn: due } = clockDates(procedure22, calendar, 'settling', clock);
      expect(usedDays(calendar, clock, due)).toBe(count - 1);
      expect(usedDays(calendar, clock, dateOf(dayNumber(due) + 1))).toBe(count);
    }),
    { numRuns: 1000 },
  );
});

/** The first working day from a date on: an office gives commands on those. */
const workingFrom = (day: number): string => (isWorkingDay(dateOf(day)) ? dateOf(day) : workingFrom(day + 1));

/** Under the procedure of that day, without the rest before a congress, which this test does not count. */
function receivedOutsideCongress(receivedOn: string): OfficeCase {
  const procedure = { ...getProcedureInForce(procedures, receivedOn, 'party'), congresses: undefined };
  return new OfficeCase(procedure).give('register', { on: receivedOn }, { receivedOn });
}

test('a case that is paused and extended at random is due when the count says, over 300 cases', () => {
  fc.assert(
    fc.property(
      from2022to2026('2026-06-30'),
      gaps(3),
      fc.option(fc.integer({ min: 1, max: 30 })),
      (receivedOn, g, extension) => {
        const one = toVerification(receivedOutsideCongress(receivedOn), receivedOn);
        const pauses: { from: string; until: string }[] = [];
        let day = dayNumber(receivedOn);
        for (const [after, length] of g) {
          const from = workingFrom(day + after);
          const until = workingFrom(dayNumber(from) + length);
          day = dayNumber(until);
          // A clock that has run out before is not moved by what comes later.
          if (from > naiveDueDay(receivedOn, 90, 'workingDays', pauses)) break;
          one.give('pause', { on: from }).give('resume', { on: until });
          pauses.push({ from, until });
        }
        const due = naiveDueDay(receivedOn, 90, 'workingDays', pauses);
        expect(one.dueOn('settling')).toBe(due);
        const on = dateOf(day);
        if (extension === null || on > due) return;
        one.give('extend', { on }, { by: extension });
        expect(one.dueOn('settling')).toBe(naiveDueDay(receivedOn, 90 + extension, 'workingDays', pauses));
        expect(one.now.clocks.settling?.originalDueOn).toBe(naiveDueDay(receivedOn, 90, 'workingDays'));
      },
    ),
    { numRuns: 300 },
  );
});

test('a time to appeal ends where a day-by-day count says, with nothing on the way, over 1000 days', () => {
  fc.assert(
    fc.property(from2022to2026(), fc.integer({ min: 1, max: 60 }), unit, (startedOn, count, by) => {
      const limit = { count, unit: by, rollsForward: true };
      const { dueOn, steps } = clockDates(procedure22, calendar, 'appealWindow', {
        startedOn,
        limit,
        pauses: [],
      });
      const due = naiveDueDay(startedOn, count, by);
      expect(dueOn).toBe(due);
      expect(steps).toEqual([{ step: 'end', to: 'officer', level: 0, at: endOfDate(due) }]);
    }),
    { numRuns: 1000 },
  );
});

test('the answer that a letter asked for by a day is late after that very day, and pressed for as the count says', () => {
  fc.assert(
    fc.property(from2022to2026('2026-09-30'), fc.integer({ min: 1, max: 90 }), (startedOn, count) => {
      const limit = { count, unit: 'calendarDays' as const, rollsForward: false };
      const { dueOn, steps } = clockDates(procedure22, calendar, 'reply', { startedOn, limit, pauses: [] });
      const due = dateOf(dayNumber(startedOn) + count);
      expect(dueOn).toBe(due);
      const reminded = Math.ceil((count * 70) / 100);
      expect(steps.map(({ at }) => at)).toEqual(
        [
          ...(reminded < count ? [dateOf(dayNumber(startedOn) + reminded)] : []),
          due,
          naiveDueDay(due, 3, 'workingDays'),
          naiveDueDay(due, 8, 'workingDays'),
        ].map(endOfDate),
      );
    }),
    { numRuns: 1000 },
  );
});

test('a period of years ends on the same date, and is warned of 180 days before, over 1000 days', () => {
  const start = fc.integer({ min: dayNumber('1996-01-01'), max: dayNumber('2030-12-31') }).map(dateOf);
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 10 }), (startedOn, count) => {
      const limit = { count, unit: 'years' as const, rollsForward: false };
      const { dueOn, steps } = clockDates(procedure22, calendar, 'limitation', {
        startedOn,
        limit,
        pauses: [],
      });
      const year = Number(startedOn.slice(0, 4)) + count;
      const isLeap = year % 4 === 0;
      const due = `${year}${startedOn.endsWith('-02-29') && !isLeap ? '-02-28' : startedOn.slice(4)}`;
      expect(dueOn).toBe(due);
      expect(steps.map(({ step, at }) => [step, at])).toEqual([
        ['warning', endOfDate(dateOf(dayNumber(due) - 180))],
        ['end', endOfDate(due)],
      ]);
    }),
    { numRuns: 1000 },
  );
});
