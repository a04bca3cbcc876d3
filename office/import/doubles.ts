import { isOneUnit, nameKey } from '../../domain/likeness/names';
import { searchable } from '../../domain/views/searchText';
import type { Visibility } from '../../domain/access/policy';
import type { ReportedCase } from '../../domain/views/oftenReported';
import type { CaseViewStore } from '../../models/caseViews';
import type { ReadableRow, RowProblem } from './readRow';

/** One letter that came by two ways, or was entered twice, comes within a week; two letters on one person come further apart. */
const nearDays = 7;

interface Report {
  name: string;
  organisation: string;
  receivedOn: string;
  /** The office's own number, where it is known without asking. */
  number?: string;
}
type Found = { row: number } | { caseId: string; caseNumber: string };

const dayMs = 24 * 60 * 60 * 1000;
const isNear = (one: string, other: string) =>
  Math.abs(Date.parse(one) - Date.parse(other)) <= nearDays * dayMs;

/** A number without what is typed differently: marks, case, leading zeros, and how its parts are separated. */
const evenNumber = (number: string) =>
  searchable(number)
    .replace(/[./-]+/g, '/')
    .replace(/(?<!\d)0+(?=\d)/g, '');

const isSameNumber = (one: Report, other: Report) =>
  one.number !== undefined &&
  other.number !== undefined &&
  one.receivedOn.slice(0, 4) === other.receivedOn.slice(0, 4) &&
  evenNumber(one.number) === evenNumber(other.number);

export interface DoublesNeeds {
  views: Pick<CaseViewStore, 'listReceived' | 'findAll'>;
}

/** What a row could be a second time. */
export interface Doubles {
  /** Asks what this row could be; from then on, later rows could be this one. */
  ask(row: number, caseId: string, report: ReadableRow): Promise<RowProblem[]>;
}

/**
 * Compares rows with the register and with each other: about the same person in the same unit however both are spelled, and received
 * within a week or under the same number of the year. What it finds is asked, never decided: two people can write on one day.
 * @param days the days on which the rows were received
 */
export async function createDoubles(
  days: readonly string[],
  seenBy: Visibility,
  { views }: DoublesNeeds,
): Promise<Doubles> {
  const known = new Map<string, { report: Report; found: Found }[]>();
  const remember = (report: Report, found: Found) => {
    const key = nameKey(report.name);
    known.set(key, [...(known.get(key) ?? []), { report, found }]);
  };
  const cases = days.length === 0 ? [] : await views.listReceived(seenBy, span(days));
  for (const one of cases) if (one.subjectName !== '') remember(reportOf(one), foundOf(one));

  const isSame = async (one: Report, { report, found }: { report: Report; found: Found }) => {
    if (!isOneUnit(one.organisation, report.organisation)) return false;
    if (isNear(one.receivedOn, report.receivedOn)) return true;
    if (!('caseId' in found)) return isSameNumber(one, report);
    const [view] = await views.findAll([found.caseId], seenBy);
    const number = view?.state.registration.backlog?.incomingNumber;
    return number !== undefined && isSameNumber(one, { ...report, number });
  };

  return {
    ask: async (row, caseId, { number, input: { subject, receivedOn } }) => {
      if (subject.kind === 'privateCitizen') return [];
      const { name, organisation } = subject;
      const report = { name, organisation, receivedOn, number };
      const questions: RowProblem[] = [];
      for (const other of known.get(nameKey(name)) ?? []) {
        const isItself = 'caseId' in other.found && other.found.caseId === caseId;
        if (!isItself && (await isSame(report, other))) questions.push(questionOf(other.found, name));
      }
      remember(report, { row });
      return questions;
    },
  };
}

const reportOf = ({ subjectName: name, organisation, receivedOn }: ReportedCase): Report => ({
  name,
  organisation,
  receivedOn,
});
const foundOf = ({ caseId, number }: ReportedCase): Found => ({ caseId, caseNumber: number });

function questionOf(found: Found, value: string): RowProblem {
  const reason = 'caseId' in found ? 'sameAsCase' : 'sameAsRow';
  return { column: 'subject', reason, value, params: { ...found } };
}

/** From the first day of the first year, for numbers begin anew every year, and a little around for what is near. */
function span(days: readonly string[]): { from: string; to: string } {
  const sorted = [...days].sort();
  const shifted = (day: string, by: number) =>
    new Date(Date.parse(day) + by * nearDays * dayMs).toISOString().slice(0, 10);
  const from = shifted(`${(sorted[0] ?? '').slice(0, 4)}-01-01`, -1);
  return { from, to: shifted(`${(sorted.at(-1) ?? '').slice(0, 4)}-12-31`, 1) };
}
