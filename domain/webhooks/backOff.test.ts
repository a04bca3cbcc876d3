import { givenUpAfterMs, isGivenUp, waitAfter } from './backOff';

test('waits grow from seconds to an hour', () => {
  expect([1, 2, 3, 10, 11, 5_000].map(waitAfter)).toEqual([
    5_000, 10_000, 20_000, 2_560_000, 3_600_000, 3_600_000,
  ]);
});

test('after three days it is given up, and not before', () => {
  const since = '2026-03-02T01:00:00.000Z';
  const after = (ms: number) => new Date(Date.parse(since) + ms).toISOString();
  expect(isGivenUp(since, after(givenUpAfterMs - 1))).toBe(false);
  expect(isGivenUp(since, after(givenUpAfterMs))).toBe(true);
});
