/** What is still to be acted on while whoever adds to it goes on. */
export interface Background<Item> {
  add(item: Item): void;
  /** Resolves when nothing is left to do. */
  end(): Promise<void>;
}

/** Acts on what is added, so many at once, without holding up whoever adds it. @param act must not reject */
export function inBackground<Item>(most: number, act: (item: Item) => Promise<void>): Background<Item> {
  const waiting: Item[] = [];
  const underway = new Set<Promise<void>>();
  let workers = 0;
  const workOff = async () => {
    workers += 1;
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
    // At once, or what is added just now would find nobody who takes it.
    workers -= 1;
  };
  return {
    add: (item) => {
      waiting.push(item);
      if (workers >= most) return;
      const working = workOff().finally(() => underway.delete(working));
      underway.add(working);
    },
    end: async () => {
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}
