import { z } from 'zod';
import { localDate } from '../../domain/calendar/officeDays';
import type { CaseEventStore } from '../../models/caseEvents';
import type { ImportRow, ImportStore, NewImportRow } from '../../models/imports';
import type { ReferenceStore } from '../../models/reference';
import { isCoveredDay } from '../register/coveredDay';
import { type ColumnId, columnIds } from './columns';
import { readDay } from './readDay';
import { readRegister, type RegisterRow, registerRowSchema } from './readRegister';
import { problemSchema, type ReadableRow, readRow, type RowProblem } from './readRow';
import { caseIdOf, importIdOf, registerNumberOf } from './rowIdentity';

export interface PreviewNeeds {
  imports: ImportStore;
  events: CaseEventStore;
  reference: ReferenceStore;
  /** What a case shows in place of content that stays sealed. */
  sealedContent: string;
}

/** How long the sealed rows of a file are kept. */
const keptMs = 24 * 60 * 60 * 1000;

const contentSchema = z.object({ row: registerRowSchema, problems: z.array(problemSchema) });

const isColumn = (column: string): column is ColumnId => columnIds.some((id) => id === column);

/** What a kept row says: the row itself and its problems. */
export function openContent(content: string): { row: RegisterRow; problems: RowProblem[] } {
  const { row, problems } = contentSchema.parse(JSON.parse(content));
  return {
    row,
    problems: problems.flatMap(({ column, ...rest }) => (isColumn(column) ? [{ column, ...rest }] : [])),
  };
}

/** Today on the office's wall calendar. */
export const officeToday = async (reference: ReferenceStore): Promise<string> =>
  localDate(await reference.getCurrentCalendar(), new Date().toISOString());

/** For each number of the register that stands in several rows: the first of them. */
function firstRows(rows: readonly RegisterRow[], today: string): Map<string, number> {
  const first = new Map<string, number>();
  for (const row of rows) {
    const key = numberKey(row, today);
    if (key !== undefined && !first.has(key)) first.set(key, row.row);
  }
  return first;
}

function numberKey({ cells }: RegisterRow, today: string): string | undefined {
  const day = readDay(cells.receivedOn ?? '', today);
  return 'day' in day && cells.number ? `${day.day.slice(0, 4)}:${cells.number.toLowerCase()}` : undefined;
}

/** Reads a file, checks every row and keeps all of them sealed. @throws UnreadableFileError */
export async function previewFile(bytes: Buffer, by: string, needs: PreviewNeeds): Promise<string> {
  const rows = readRegister(bytes);
  const importId = importIdOf(bytes);
  const now = new Date();
  await needs.imports.destroyExpired(now.toISOString());
  const known = await needs.imports.find(importId);
  // Somebody works on this very file at the moment: its rows stay as they are.
  if (known && known.runningUntil > now.toISOString()) return importId;

  const today = await officeToday(needs.reference);
  const first = firstRows(rows, today);
  const covered = coverage(needs.reference);
  const checked: NewImportRow[] = [];
  for (const row of rows) {
    const key = numberKey(row, today);
    const firstRow = key === undefined ? row.row : (first.get(key) ?? row.row);
    checked.push(await checkRow(row, firstRow, today, covered, needs));
  }
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + keptMs).toISOString();
  await needs.imports.keep({ _id: importId, by, createdAt, expiresAt, runningUntil: '' }, checked);
  return importId;
}

type Covered = (day: string) => Promise<boolean>;

/** Whether a version of the procedure was in force on a day; asked once for each day. */
function coverage(reference: ReferenceStore): Covered {
  const days = new Map<string, Promise<boolean>>();
  return (day) => {
    const answer = days.get(day) ?? isCoveredDay(reference, day);
    days.set(day, answer);
    return answer;
  };
}

async function checkRow(
  row: RegisterRow,
  firstRow: number,
  today: string,
  covered: Covered,
  needs: PreviewNeeds,
): Promise<NewImportRow> {
  const read = readRow(row, today, needs.sealedContent);
  const problems: RowProblem[] = 'problems' in read ? read.problems : [];
  const number = { column: 'number', value: row.cells.number } as const;
  if (firstRow !== row.row) problems.unshift({ ...number, reason: 'numberTwice', params: { firstRow } });
  if ('report' in read && problems.length === 0) {
    const against = await checkAgainstRegister(read.report, covered, needs);
    if ('status' in against) return { row: row.row, ...against, content: JSON.stringify({ row, problems }) };
    problems.push({ ...against, value: row.cells[against.column] });
  }
  return { row: row.row, status: 'wrong', content: JSON.stringify({ row, problems }) };
}

/** Whether a readable row is new, in the register already, or collides with what is there. */
async function checkAgainstRegister(
  report: ReadableRow,
  covered: Covered,
  { imports, events }: PreviewNeeds,
): Promise<Pick<ImportRow, 'status' | 'caseId'> | { column: ColumnId; reason: string }> {
  if (!(await covered(report.input.receivedOn))) return { column: 'receivedOn', reason: 'noProcedure' };
  const caseId = caseIdOf(report);
  const owner = await imports.findClaim(registerNumberOf(report));
  if (owner !== undefined && owner !== caseId) return { column: 'number', reason: 'numberTaken' };
  const [begun] = await events.read(caseId, 1);
  return { status: begun ? 'there' : 'ready', caseId };
}
