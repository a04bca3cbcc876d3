import { type MonthRange, monthsIn } from './months';
import type { PicturedDays } from './picturedCase';

/** What came in and was closed in a month, and what was open at its end. */
export interface MonthFlow {
  month: string;
  received: number;
  closed: number;
  open: number;
}

/** Stock and flow over months: what was carried over into a month is what was open at the end of the one before. */
export function flowOf(cases: readonly PicturedDays[], range: MonthRange): MonthFlow[] {
  const received = new Map<string, number>();
  const closed = new Map<string, number>();
  let open = 0;
  const count = (counts: Map<string, number>, month: string) =>
    counts.set(month, (counts.get(month) ?? 0) + 1);
  for (const { receivedOn, closedOn } of cases) {
    const [came, went] = [receivedOn.slice(0, 7), closedOn?.slice(0, 7)];
    if (came < range.from) open += 1;
    else count(received, came);
    if (went === undefined) continue;
    if (went < range.from) open -= 1;
    else count(closed, went);
  }
  return monthsIn(range).map((month) => {
    const [came, went] = [received.get(month) ?? 0, closed.get(month) ?? 0];
    open += came - went;
    return { month, received: came, closed: went, open };
  });
}
