import type { Translate } from '../../language/texts';
import type { ImportRow, ImportStore } from '../../models/imports';
import { columnHeadings, columnIds } from './columns';
import type { ExportTable } from '../exports/exportTable';
import type { RowProblem } from './readRow';
import { openContent, type RowRemarks } from './rowContent';

/** One thing that is wrong in a file: where, and what helps. */
export interface WrongCell {
  row: number;
  /** The office's own number of the report, as it stands in the row. */
  number: string;
  column: string;
  reason: string;
  /** The case that has its number, where it may be the same report: there it is put right. */
  caseId?: string | undefined;
}

/** The case that a remark speaks of, where it speaks of one. */
export const caseMeant = ({ params }: RowProblem): string | undefined =>
  typeof params?.caseId === 'string' ? params.caseId : undefined;

/** What is to be told of a cell, in words. */
export const reasonOf = (t: Translate, { reason, value = '', params }: RowProblem): string =>
  t(`import:problem.${reason}`, { value, ...params });

/** What is to be told of rows, cell by cell, in the order of the file. */
export const cellsOf = (contents: readonly string[], remarks: keyof RowRemarks, t: Translate): WrongCell[] =>
  contents.flatMap((content) => {
    const { row, ...told } = openContent(content);
    return told[remarks].map((problem) => ({
      row: row.row,
      number: row.cells.number || '–',
      column: columnHeadings[problem.column],
      reason: reasonOf(t, problem),
      caseId: caseMeant(problem),
    }));
  });

/** What rows that are kept say; those whose seal is destroyed are left out. */
export async function openRows(
  imports: ImportStore,
  importId: string,
  rows: readonly ImportRow[],
): Promise<string[]> {
  const now = new Date().toISOString();
  const contents = await Promise.all(rows.map(({ row }) => imports.openRow(importId, row, now)));
  return contents.filter((content) => content !== undefined);
}

/** The wrong rows as a table to correct and import, as they were typed: the register's columns, and what is wrong behind them. */
export async function wrongRowsTable(
  imports: ImportStore,
  importId: string,
  rows: readonly ImportRow[],
  t: Translate,
): Promise<ExportTable> {
  const columns = [...columnIds.map((id) => columnHeadings[id]), t('import:export.reason')];
  const lines: string[][] = [];
  for (const { row } of rows) {
    const content = await imports.openRow(importId, row, new Date().toISOString());
    if (content === undefined) continue;
    const opened = openContent(content);
    const reasons = opened.problems.map((one) => `${columnHeadings[one.column]}: ${reasonOf(t, one)}`);
    lines.push([...columnIds.map((id) => opened.row.cells[id] ?? ''), reasons.join(' ')]);
  }
  return { columns, rows: lines };
}
