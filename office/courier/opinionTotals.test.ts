import { opinionTotals } from './opinionTotals';

const answer = (score: number) => ({
  easyToReach: score,
  toldOfSteps: score,
  conduct: score,
  feltSafe: 5,
  explained: 1,
});

test('four answers tell nothing, five tell means', () => {
  const four = [1, 2, 3, 4].map(answer);
  expect(opinionTotals(four)).toBeUndefined();
  expect(opinionTotals([...four, answer(5)])).toEqual({
    count: 5,
    means: { easyToReach: '3.0', toldOfSteps: '3.0', conduct: '3.0', feltSafe: '5.0', explained: '1.0' },
  });
});
