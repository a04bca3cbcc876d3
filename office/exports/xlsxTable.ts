import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { oneAfterAnother } from '../../models/oneAfterAnother';
import type { ExportCell, ExportTable } from './exportTable';

/** What XML cannot hold, however it is escaped. */
const notInXml = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\p{Cs}]/gu;
/** Characters are about as wide as the column's unit. */
const widest = 60;
const narrowest = 10;
/** So many rows say how wide a column is. */
const measured = 200;

const written = (text: string): string => text.replace(notInXml, '');
const writtenCell = (cell: ExportCell): ExportCell => (typeof cell === 'string' ? written(cell) : cell);
const lengthOf = (cell: ExportCell): number => (typeof cell === 'string' ? cell.length : narrowest);

/** A workbook takes a second for thousands of rows: written beside the web server's own work, and one at a time. */
const inTurn = oneAfterAnother();

async function writeBeside(workerData: object): Promise<Buffer> {
  const thread = new Worker(join(__dirname, 'xlsxThread.mjs'), { workerData, execArgv: [] });
  const [bytes] = (await once(thread, 'message')) as [Uint8Array];
  return Buffer.from(bytes);
}

/** The list as a workbook of one sheet, its head row held in place. */
export async function xlsxTable(sheet: string, { columns, rows }: ExportTable): Promise<Buffer> {
  const widthOf = (column: string, i: number): number =>
    Math.max(narrowest, column.length, ...rows.slice(0, measured).map((row) => lengthOf(row[i])));
  return inTurn(() =>
    writeBeside({
      // A sheet's name is short, and without what a spreadsheet makes of references.
      sheet: written(sheet)
        .replace(/[\\/*?:[\]']/g, ' ')
        .slice(0, 31),
      columns: columns.map(written),
      widths: columns.map((column, i) => Math.min(widest, widthOf(column, i)) + 2),
      rows: rows.map((row) => row.map(writtenCell)),
    }),
  );
}
