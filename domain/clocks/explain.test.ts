import { calendar, at } from '../../tests/domain/office';
import type { Clock } from './clock';
import { explainClock } from './explain';

/** Due on Friday 2026-03-13. */
const clock: Clock = {
  kind: 'settling',
  startedOn: '2026-03-06',
  limit: { count: 5, unit: 'workingDays', rollsForward: true },
  citation: '',
  originalDueOn: '2026-03-13',
  pauses: [],
  extensions: [],
  dates: {
    dueOn: '2026-03-13',
    dueAt: '2026-03-13T17:00:00.000Z',
    provisional: false,
    calendarVersion: 1,
    steps: [],
  },
};
const calendarDays: Clock = { ...clock, limit: { count: 7, unit: 'calendarDays', rollsForward: true } };
const overdueBy = (one: Clock, day: string) => explainClock(calendar, one, at(day)).overdueBy;

test('in time, nothing is overdue', () => expect(overdueBy(clock, '2026-03-13')).toBeUndefined());

test('working days count from the first one after the due day', () => {
  expect(overdueBy(clock, '2026-03-15')).toBe(0);
  expect(overdueBy(clock, '2026-03-16')).toBe(1);
  expect(overdueBy(clock, '2026-03-17')).toBe(2);
});

test('calendar days count days off as well', () => expect(overdueBy(calendarDays, '2026-03-16')).toBe(3));

test('days on which the clock stood still do not count', () =>
  expect(
    overdueBy(
      { ...clock, pauses: [{ from: '2026-03-16', until: '2026-03-18', reason: 'caseSuspended' }] },
      '2026-03-18',
    ),
  ).toBe(1));

test('a stopped clock is late by the day on which it stopped', () =>
  expect(overdueBy({ ...clock, stoppedOn: '2026-03-17' }, '2026-06-01')).toBe(2));

test('a paused clock has no due day to be late for', () =>
  expect(overdueBy({ ...clock, dates: undefined }, '2026-06-01')).toBeUndefined());
