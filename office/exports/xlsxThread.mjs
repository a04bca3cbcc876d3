import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';

/** Every text is kept as text, so that none is a formula; days and moments are dates of the spreadsheet, whatever its own language, and numbers its numbers. */
function cellOf(cell) {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'string') return { type: String, value: cell };
  if (cell.number !== undefined) return { type: Number, value: cell.number };
  if (cell.moment !== undefined)
    return { type: Date, value: new Date(`${cell.moment}:00Z`), format: 'dd/mm/yyyy hh:mm' };
  return { type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: 'dd/mm/yyyy' };
}

const { sheet, columns, widths, rows } = workerData;
const head = columns.map((value) => ({ type: String, value, fontWeight: 'bold' }));
const file = writeXlsxFile([head, ...rows.map((row) => row.map(cellOf))], {
  sheet,
  columns: widths.map((width) => ({ width })),
  stickyRowsCount: 1,
});
parentPort.postMessage(await file.toBuffer());
