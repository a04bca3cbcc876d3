import { DateTime } from 'luxon';

/** Something that is in force from one day to another, both included; without an end until it is succeeded. */
export interface Dated {
  effectiveFrom: string;
  effectiveTo?: string | undefined;
}

/** Where two neighbours of a row do not fit together: days with neither, or with both. */
export type Seam<Item extends Dated> =
  { fault: 'gap'; from: string; to: string } | { fault: 'overlap'; one: Item; other: Item; from: string };

export const inOrder = <Item extends Dated>(items: readonly Item[]): Item[] =>
  [...items].sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom));

export const endsBeforeItBegins = ({ effectiveFrom, effectiveTo }: Dated): boolean =>
  effectiveTo !== undefined && effectiveTo < effectiveFrom;

const dayAfter = (date: string): string | null =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days: 1 }).toISODate();

/** The faulty seams of a row in the order of time; `to` of a gap is the first day that is covered again. */
export const faultySeams = <Item extends Dated>(row: readonly Item[]): Seam<Item>[] =>
  row.slice(1).flatMap((one, i): Seam<Item>[] => {
    const before = row[i];
    if (!before) return [];
    const { effectiveTo } = before;
    if (effectiveTo === undefined || effectiveTo >= one.effectiveFrom) {
      return [{ fault: 'overlap', one: before, other: one, from: one.effectiveFrom }];
    }
    const next = dayAfter(effectiveTo);
    return next === null || next === one.effectiveFrom
      ? []
      : [{ fault: 'gap', from: next, to: one.effectiveFrom }];
  });
