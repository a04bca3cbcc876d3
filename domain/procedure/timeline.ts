import { DateTime } from 'luxon';
import type { Procedure } from './procedure';

/** Where a row of versions does not hold together: days without a procedure, days with two, or a version that ends before it begins. */
export type TimelineFault =
  | { fault: 'gap'; from: string; to: string }
  | { fault: 'overlap'; one: string; other: string; from: string }
  | { fault: 'endsBeforeItBegins'; one: string }
  | { fault: 'otherDays'; one: string };

const isNewer = (one: Procedure, other: Procedure | undefined): boolean =>
  !other || one.version > other.version;
const nameOf = ({ id, version }: Procedure): string => `${id} ${version}`;
const dayAfter = (date: string): string | null =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days: 1 }).toISODate();

/**
 * What is wrong with the newest versions of all instruments taken together (procedure §1): on each day from the first on, exactly
 * one is in force. An older version of an instrument covers the same days as the newest, or it could never be corrected.
 */
export function timelineFaults(versions: readonly Procedure[]): TimelineFault[] {
  const newest = new Map<string, Procedure>();
  for (const one of versions) if (isNewer(one, newest.get(one.id))) newest.set(one.id, one);
  const row = [...newest.values()].sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom));
  const reversed = row
    .filter(({ effectiveFrom, effectiveTo }) => effectiveTo !== undefined && effectiveTo < effectiveFrom)
    .map((one): TimelineFault => ({ fault: 'endsBeforeItBegins', one: nameOf(one) }));
  const moved = versions
    .filter((one) => newest.get(one.id)?.effectiveFrom !== one.effectiveFrom)
    .map((one): TimelineFault => ({ fault: 'otherDays', one: nameOf(one) }));
  const seams = row.slice(1).flatMap((one, i): TimelineFault[] => {
    const before = row[i];
    if (!before) return [];
    const { effectiveTo } = before;
    if (effectiveTo === undefined || effectiveTo >= one.effectiveFrom) {
      return [{ fault: 'overlap', one: nameOf(before), other: nameOf(one), from: one.effectiveFrom }];
    }
    const next = dayAfter(effectiveTo);
    return next === null || next === one.effectiveFrom
      ? []
      : [{ fault: 'gap', from: next, to: one.effectiveFrom }];
  });
  return [...reversed, ...moved, ...seams];
}
