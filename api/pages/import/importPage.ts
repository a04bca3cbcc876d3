import type { ImportRecord, ImportStore, RowStatus } from '../../../models/imports';
import { managerOf } from '../../../language/sentences/subject';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import { type Counts, countRows, type ImportPhase, phaseOf } from '../../../office/import/progress';
import { readRow } from '../../../office/import/readRow';
import { openContent } from '../../../office/import/rowContent';
import { type AskedRow, askedRows } from '../../../office/import/askedRows';
import { cellsOf, openRows, type WrongCell } from '../../../office/import/wrongRows';

const wrongShown = 100;
const sampleShown = 5;

interface SampleRow {
  row: number;
  number: string;
  receivedOn: string;
  kind: string;
  subject: string;
  managedBy: string;
}

/** What the page of an import shows. */
export interface ImportPage {
  record: ImportRecord;
  phase: ImportPhase;
  counts: Counts;
  total: number;
  /** Rows that have come to their end, of those that were good. */
  finished: number;
  good: number;
  wrong: WrongCell[];
  wrongLeftOut: number;
  /** Rows that come in without the unit of their subject. */
  unplaced: WrongCell[];
  unplacedLeftOut: number;
  /** What comes in otherwise than it stands in the file: a sender's name in a column that colleagues see. */
  changed: WrongCell[];
  /** Rows that could be in the register, or in the file, a second time; and those whose sender is no name. */
  doubles: AskedRow[];
  unnamed: AskedRow[];
  askedLeftOut: number;
  /** How many cells were put right. */
  putRight: number;
  refused: { row: number; reason: string }[];
  sample: SampleRow[];
}

interface PageNeeds {
  imports: ImportStore;
  /** Whether the reader may see what stands in rows, or only how far it is. */
  showsRows: boolean;
  /** Cases that are hidden from the reader: so are the rows that became them. */
  hidden: ReadonlySet<string>;
  t: Translate;
  today: string;
}

export async function importPage(record: ImportRecord, needs: PageNeeds): Promise<ImportPage> {
  const { imports, t } = needs;
  const all = await imports.listRows(record._id);
  const rows = all.filter(({ caseId }) => caseId === undefined || !needs.hidden.has(caseId));
  const counts = countRows(rows);
  const wrong = rows.filter(({ status }) => needs.showsRows && status === 'wrong');
  const phase = phaseOf(record, countRows(all), new Date().toISOString());
  const good = rows.length - counts.wrong - counts.asked;
  const readable = needs.showsRows ? rows : [];
  const inStatus = (status: RowStatus) => readable.filter((row) => row.status === status);
  const ready = await openRows(imports, record._id, inStatus('ready'));
  const unplaced = cellsOf(ready, 'warnings', t);
  const asked = inStatus('asked');
  const opened = await openRows(imports, record._id, asked.slice(0, wrongShown));
  const questions = askedRows(opened, needs.hidden, t);
  return {
    record,
    phase,
    counts,
    total: rows.length,
    good,
    finished: good - counts.ready,
    wrong: cellsOf(await openRows(imports, record._id, wrong.slice(0, wrongShown)), 'problems', t).map(
      ({ caseId, ...cell }) => ({
        ...cell,
        ...(caseId !== undefined && !needs.hidden.has(caseId) && { caseId }),
      }),
    ),
    wrongLeftOut: Math.max(0, wrong.length - wrongShown),
    unplaced: unplaced.slice(0, wrongShown),
    unplacedLeftOut: Math.max(0, unplaced.length - wrongShown),
    changed: cellsOf([...ready, ...opened], 'changes', t).slice(0, wrongShown),
    doubles: questions.filter(({ isDouble }) => isDouble),
    unnamed: questions.filter(({ isDouble }) => !isDouble),
    askedLeftOut: Math.max(0, asked.length - wrongShown),
    putRight: readable.reduce((sum, { putRight = 0 }) => sum + putRight, 0),
    refused: readable.flatMap(({ row, status, refusal }) =>
      status === 'refused' ? [{ row, reason: refusalText(t, refusal) }] : [],
    ),
    sample: phase === 'preview' ? await sampleOf(record._id, readable, needs) : [],
  };
}

const refusalText = (t: Translate, refusal = 'invalid'): string =>
  refusal === 'numberTaken' || refusal === 'invalid'
    ? t(`import:refused.${refusal}`)
    : t(`refusals:${refusal}`);

/** The first good rows as they were understood, so that a shifted column shows before anything is stored. */
async function sampleOf(
  importId: string,
  rows: Awaited<ReturnType<ImportStore['listRows']>>,
  { imports, t, today }: PageNeeds,
): Promise<SampleRow[]> {
  const first = rows.filter(({ status }) => status === 'ready').slice(0, sampleShown);
  const now = new Date().toISOString();
  const opened = await Promise.all(first.map(({ row }) => imports.openRow(importId, row, now)));
  return opened
    .filter((content) => content !== undefined)
    .flatMap((content) => {
      const { row } = openContent(content);
      const read = readRow(row, today, '-');
      if ('problems' in read) return [];
      const { number, input } = read.report;
      const { subject } = input;
      const citizen = word(t, 'subjectKinds', 'privateCitizen');
      return [
        {
          row: row.row,
          number,
          receivedOn: input.receivedOn,
          kind: word(t, 'kinds', input.kind),
          subject: subject.kind === 'privateCitizen' ? citizen : subject.name,
          managedBy: subject.kind === 'privateCitizen' ? '–' : managerOf(t, subject),
        },
      ];
    });
}
