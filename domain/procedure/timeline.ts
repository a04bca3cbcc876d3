import { endsBeforeItBegins, faultySeams, inOrder } from './datedRow';
import { laws, lawOf } from './law';
import type { Procedure } from './procedure';

/** Where the versions of a law do not hold together: days without a procedure, days with two, or a version that ends before it begins. */
export type TimelineFault =
  | { fault: 'gap'; from: string; to: string }
  | { fault: 'overlap'; one: string; other: string; from: string }
  | { fault: 'endsBeforeItBegins'; one: string }
  | { fault: 'otherDays'; one: string }
  | { fault: 'otherLaw'; one: string };

const isNewer = (one: Procedure, other: Procedure | undefined): boolean =>
  !other || one.version > other.version;
const nameOf = ({ id, version }: Procedure): string => `${id} ${version}`;

/** Before the first instrument of a law nothing is in force: it may turn out to begin later or earlier. */
const isFirst = (one: Procedure, row: readonly Procedure[]): boolean =>
  row.find((other) => lawOf(other) === lawOf(one)) === one;

function seamsOf(row: readonly Procedure[]): TimelineFault[] {
  return faultySeams(row).map((seam) =>
    seam.fault === 'gap' ? seam : { ...seam, one: nameOf(seam.one), other: nameOf(seam.other) },
  );
}

/**
 * What is wrong with the newest versions of all instruments taken together (procedure §1): on each day from the first on, exactly
 * one of each law is in force. An older version of an instrument begins with the newest, but for the first of a law, and is
 * under the same law.
 */
export function timelineFaults(versions: readonly Procedure[]): TimelineFault[] {
  const newest = new Map<string, Procedure>();
  for (const one of versions) if (isNewer(one, newest.get(one.id))) newest.set(one.id, one);
  const row = inOrder([...newest.values()]);
  const unlike = (differs: (one: Procedure, other: Procedure) => boolean) =>
    versions.filter((one) => {
      const other = newest.get(one.id);
      return other !== undefined && differs(one, other);
    });
  return [
    ...row
      .filter(endsBeforeItBegins)
      .map((one) => ({ fault: 'endsBeforeItBegins', one: nameOf(one) }) as const),
    ...unlike((one, other) => one.effectiveFrom !== other.effectiveFrom && !isFirst(other, row)).map(
      (one) => ({ fault: 'otherDays', one: nameOf(one) }) as const,
    ),
    ...unlike((one, other) => lawOf(one) !== lawOf(other)).map(
      (one) => ({ fault: 'otherLaw', one: nameOf(one) }) as const,
    ),
    ...laws.flatMap((law) => seamsOf(row.filter((one) => lawOf(one) === law))),
  ];
}
