import { wallMinute } from '../../domain/calendar/wallDay';
import { csvLines, utf8Mark } from '../import/guardedCell';

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
  return 'day' in cell ? cell.day : `${wallMinute(cell.moment)}:00`;
}

/** Rows as lines of CSV: days in ISO, moments by the office's clock as `2026-03-02T08:30:00`, and no text that a spreadsheet would take for a formula. */
export const csvRows = (rows: ExportTable['rows']): string => csvLines(rows.map((row) => row.map(textOf)));

/**
 * The list as a whole file of CSV, separated by commas as programs read it whatever their country. What separates for a spreadsheet
 * hangs on the country that its machine is set to, and no first line tells it without spoiling the letters: for spreadsheets there is the
 * workbook.
 */
export const csvTable = ({ columns, rows }: ExportTable): string => utf8Mark + csvRows([columns, ...rows]);
