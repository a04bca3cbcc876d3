import { formatDate, formatDateTime } from './dates';

test('moments are shown on the office’s clock', () => {
  expect(formatDateTime('2026-03-01T17:30:00.000Z')).toBe('02/03/2026 00:30');
  expect(formatDate(new Date('2026-03-01T16:59:00.000Z'))).toBe('01/03/2026');
});

test('a plain day stays that day', () => {
  expect(formatDate('2026-12-31')).toBe('31/12/2026');
});

test('what is no date is shown as it was typed, and nothing as nothing', () => {
  expect(formatDate('31 tháng 2')).toBe('31 tháng 2');
  expect(formatDate('2026-02-30')).toBe('2026-02-30');
  expect(formatDate('2026-13-01')).toBe('2026-13-01');
  expect(formatDate('2024-02-29')).toBe('29/02/2024');
  expect(formatDate(undefined)).toBe('');
});
