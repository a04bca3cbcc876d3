/** A row of chances that is always the same for the same seed. */
export interface Draws {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  one<Value>(list: readonly Value[]): Value;
  /** One of these, each as often as its weight says. */
  weighted<Value>(list: readonly (readonly [Value, number])[]): Value;
}

/** Tommy Ettinger's mulberry32: small, and good enough to spread stories over a year. */
export function createDraws(seed: number): Draws {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const one = <Value>(list: readonly Value[]): Value => {
    const drawn = list[Math.floor(next() * list.length)];
    if (drawn === undefined) throw new RangeError('nothing can be drawn from an empty list');
    return drawn;
  };
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    one,
    weighted: (list) => {
      const sum = list.reduce((total, [, weight]) => total + weight, 0);
      let left = next() * sum;
      for (const [value, weight] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return one(list)[0];
    },
  };
}
