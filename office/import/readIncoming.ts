import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { plainText } from '../../domain/text/plainText';
import { beginningOf } from '../../domain/text/shortened';
import { searchable } from '../../domain/views/searchText';
import { type ColumnId, columnHeadings, columnIds, neededColumns } from './columns';
import { decodeFile, UnreadableFileError } from './decodeFile';

/** A register much longer than this is better cut by year. */
export const maximumRows = 20_000;

export const incomingRowSchema = z.object({
  /** The number of the row in the spreadsheet; its headings are row 1. */
  row: z.number().int(),
  cells: z.record(z.string(), z.string()),
  /** The row as it came, every column with its heading: the original that is sealed. */
  original: z.string(),
  /** How many cells there were, where it was not one for each heading. */
  cellCount: z.object({ found: z.number(), expected: z.number() }).optional(),
});
export type IncomingRow = z.infer<typeof incomingRowSchema>;

/** Spreadsheets separate by comma, by semicolon where a comma is the decimal mark, or by tab. */
const separators = [',', ';', '\t'];

function separatorOf(text: string): string {
  const headings = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (separator: string) => headings.split(separator).length;
  return separators.reduce((best, one) => (count(one) > count(best) ? one : best));
}

function records(text: string): string[][] {
  try {
    const options = { delimiter: separatorOf(text), relax_column_count: true, skip_empty_lines: false };
    // Cell by cell, once the separators are found: a character of the text must not become one of them.
    const lines = z.array(z.array(z.string())).parse(parse(text, { ...options, bom: true }));
    return lines.map((line) => line.map(plainText));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFileError('notCsv', { line: typeof error.lines === 'number' ? error.lines : 1 });
  }
}

/** Takes back the apostrophe that `guardedCell` put before a formula, so that a list of wrong rows can come in again. */
const withoutGuard = (cell: string) => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);

/** What is longer names no column. */
const longestHeading = 200;

/** Finds each column by its heading, wherever it stands. */
function places(headings: readonly string[]): Map<ColumnId, number> {
  const compared = headings.map((heading) => searchable(beginningOf(heading, longestHeading)));
  const found = new Map<ColumnId, number>();
  for (const id of columnIds) {
    const wanted = searchable(columnHeadings[id]);
    const at = compared.flatMap((heading, i) => (heading === wanted ? [i] : []));
    if (at.length > 1) throw new UnreadableFileError('doubledColumns', { columns: columnHeadings[id] });
    if (at[0] !== undefined) found.set(id, at[0]);
  }
  const missing = neededColumns.filter((id) => !found.has(id)).map((id) => `“${columnHeadings[id]}”`);
  if (missing.length > 0) throw new UnreadableFileError('missingColumns', { columns: missing.join(', ') });
  return found;
}

/**
 * Reads a register from the bytes of a CSV file; rows without any content are passed over. What stands in a cell stays
 * text, a formula too.
 * @throws UnreadableFileError
 */
export function readIncoming(bytes: Buffer): IncomingRow[] {
  const [headings = [], ...lines] = records(decodeFile(bytes).replace(/^\uFEFF/, ''));
  const at = places(headings);
  const rows = lines.flatMap((line, i): IncomingRow[] => {
    if (line.every((cell) => cell.trim() === '')) return [];
    const cells = Object.fromEntries(
      [...at].map(([id, place]) => [id, withoutGuard((line[place] ?? '').trim())]),
    );
    const original = line.map((cell, place) => `${headings[place] ?? ''}: ${cell}`).join('\n');
    const expected = headings.length;
    const cellCount = line.length === expected ? undefined : { found: line.length, expected };
    return [{ row: i + 2, cells, original, cellCount }];
  });
  if (rows.length === 0) throw new UnreadableFileError('noRows');
  if (rows.length > maximumRows) throw new UnreadableFileError('tooManyRows', { maximum: maximumRows });
  return rows;
}
