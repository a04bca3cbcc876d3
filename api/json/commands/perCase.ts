/** So many cases are at work at once for one call. */
const casesAtOnce = 8;

/** Does something for each item: in their order for each case, and for several cases beside each other. @returns in the order of the items */
export async function perCase<Item extends object, Done>(
  items: readonly Item[],
  caseOf: (item: Item) => string,
  work: (item: Item) => Promise<Done>,
): Promise<Done[]> {
  const done = new Map<Item, Done>();
  const byCase = new Map<string, Item[]>();
  for (const item of items) byCase.set(caseOf(item), [...(byCase.get(caseOf(item)) ?? []), item]);
  const waiting = [...byCase.values()];
  const carryOn = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      for (const item of next) done.set(item, await work(item));
  };
  await Promise.all(Array.from({ length: casesAtOnce }, carryOn));
  const order = new Map(items.map((item, place) => [item, place]));
  return [...done].sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).map(([, made]) => made);
}
