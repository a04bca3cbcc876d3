import { localDate } from '../../domain/calendar/officeDays';
import type { Visibility } from '../../domain/access/policy';
import type { CaseEventStore } from '../../models/caseEvents';
import type { ImportStore, NewImportRow } from '../../models/imports';
import type { ReferenceStore } from '../../models/reference';
import { lawFor } from '../../domain/case/subject';
import type { Law } from '../../domain/procedure/law';
import type { OrganisationTree } from '../../domain/organisations/tree';
import { isCoveredDay } from './coveredDay';
import { createDoubles, type Doubles, type DoublesNeeds } from './doubles';
import { placeRow } from './placeRow';
import { readIncoming, type IncomingRow } from './readIncoming';
import { type ReadableRow, readRow, type RowProblem } from './readRow';
import { readRegisterDay } from './registerDay';
import { contentOf, noRemarks } from './rowContent';
import { caseIdBefore, caseIdOf, registerNumberOf } from './rowIdentity';

export interface CheckNeeds extends DoublesNeeds {
  imports: ImportStore;
  events: CaseEventStore;
  reference: ReferenceStore;
  /** What a case shows in place of content that stays sealed. */
  sealedContent: string;
}

/** Today on the office's wall calendar. */
export const todayByCalendar = async (reference: ReferenceStore): Promise<string> =>
  localDate(await reference.getCurrentCalendar(), new Date().toISOString());

/** For each number of the register that stands in several rows: the first of them. */
function firstRows(rows: readonly IncomingRow[], today: string): Map<string, number> {
  const first = new Map<string, number>();
  for (const row of rows) {
    const key = numberKey(row, today);
    if (key !== undefined && !first.has(key)) first.set(key, row.row);
  }
  return first;
}

function numberKey({ cells }: IncomingRow, today: string): string | undefined {
  const day = readRegisterDay(cells.receivedOn ?? '', today);
  return 'day' in day && cells.number ? `${day.day.slice(0, 4)}:${cells.number.toLowerCase()}` : undefined;
}

/** What is asked of a file: which of its sheets, and by whom – nobody is told of a case that is hidden from them. */
export interface CheckAsked {
  sheet?: string | undefined;
  seenBy: Visibility;
}

/** Reads a file and checks every row, against the register too; stores nothing. @throws UnreadableFileError */
export async function checkFile(
  bytes: Buffer,
  needs: CheckNeeds,
  { sheet, seenBy }: CheckAsked,
): Promise<NewImportRow[]> {
  const rows = readIncoming(bytes, sheet);
  const today = await todayByCalendar(needs.reference);
  const first = firstRows(rows, today);
  const days = rows.flatMap(({ cells }) => {
    const read = readRegisterDay(cells.receivedOn ?? '', today);
    return 'day' in read ? [read.day] : [];
  });
  const against: Against = {
    today,
    doubles: await createDoubles(days, seenBy, needs),
    covered: coverage(needs.reference),
    tree: await needs.reference.findCurrentTree(),
  };
  const checked: NewImportRow[] = [];
  for (const row of rows) {
    const key = numberKey(row, today);
    const firstRow = key === undefined ? row.row : (first.get(key) ?? row.row);
    checked.push(await checkRow(row, firstRow, against, needs));
  }
  return checked;
}

type Covered = (day: string, law: Law) => Promise<boolean>;

/** Whether a version of a law was in force on a day; asked once for each day. */
function coverage(reference: ReferenceStore): Covered {
  const days = new Map<string, Promise<boolean>>();
  return (day, law) => {
    const key = `${law} ${day}`;
    const answer = days.get(key) ?? isCoveredDay(reference, day, law);
    days.set(key, answer);
    return answer;
  };
}

/** What every row of a file is checked against. */
interface Against {
  today: string;
  covered: Covered;
  doubles: Doubles;
  tree: OrganisationTree | undefined;
}

async function checkRow(
  row: IncomingRow,
  firstRow: number,
  { today, covered, doubles, tree }: Against,
  needs: CheckNeeds,
): Promise<NewImportRow> {
  const read = readRow(row, today, needs.sealedContent);
  const problems: RowProblem[] = 'problems' in read ? read.problems : [];
  const kept = { row: row.row, putRight: row.putRight };
  const number = { column: 'number', value: row.cells.number } as const;
  if (firstRow !== row.row) problems.unshift({ ...number, reason: 'numberTwice', params: { firstRow } });
  if ('report' in read && problems.length === 0) {
    const against = await checkAgainstRegister(read.report, covered, needs);
    if ('status' in against) {
      const { warnings } = placeRow(read.report, tree);
      const { changes } = read.report;
      const asked = [...(await doubles.ask(row.row, against.caseId, read.report)), ...read.report.questions];
      const questions = against.status === 'ready' ? asked : [];
      const status = questions.length > 0 ? 'asked' : against.status;
      const content = contentOf(row, { problems, warnings, questions, changes });
      return { ...kept, ...against, status, content };
    }
    problems.push({ ...against, value: row.cells[against.column] });
  }
  return { ...kept, status: 'wrong', content: contentOf(row, { ...noRemarks, problems }) };
}

/** Whether a readable row is new, in the register already, or collides with what is there. */
async function checkAgainstRegister(
  report: ReadableRow,
  covered: Covered,
  { imports, events }: CheckNeeds,
): Promise<{ status: 'ready' | 'there'; caseId: string } | Omit<RowProblem, 'value'>> {
  const { receivedOn, subject } = report.input;
  if (!(await covered(receivedOn, lawFor(subject)))) return { column: 'receivedOn', reason: 'noProcedure' };
  const caseId = caseIdOf(report);
  const owner = await imports.findClaim(registerNumberOf(report));
  const [begun] = await events.read(owner ?? caseId, 1);
  // Where the row was mended since it came in, what is registered is put right there.
  if (begun && owner !== undefined && owner !== caseId && owner !== caseIdBefore(report))
    return { column: 'number', reason: 'numberTaken', params: { caseId: owner } };
  return begun ? { status: 'there', caseId: owner ?? caseId } : { status: 'ready', caseId };
}
