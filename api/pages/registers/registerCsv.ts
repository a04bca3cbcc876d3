import type { Translate } from '../../../language/texts';
import { csvOf } from '../../../office/import/guardedCell';
import type { Chosen } from '../../../office/registers/chosen';
import type { SeenLine } from '../../../office/registers/seenLines';
import type { RegisterRow } from './rows';

const columns = ['number', 'on', 'paper', 'caseNumber', 'abstract', 'by', 'mark'] as const;
const inPiece = 500;

/** Lines of a register as a CSV file, piece by piece: nobody waits for a thread that writes the whole of it. */
export async function* registerCsv(
  chosen: Chosen,
  tell: (lines: readonly SeenLine[]) => RegisterRow[],
  t: Translate,
): AsyncGenerator<string> {
  const cells = (row: RegisterRow) =>
    columns.map(
      (column) =>
        row[column] ?? (column === 'abstract' && row.kind !== 'paper' ? t(`registers:line.${row.kind}`) : ''),
    );
  const head = csvOf([columns.map((column) => t(`registers:column.${column}`))]);
  const mark = csvOf([]).slice(0, 1);
  yield head;
  for (let skip = 0; skip < chosen.count; skip += inPiece) {
    const rows = tell(await chosen.read(skip, inPiece)).map(cells);
    if (rows.length > 0) yield csvOf(rows).slice(mark.length);
  }
}
