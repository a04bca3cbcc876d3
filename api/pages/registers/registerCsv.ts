import type { Translate } from '../../../language/texts';
import { csvRows, csvTable, type ExportCell } from '../../../office/exports/exportTable';
import type { Chosen } from '../../../office/registers/chosen';
import type { SeenLine } from '../../../office/registers/seenLines';
import type { RegisterRow } from './rows';

const columns = ['number', 'on', 'paper', 'caseNumber', 'abstract', 'by', 'mark'] as const;
const inPiece = 500;

export const registerColumns = (t: Translate): string[] =>
  columns.map((column) => t(`registers:column.${column}`));

/** A line of a register as the cells of a table; what has no paper says so in the place of its abstract. */
export const registerCells = (row: RegisterRow, t: Translate): ExportCell[] =>
  columns.map((column) => {
    if (column === 'on') return row.day === undefined ? undefined : { day: row.day };
    return (
      row[column] ?? (column === 'abstract' && row.kind !== 'paper' ? t(`registers:line.${row.kind}`) : '')
    );
  });

async function* pieces(chosen: Chosen): AsyncGenerator<SeenLine[]> {
  for (let skip = 0; skip < chosen.count; skip += inPiece) {
    const lines = await chosen.read(skip, inPiece);
    if (lines.length > 0) yield lines;
  }
}

/** Every line that was chosen. */
export async function readAllLines(chosen: Chosen): Promise<SeenLine[]> {
  const all: SeenLine[] = [];
  for await (const lines of pieces(chosen)) all.push(...lines);
  return all;
}

/** Lines of a register as a CSV file, piece by piece: nobody waits for a thread that writes the whole of it. */
export async function* registerCsv(
  chosen: Chosen,
  tell: (lines: readonly SeenLine[]) => RegisterRow[],
  t: Translate,
): AsyncGenerator<string> {
  yield csvTable({ columns: registerColumns(t), rows: [] });
  for await (const lines of pieces(chosen)) yield csvRows(tell(lines).map((row) => registerCells(row, t)));
}
