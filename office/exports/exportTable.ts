import { formatDate, formatDateTime } from '../../language/dates';
import { csvOf } from '../import/guardedCell';

/** What a cell of an exported list holds: a text, a day (an ISO date), a moment (ISO), a number, or nothing. */
export type ExportCell = string | { day: string } | { moment: string } | { number: number } | undefined;

/** A list as a file has it. */
export interface ExportTable {
  columns: readonly string[];
  rows: readonly (readonly ExportCell[])[];
}

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

function textOf(cell: ExportCell): string {
  if (typeof cell !== 'object') return cell ?? '';
  if ('number' in cell) return String(cell.number);
  return 'day' in cell ? formatDate(cell.day) : formatDateTime(cell.moment);
}

/** The list as CSV: days and moments as they are written here, and no text that a spreadsheet would take for a formula. */
export const csvTable = ({ columns, rows }: ExportTable): string =>
  csvOf([columns, ...rows.map((row) => row.map(textOf))]);
