import type { Translate } from '../language/texts';
import type { ImportRow, ImportStore } from '../../models/imports';
import { columnHeadings, columnIds } from './columns';
import { csvOf } from './guardedCell';
import { openContent } from './preview';
import type { RowProblem } from './readRow';

/** One thing that is wrong in a file: where, and what helps. */
export interface WrongCell {
  row: number;
  column: string;
  reason: string;
}

const reasonOf = (t: Translate, { reason, value = '', params }: RowProblem): string =>
  t(`import:problem.${reason}`, { value, ...params });

/** What is wrong with rows, cell by cell, in the order of the file; rows whose seal is destroyed are left out. */
export async function wrongCells(
  imports: ImportStore,
  importId: string,
  rows: readonly ImportRow[],
  t: Translate,
): Promise<WrongCell[]> {
  const opened = await Promise.all(rows.map(({ row }) => imports.openRow(importId, row)));
  return opened
    .filter((content) => content !== undefined)
    .flatMap((content) => {
      const { row, problems } = openContent(content);
      return problems.map((problem) => ({
        row: row.row,
        column: columnHeadings[problem.column],
        reason: reasonOf(t, problem),
      }));
    });
}

/** The wrong rows as a file to correct and import: the register's columns, and what is wrong behind them. */
export async function wrongRowsFile(
  imports: ImportStore,
  importId: string,
  rows: readonly ImportRow[],
  t: Translate,
): Promise<string> {
  const lines: string[][] = [[...columnIds.map((id) => columnHeadings[id]), t('import:export.reason')]];
  for (const { row } of rows) {
    const content = await imports.openRow(importId, row);
    if (content === undefined) continue;
    const opened = openContent(content);
    const reasons = opened.problems.map((one) => `${columnHeadings[one.column]}: ${reasonOf(t, one)}`);
    lines.push([...columnIds.map((id) => opened.row.cells[id] ?? ''), reasons.join(' ')]);
  }
  return csvOf(lines);
}
