/** How many are written in one piece at most: a piece must stay far below what one message to the database may hold. */
const most = 50;

interface Waiting<Item, Result> {
  item: Item;
  done: (result: PromiseSettledResult<Result>) => void;
}

/**
 * What many ask for at the same time is written in one piece: whoever comes while a piece is under way goes with the next one. Who
 * is alone never waits. Each is told of its own result.
 * @param writeAll writes all of them and says of each, in the same order, what became of it; it must not throw
 */
export function writtenTogether<Item, Result>(
  writeAll: (items: Item[]) => Promise<PromiseSettledResult<Result>[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let isUnderWay = false;

  async function writeWaiting(): Promise<void> {
    isUnderWay = true;
    while (waiting.length > 0) {
      const piece = waiting.slice(0, most);
      waiting = waiting.slice(most);
      const results = await writeAll(piece.map(({ item }) => item));
      piece.forEach(({ done }, place) => {
        done(results[place] ?? { status: 'rejected', reason: new Error('nothing was said of it') });
      });
    }
    isUnderWay = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({
        item,
        done: (result) => {
          if (result.status === 'fulfilled') resolve(result.value);
          else reject(result.reason);
        },
      });
      if (!isUnderWay) void writeWaiting();
    });
}

/** In one piece when there are several; each by itself when that fails or there is only one, so that each gets its own answer. */
export const inOnePieceOrEach =
  <Item>(inOnePiece: (items: Item[]) => Promise<unknown>, each: (item: Item) => Promise<void>) =>
  async (items: Item[]): Promise<PromiseSettledResult<void>[]> => {
    if (items.length > 1) {
      try {
        await inOnePiece(items);
        return items.map(() => ({ status: 'fulfilled', value: undefined }));
      } catch {
        // One of them is at fault, or the database; by itself each says so.
      }
    }
    return Promise.allSettled(items.map(each));
  };
