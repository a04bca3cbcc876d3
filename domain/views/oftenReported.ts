import type { CaseView } from './caseView';
import { searchable } from './searchText';

/** What of a case tells whom it is about, and whether another report is the same. */
export type ReportedCase = Pick<
  CaseView,
  'caseId' | 'number' | 'subjectName' | 'organisation' | 'receivedOn' | 'stage'
>;

/** A subject about whom much has come in, with those reports, the newest first. */
export interface OftenReported {
  name: string;
  organisation: string;
  cases: ReportedCase[];
}

/** Who is meant, however the name was typed: without case, marks and spaces that say nothing. */
export const subjectKey = ({
  subjectName,
  organisation,
}: Pick<ReportedCase, 'subjectName' | 'organisation'>): string =>
  JSON.stringify([searchable(subjectName), searchable(organisation)]);

/** The subjects of at least so many of these cases, those of most first; a private citizen has no name here, and no profile. */
export function oftenReported(cases: readonly ReportedCase[], atLeast: number): OftenReported[] {
  const bySubject = new Map<string, ReportedCase[]>();
  for (const one of cases) {
    if (one.subjectName === '') continue;
    const same = bySubject.get(subjectKey(one)) ?? [];
    same.push(one);
    bySubject.set(subjectKey(one), same);
  }
  return [...bySubject.values()]
    .filter(({ length }) => length >= atLeast)
    .map((same) => {
      const newestFirst = same.sort(
        (a, b) => b.receivedOn.localeCompare(a.receivedOn) || a.number.localeCompare(b.number),
      );
      const { subjectName: name = '', organisation = '' } = newestFirst[0] ?? {};
      return { name, organisation, cases: newestFirst };
    })
    .sort((a, b) => b.cases.length - a.cases.length || a.name.localeCompare(b.name, 'vi'));
}
