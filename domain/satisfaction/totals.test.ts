import fc from 'fast-check';
import { type Opinion, opinionScores, quarterOf } from './opinions';
import { fewestOpinions, opinionTable, opinionTotals } from './totals';

const answer = (score: number, quarter?: string): Opinion => ({
  quarter,
  way: 'paper',
  scores: { easyToReach: score, toldOfSteps: score, conduct: score, feltSafe: 5, explained: 1 },
});

test('four answers tell nothing, five tell means', () => {
  const four = [1, 2, 3, 4].map((score) => answer(score));
  expect(opinionTotals(four)).toBeUndefined();
  expect(opinionTotals([...four, answer(5)])).toEqual({
    count: 5,
    means: { easyToReach: 3, toldOfSteps: 3, conduct: 3, feltSafe: 5, explained: 1 },
  });
});

test('a day lies in its quarter', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
    '2026-1',
    '2026-1',
    '2026-2',
    '2026-4',
  ]);
});

test('a quarter with few answers is not shown, and the whole does not give it away', () => {
  const spring = [1, 1, 1, 1, 1].map((score) => answer(score, '2026-2'));
  const summer = [5, 5].map((score) => answer(score, '2026-3'));
  const table = opinionTable([...spring, ...summer]);
  expect(table.quarters.map(({ quarter }) => quarter)).toEqual(['2026-2']);
  expect(table.all?.count).toBe(5);
  // Three more, of before quarters were kept: five together hide each.
  const older = [3, 3, 3].map((score) => answer(score));
  expect(opinionTable([...spring, ...summer, ...older]).all?.count).toBe(10);
});

test('what is shown never lets a group of fewer than five be reckoned', () => {
  const score = fc.integer({ min: 1, max: 5 });
  const one = fc.record({
    quarter: fc.option(fc.constantFrom('2026-1', '2026-2', '2026-3'), { nil: undefined }),
    way: fc.constant('door' as const),
    scores: fc.record({
      easyToReach: score,
      toldOfSteps: score,
      conduct: score,
      feltSafe: score,
      explained: score,
    }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (all) => {
      const table = opinionTable(all);
      const shown = table.quarters.reduce((sum, { totals }) => sum + totals.count, 0);
      const left = (table.all?.count ?? 0) - shown;
      expect(left === 0 || left >= fewestOpinions || (shown === 0 && table.all === undefined)).toBe(true);
      for (const { totals } of table.quarters) expect(totals.count).toBeGreaterThanOrEqual(fewestOpinions);
    }),
  );
});

test('a score is a whole number from one to five, and none may be missing', () => {
  const whole = { easyToReach: 1, toldOfSteps: 2, conduct: 3, feltSafe: 4, explained: 5 };
  expect(opinionScores().safeParse(whole).success).toBe(true);
  for (const wrong of [
    { ...whole, conduct: 0 },
    { ...whole, conduct: 6 },
    { ...whole, conduct: 2.5 },
  ])
    expect(opinionScores().safeParse(wrong).success).toBe(false);
  expect(opinionScores().safeParse({ ...whole, explained: undefined }).success).toBe(false);
});
