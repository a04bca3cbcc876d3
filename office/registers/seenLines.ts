import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { CaseViewStore } from '../../models/caseViews';
import type { Mark, PaperPlace, RegisterEntry } from '../../models/paperRegisters';

/** A line of a register as somebody may see it; `hidden`: taken, and of what is not for this person. */
export type SeenLine = { n: number } & (
  | { kind: 'gap' }
  | { kind: 'hidden'; number: string }
  | { kind: 'marked'; number: string; mark: Mark }
  | {
      kind: 'paper';
      number: string;
      place: PaperPlace;
      caseNumber: string;
      mark?: Mark | undefined;
      replacedBy?: string | undefined;
    }
);

/** The numbers of a part of a register from one to another: what has an entry, and between them what has none. */
function linesOf(
  entries: readonly RegisterEntry[],
  { isOwn, from = 1, to = entries.at(-1)?.n ?? 0 }: Pick<Reading, 'isOwn' | 'from' | 'to'>,
): (RegisterEntry | number)[] {
  // Another body's register is not kept here: what is missing of it was used elsewhere.
  if (!isOwn) return [...entries];
  const byNumber = new Map(entries.map((entry) => [entry.n, entry]));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => byNumber.get(from + i) ?? from + i);
}

interface Reading {
  isOwn: boolean;
  /** The first and the last number of the part that was read; of all, where nothing is said. */
  from?: number | undefined;
  to?: number | undefined;
  actor: Actor;
  views: Pick<CaseViewStore, 'numbersOf'>;
}

/**
 * A register as a person may see it. Whoever may not see a case, by a conflict of interest or by their role, sees that the number
 * is taken and nothing more, so that the order is whole and nothing leaks: neither what it was given to, nor whether it was annulled.
 */
export async function readLines(
  entries: readonly RegisterEntry[],
  { actor, views, ...part }: Reading,
): Promise<SeenLine[]> {
  const visibility = visibilityOf(actor);
  const caseIds = entries.flatMap(({ place }) => place?.caseId ?? []);
  const numbers = await views.numbersOf([...new Set(caseIds)], visibility);
  return linesOf(entries, part).map((line): SeenLine => {
    if (typeof line === 'number') return { n: line, kind: 'gap' };
    const { n, number, place, mark, replacedBy } = line;
    const caseNumber = place && numbers.get(place.caseId);
    if (place && caseNumber !== undefined)
      return { n, number, kind: 'paper', place, caseNumber, mark, replacedBy };
    return !place && mark && visibility.all
      ? { n, number, kind: 'marked', mark }
      : { n, number, kind: 'hidden' };
  });
}
