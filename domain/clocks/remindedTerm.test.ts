import { readCalendar } from '../../seeds/reference';
import { lastDayOf, reminderDay } from './remindedTerm';

const calendar = readCalendar('office');
const term = { limit: { count: 15, unit: 'workingDays', rollsForward: true }, remindBefore: 3 } as const;

test('fifteen working days from Tuesday, 1 December 2026 end on Tuesday, 22 December; three before that is Thursday, 17 December', () => {
  expect(lastDayOf('2026-12-01', calendar, term)).toBe('2026-12-22');
  expect(reminderDay('2026-12-22', calendar, { from: '2026-12-01', term })).toBe('2026-12-17');
});

test('a term in calendar days that ends on a Sunday ends on Monday', () => {
  const limit = { count: 5, unit: 'calendarDays', rollsForward: true } as const;
  expect(lastDayOf('2026-12-01', calendar, { limit })).toBe('2026-12-07');
});

test('a term shorter than its reminder is reminded of from the first day', () => {
  const limit = { count: 2, unit: 'workingDays', rollsForward: true } as const;
  expect(reminderDay('2026-12-03', calendar, { from: '2026-12-01', term: { limit, remindBefore: 3 } })).toBe(
    '2026-12-01',
  );
});
