import { randomUUID } from 'node:crypto';
import { appendAfterNothing } from './bare-workflow';
import type { BenchOffice } from './bench-office';
import { startBare, updateBare } from './cases';
import { compare, type Comparison } from './comparison';

/**
 * What is left of the promise before anything is decided or stored: a bare Update that waits for a local activity which does nothing,
 * against a bare Update. Whoever stores before the answer pays at least this. `cases` of each at once in every turn.
 */
export async function emptyLocalActivity(
  office: BenchOffice,
  cases: number,
  turns: number,
): Promise<Comparison> {
  const pairs = await Promise.all(
    Array.from({ length: cases }, async () => {
      const pair = { waiting: await startBare(office), bare: await startBare(office) };
      await Promise.all([updateBare(pair.waiting, 0), updateBare(pair.bare, 0)]);
      return pair;
    }),
  );
  return compare(
    turns,
    (turn) =>
      Promise.all(
        pairs.map(({ waiting }) =>
          waiting.executeUpdate(appendAfterNothing, { args: [turn], updateId: randomUUID() }),
        ),
      ),
    (turn) => Promise.all(pairs.map(({ bare }) => updateBare(bare, turn))),
  );
}
