import { z } from 'zod';
import { plainText } from '../../domain/text/plainText';
import { beginningOf } from '../../domain/text/shortened';
import { searchable } from '../../domain/views/searchText';
import { type ColumnId, columnHeadings, columnIds, neededColumns } from './columns';
import { UnreadableFileError } from './file/fault';
import { linesAboveRows, maximumRows, type TableLine } from './file/table';
import { readTable } from './file/readTable';
import { putRight } from './putRight';

export const incomingRowSchema = z.object({
  /** The number of the row in the spreadsheet. */
  row: z.number().int(),
  cells: z.record(z.string(), z.string()),
  /** The row as it came, every column with its heading: the original that is sealed. */
  original: z.string(),
  /** How many cells there were, where some are missing in the middle or too many. */
  cellCount: z.object({ found: z.number(), expected: z.number() }).optional(),
  /** How many of its cells held look-alikes of letters, or what is not seen. */
  putRight: z.number().int().optional(),
});
export type IncomingRow = z.infer<typeof incomingRowSchema>;

/** Takes back the apostrophe that `guardedCell` put before a formula, so that a list of wrong rows can come in again. */
const withoutGuard = (cell: string) => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);

/** What is longer names no column. */
const longestHeading = 200;

const wantedHeadings = new Map(columnIds.map((id) => [searchable(columnHeadings[id]), id]));
const columnNamed = (heading: string): ColumnId | undefined =>
  wantedHeadings.get(searchable(beginningOf(heading, longestHeading)));

/** How many columns a line names: by it the line of headings is known, and how cells are separated. */
const countHeadings = (cells: readonly string[]): number =>
  new Set(cells.flatMap((cell) => columnNamed(cell) ?? [])).size;

const namesNeeded = ({ cells }: TableLine): boolean => {
  const named = cells.map(columnNamed);
  return neededColumns.every((id) => named.includes(id));
};

/** Finds each column by its heading, wherever it stands. */
function places(headings: readonly string[]): Map<ColumnId, number> {
  const compared = headings.map(columnNamed);
  const found = new Map<ColumnId, number>();
  for (const id of columnIds) {
    const at = compared.flatMap((named, i) => (named === id ? [i] : []));
    if (at.length > 1) throw new UnreadableFileError('doubledColumns', { columns: columnHeadings[id] });
    if (at[0] !== undefined) found.set(id, at[0]);
  }
  const missing = neededColumns.filter((id) => !found.has(id)).map((id) => `“${columnHeadings[id]}”`);
  if (missing.length > 0) throw new UnreadableFileError('missingColumns', { columns: missing.join(', ') });
  return found;
}

/** Titles may stand above the headings; where none of the first lines has all of them, the first is told of. */
function headingsAt(lines: readonly TableLine[]): number {
  const at = lines.slice(0, linesAboveRows).findIndex(namesNeeded);
  return Math.max(at, 0);
}

/** Cells without content at the end of a line are none. */
const filled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/**
 * Which lines do not fit the headings: with content behind the last of them, or torn – a line break that no quotation marks hold makes two
 * lines of one, with one cell more between them. Last cells that are only missing are empty.
 */
function unfitting(lines: readonly TableLine[], expected: number): Set<TableLine> {
  const wrong = new Set<TableLine>();
  lines.forEach((line, i) => {
    if (filled(line.cells) > expected) wrong.add(line);
    const next = lines[i + 1];
    if (!next || line.cells.length >= expected || next.cells.length >= expected) return;
    if (line.cells.length + next.cells.length === expected + 1) wrong.add(line).add(next);
  });
  return wrong;
}

/**
 * Reads a register from the bytes of a workbook or a text file; rows without any content are passed over. What stands in a cell stays
 * text, a formula too.
 * @param sheet which one, where a workbook has several that are registers
 * @throws UnreadableFileError
 */
export function readIncoming(bytes: Buffer, sheet?: string): IncomingRow[] {
  const all = readTable(bytes, {
    sheet,
    countHeadings,
    isRegister: (lines) => lines.slice(0, linesAboveRows).some(namesNeeded),
  });
  const at = headingsAt(all);
  const headings = (all[at]?.cells ?? []).map(plainText);
  const columns = places(headings);
  const expected = filled(headings);
  const lines = all.slice(at + 1).filter(({ cells }) => filled(cells) > 0);
  if (lines.length === 0) throw new UnreadableFileError('noRows');
  if (lines.length > maximumRows) throw new UnreadableFileError('tooManyRows', { maximum: maximumRows });
  const wrong = unfitting(lines, expected);
  return lines.map((line): IncomingRow => {
    const read = [...columns].map(([id, place]) => ({ id, ...putRight(line.cells[place] ?? '') }));
    const original = line.cells
      .slice(0, Math.max(expected, filled(line.cells)))
      .map((cell, place) => `${headings[place] ?? ''}: ${plainText(cell)}`);
    return {
      row: line.row,
      cells: Object.fromEntries(read.map(({ id, text }) => [id, withoutGuard(text.trim())])),
      original: original.join('\n'),
      cellCount: wrong.has(line) ? { found: line.cells.length, expected } : undefined,
      putRight: read.filter(({ changed }) => changed).length,
    };
  });
}
