import { monthsBefore } from './subjects';

test.each([
  ['2026-11-30', 6, '2026-05-30'],
  ['2026-08-31', 6, '2026-02-28'],
  ['2026-03-15', 12, '2025-03-15'],
  ['2026-01-31', 2, '2025-11-30'],
] as const)('%s less %i months is %s', (day, months, before) => {
  expect(monthsBefore(day, months)).toBe(before);
});
