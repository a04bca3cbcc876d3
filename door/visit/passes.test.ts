import { createPasses, waitFor } from './passes';

const rules = (now: () => number) => ({ now, least: 3, most: 90 });

test('a pass is good after its seconds, once, for its visit alone, and not for ever', async () => {
  let now = 1_000_000;
  const passes = await createPasses(rules(() => now));
  const { pass, wait } = passes.give('visit');
  expect(wait).toBe(3);
  expect(passes.judge(pass, 'visit')).toEqual({ is: 'early', wait: 3 });
  now += 3_000;
  expect(passes.judge(pass, 'visit')).toEqual({ is: 'good' });
  expect(passes.judge(pass, 'another')).toEqual({ is: 'none' });
  expect(passes.judge(`${pass}A`, 'visit')).toEqual({ is: 'none' });
  expect(await passes.use(pass)).toBe(true);
  expect(await passes.use(pass)).toBe(false);
  expect(passes.judge(pass, 'visit')).toEqual({ is: 'none' });
  const late = passes.give('visit').pass;
  now += 5 * 60 * 60 * 1000;
  expect(passes.judge(late, 'visit')).toEqual({ is: 'none' });
});

test('waiting grows with what is asked of the door, up to a bound, and falls again when it is calm', async () => {
  expect([1, 60, 61, 160, 5000].map((asked) => waitFor(asked, { least: 3, most: 90 }))).toEqual([
    3, 3, 4, 13, 90,
  ]);
  let now = 0;
  const passes = await createPasses(rules(() => now));
  for (let i = 0; i < 500; i += 1) passes.give('flood');
  expect(passes.give('visit').wait).toBe(48);
  now += 11 * 60 * 1000;
  expect(passes.give('visit').wait).toBe(3);
});

test('another process of the door takes no pass of this one', async () => {
  const [one, other] = await Promise.all([createPasses(rules(() => 0)), createPasses(rules(() => 0))]);
  expect(other.judge(one.give('visit').pass, 'visit')).toEqual({ is: 'none' });
});
