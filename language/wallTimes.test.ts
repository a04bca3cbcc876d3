import { readWallTime } from './wallTimes';

test.each([
  ['8h30', '08:30'],
  ['8 giờ 30', '08:30'],
  ['8 giờ 30 phút', '08:30'],
  ['08:30', '08:30'],
  ['8.30', '08:30'],
  ['14h', '14:00'],
  [' 8 Giờ ', '08:00'],
  // What is no hour is left for the schema to say so.
  ['sáng', 'sáng'],
  ['8h3', '8h3'],
  ['25h00', '25:00'],
])('%s is %s', (typed, read) => {
  expect(readWallTime(typed)).toBe(read);
});
