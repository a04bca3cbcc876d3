import { DateTime } from 'luxon';
import { fatesOf, ofTwelveHundred, yearStories } from './stories';

/** Every day of a year from the first of December on. */
const days = Array.from({ length: 365 }, (_, i) =>
  DateTime.fromISO('2025-12-01', { zone: 'utc' }).plus({ days: i }).toISODate(),
).filter((day) => day !== null);
const counts = (fates: readonly string[]) =>
  fates.reduce<Record<string, number>>((sum, fate) => ({ ...sum, [fate]: (sum[fate] ?? 0) + 1 }), {});

test('twelve hundred reports have just the fates of a year, and sixty a twentieth of them', () => {
  expect(counts(fatesOf(1_200))).toEqual(ofTwelveHundred);
  const some = counts(fatesOf(60));
  expect(Object.values(some).reduce((sum, count) => sum + count, 0)).toBe(60);
  // 522 of 1,200 are 26.1 of sixty, 246 are 12.3, 38 are 1.9.
  expect([some.guided, some.forwarded, some.wrong]).toEqual([26, 12, 2]);
});

test('of the denunciations that are the office’s own two thirds are wrong', () => {
  const { wrong, partlyRight, right, withdrawn } = ofTwelveHundred;
  expect(wrong + partlyRight + right + withdrawn).toBe(60);
  expect(wrong / 60).toBeCloseTo(2 / 3, 1);
});

test('the same seed tells the same year, another one another', () => {
  expect(yearStories(60, days)).toEqual(yearStories(60, days));
  expect(yearStories(60, days, 7)).not.toEqual(yearStories(60, days));
});

test('reports come in their order through the whole year, fewest around Tết', () => {
  const stories = yearStories(1_200, days);
  const ago = stories.map(({ daysAgo }) => daysAgo);
  expect(ago).toEqual([...ago].sort((a, b) => b - a));
  const months = counts(ago.map((daysAgo) => (days[days.length - 1 - daysAgo] ?? '').slice(0, 7)));
  expect(Object.keys(months)).toHaveLength(12);
  const least = Math.min(...Object.values(months));
  expect(months['2026-02']).toBe(least);
});

test('all sorts of people are reported of all sorts of things', () => {
  const stories = yearStories(1_200, days);
  const told = new Set(stories.flatMap(({ told: all = [] }) => all.map(({ summary }) => summary)));
  expect(told.size).toBeGreaterThan(150);
  expect([...told].filter((summary) => /[{}]/.test(summary))).toEqual([]);
  const units = new Set(stories.map(({ about }) => about?.name ?? about?.organisation));
  expect(units.size).toBeGreaterThan(50);
  expect(stories.filter(({ rest = 0 }) => rest >= 12).length).toBeGreaterThan(40);
  expect(stories.filter(({ falseName }) => falseName)).toHaveLength(20);
});
