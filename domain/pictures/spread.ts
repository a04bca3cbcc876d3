/** How long something took, over several times: in days, with a fraction. */
export interface Spread {
  count: number;
  /** Half of them took no longer. */
  median: number;
  /** Ninety of a hundred took no longer. */
  ninety: number;
}

/** The least of the values that at least this share of them does not exceed (nearest rank); the values ordered. */
function atShare(ordered: readonly number[], share: number): number {
  return ordered[Math.max(0, Math.ceil(ordered.length * share) - 1)] ?? 0;
}

/** Undefined of nothing. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const ordered = [...values].sort((a, b) => a - b);
  return { count: ordered.length, median: atShare(ordered, 0.5), ninety: atShare(ordered, 0.9) };
}

const dayMs = 86_400_000;

/** Days between two moments, with a fraction; read by the platform, since there are tens of thousands of them. */
// eslint-disable-next-line no-restricted-globals -- a text is read, and no clock is asked
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;
