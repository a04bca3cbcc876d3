import { at } from '../../tests/domain/office';
import { readCalendar } from '../../seeds/reference';
import { findSendingDay } from './sendingTime';

const calendar = readCalendar('office');

test('letters are due from the set time on, by the clock of the office', () => {
  expect(findSendingDay(calendar, at('2026-11-30', '07:29'), '07:30')).toBeUndefined();
  expect(findSendingDay(calendar, at('2026-11-30', '07:30'), '07:30')).toBe('2026-11-30');
  // 23:59 there is still the evening of that day, and the day before it at Greenwich.
  expect(findSendingDay(calendar, at('2026-11-30', '23:59'), '07:30')).toBe('2026-11-30');
});

test('none are due at the weekend and on holidays', () => {
  expect(findSendingDay(calendar, at('2026-11-28'), '07:30')).toBeUndefined();
  expect(findSendingDay(calendar, at('2026-09-02'), '07:30')).toBeUndefined();
  expect(findSendingDay(calendar, at('2026-11-27'), '07:30')).toBe('2026-11-27');
});

test('where days are some seconds there is one letter for each day of the wall', () => {
  expect(findSendingDay(readCalendar('demo'), at('2026-11-28'), '07:30')).toBe('2026-11-28');
});
