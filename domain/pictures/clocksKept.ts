import { type ClockKind, clockKinds } from '../clocks/clock';
import { type ClockFate, clockFates } from '../views/course';
import { isInMonths, type MonthRange } from './months';
import type { PicturedCase } from './picturedCase';

export type ClockCounts = { kind: ClockKind } & Record<ClockFate, number>;

/** Limits that ended in a range, kept or missed, and those that run or are overdue now; by kinds, in the order of the procedure. */
export function clocksKept(cases: readonly PicturedCase[], range: MonthRange): ClockCounts[] {
  const counts = new Map<ClockKind, Record<ClockFate, number>>();
  for (const { clocks } of cases)
    for (const { kind, fate, on } of clocks) {
      if ((fate === 'kept' || fate === 'missed') && !isInMonths(range, on)) continue;
      const of = counts.get(kind) ?? { kept: 0, missed: 0, running: 0, overdue: 0 };
      counts.set(kind, { ...of, [fate]: of[fate] + 1 });
    }
  return clockKinds.flatMap((kind) => {
    const of = counts.get(kind);
    return of && clockFates.some((fate) => of[fate] > 0) ? [{ kind, ...of }] : [];
  });
}
