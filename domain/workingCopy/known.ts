import { searchable } from '../views/searchText';
import { type KnownReporter, type MarkKind, standingIn } from './marks';

/** What of a reporter must not stand in what a case shows of them: who reports on themselves is named there anyhow. */
export const hiddenOf = (reporter: KnownReporter, subjectName: string): KnownReporter =>
  searchable(reporter.name) === searchable(subjectName) ? { ...reporter, name: '' } : reporter;

/** The first of several texts in which a reporter is named, from 1, and by what; undefined where none is. */
export function findNamed(
  texts: readonly string[],
  hidden: KnownReporter,
): { place: number; by: MarkKind[] } | undefined {
  for (const [i, text] of texts.entries()) {
    const by = standingIn(text, hidden);
    if (by.length > 0) return { place: i + 1, by };
  }
  return undefined;
}
