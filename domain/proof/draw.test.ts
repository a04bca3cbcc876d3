import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { draw } from './draw';

const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 40 });

test('the same seed draws the same, however the cases are given', () => {
  fc.assert(
    fc.property(ids, fc.string(), fc.nat(50), (all, seed, count) => {
      const drawn = draw(all, seed, count);
      expect(draw([...all].reverse(), seed, count)).toEqual(drawn);
      expect(drawn).toHaveLength(Math.min(count, all.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(all).toEqual(expect.arrayContaining(drawn));
    }),
  );
});

test('whoever draws by hand with sha256sum draws the same', () => {
  const byHand = ['c-1', 'c-2', 'c-3', 'c-4']
    .map((id) => [createHash('sha256').update(`giữa năm\n${id}`).digest('hex'), id])
    .sort()
    .map(([, id]) => id);
  expect(draw(['c-4', 'c-2', 'c-1', 'c-3'], 'giữa năm', 3)).toEqual(byHand.slice(0, 3));
});

test('each case has the same chance: over many seeds none is left out, and none preferred', () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const counts = new Map<string, number>();
  for (let n = 0; n < 4_000; n += 1)
    for (const id of draw(all, `seed-${n}`, 2)) counts.set(id, (counts.get(id) ?? 0) + 1);
  // 4,000 draws of 2 of 8: 1,000 each, and 5 standard deviations (27) to either side.
  for (const id of all) expect(Math.abs((counts.get(id) ?? 0) - 1_000)).toBeLessThan(140);
});
