import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { oneAfterAnother } from '../../models/oneAfterAnother';
import { wallMinute } from '../../domain/calendar/wallDay';
import type { ExportCell, ExportTable } from './exportTable';

/** What XML cannot hold, however it is escaped. */
const notInXml = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\p{Cs}]/gu;
/** Characters are about as wide as the column's unit. */
const widest = 60;
const narrowest = 10;
const widthOfMoment = 16;
/** So many rows say how wide a column is. */
const measured = 200;

const written = (text: string): string => text.replace(notInXml, '');

/** A spreadsheet's dates have no zone: a moment is what the office's clock showed. */
function writtenCell(cell: ExportCell): ExportCell {
  if (typeof cell === 'string') return written(cell);
  return cell && 'moment' in cell ? { moment: wallMinute(cell.moment) } : cell;
}

function lengthOf(cell: ExportCell): number {
  if (typeof cell === 'string') return Math.max(...cell.split('\n').map(({ length }) => length));
  return cell && 'moment' in cell ? widthOfMoment : narrowest;
}

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
