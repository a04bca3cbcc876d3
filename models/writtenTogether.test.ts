import { inOnePieceOrEach, writtenTogether } from './writtenTogether';

/** Writes that end when the test says so; remembers what was written in one piece. */
function slowStore() {
  const pieces: number[][] = [];
  const ends: (() => void)[] = [];
  const write = writtenTogether(async (items: number[]) => {
    pieces.push(items);
    await new Promise<void>((resolve) => ends.push(resolve));
    return items.map((item) =>
      item < 0
        ? { status: 'rejected' as const, reason: new Error(`not ${item}`) }
        : { status: 'fulfilled' as const, value: item * 10 },
    );
  });
  const endNext = () => ends.shift()?.();
  return { pieces, write, endNext };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who is alone is written at once, and who comes meanwhile goes in one piece with the others', async () => {
  const { pieces, write, endNext } = slowStore();
  const first = write(1);
  expect(pieces).toEqual([[1]]);
  const others = [write(2), write(3), write(4)];
  await turn();
  expect(pieces).toEqual([[1]]);
  endNext();
  expect(await first).toBe(10);
  await turn();
  expect(pieces).toEqual([[1], [2, 3, 4]]);
  endNext();
  expect(await Promise.all(others)).toEqual([20, 30, 40]);
});

test('each is told of its own result, and a later one is written all the same', async () => {
  const { write, endNext } = slowStore();
  const first = write(1);
  const both = [write(-2), write(3)];
  endNext();
  await first;
  await turn();
  endNext();
  const [bad, good] = await Promise.allSettled(both);
  expect(bad).toMatchObject({ status: 'rejected', reason: new Error('not -2') });
  expect(good).toEqual({ status: 'fulfilled', value: 30 });
  const later = write(5);
  endNext();
  expect(await later).toBe(50);
});

test('a piece does not grow without bound', async () => {
  const { pieces, write, endNext } = slowStore();
  const all = Array.from({ length: 121 }, (_, i) => write(i));
  for (let i = 0; i < 4; i += 1) {
    endNext();
    await turn();
  }
  await Promise.all(all);
  expect(pieces.map(({ length }) => length)).toEqual([1, 50, 50, 20]);
});

test('when one piece fails each is tried by itself; one alone is tried once', async () => {
  const tried: string[] = [];
  const writeAll = inOnePieceOrEach(
    async (items: string[]) => {
      tried.push(items.join('+'));
      throw new Error('one of them is at fault');
    },
    async (item) => {
      tried.push(item);
      if (item === 'b') throw new Error('b is at fault');
    },
  );
  const results = await writeAll(['a', 'b', 'c']);
  expect(tried).toEqual(['a+b+c', 'a', 'b', 'c']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await writeAll(['d']);
  expect(tried.slice(4)).toEqual(['d']);
});
