import { formatDate } from '../../language/dates';
import { csvOf } from '../import/guardedCell';

/** What a cell of an exported list holds: a text, a day (an ISO date), or nothing. */
export type ExportCell = string | { day: string } | undefined;

/** A list as a file has it. */
export interface ExportTable {
  columns: readonly string[];
  rows: readonly (readonly ExportCell[])[];
}

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const textOf = (cell: ExportCell): string => (typeof cell === 'object' ? formatDate(cell.day) : (cell ?? ''));

/** The list as CSV: days as they are written here, and no text that a spreadsheet would take for a formula. */
export const csvTable = ({ columns, rows }: ExportTable): string =>
  csvOf([columns, ...rows.map((row) => row.map(textOf))]);
