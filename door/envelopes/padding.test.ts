import fc from 'fast-check';
import { padded, stepFor, unpadded } from './padding';

test('whatever is filled up comes back as it was, and its size tells the step alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 9_000 }), async (bytes) => {
      const full = await padded(bytes);
      expect(full.length).toBe(stepFor(bytes.length + 1));
      expect(Buffer.from(await unpadded(full))).toEqual(Buffer.from(bytes));
    }),
    { numRuns: 50 },
  );
});

test('a short word and a page are of one size, and a large file grows by an eighth at most', () => {
  expect(stepFor(1)).toBe(stepFor(4_000));
  expect(new Set(Array.from({ length: 1000 }, (_, i) => stepFor(i * 1_000 + 1))).size).toBeLessThan(10);
  for (const length of [1_100_000, 5_000_000, 499_999_999]) {
    expect(stepFor(length)).toBeGreaterThanOrEqual(length);
    expect(stepFor(length)).toBeLessThanOrEqual(length * 1.125);
  }
});
