import { setImmediate as turn } from 'node:timers/promises';
import { inBackground } from './inBackground';

test('everything that is added is done, so many at once, and what is added late is waited for too', async () => {
  const done: number[] = [];
  let underway = 0;
  let most = 0;
  const background = inBackground(3, async (n: number) => {
    most = Math.max(most, (underway += 1));
    await turn();
    if (n === 0) background.add(100);
    underway -= 1;
    done.push(n);
  });
  for (let n = 0; n < 20; n += 1) background.add(n);
  expect(done).toEqual([]);
  await background.end();
  expect(done.sort((a, b) => a - b)).toEqual([...Array.from({ length: 20 }, (_, n) => n), 100]);
  expect(most).toBe(3);
  background.add(7);
  await background.end();
  expect(done.at(-1)).toBe(7);
});

test.each([0, 1, 2, 3, 4])(
  'what is added just as the last one ends is not left behind (%i)',
  async (turns) => {
    const done: number[] = [];
    const gate = turn();
    const background = inBackground(1, (n: number) => {
      done.push(n);
      return gate;
    });
    background.add(1);
    let later: Promise<void> = gate;
    for (let i = 0; i < turns; i += 1) later = later.then(() => undefined);
    await later.then(() => background.add(2));
    await background.end();
    expect(done).toEqual([1, 2]);
  },
);
