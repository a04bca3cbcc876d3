import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { UnreadableFileError } from './fault';
import { linesAboveRows, type TableLine } from './table';

/** Spreadsheets separate by comma, by semicolon where a comma is the decimal mark, or by tab. */
const separators = [',', ';', '\t'];

/** A first line by which a file says how it separates; a spreadsheet does not show it. */
const saying = /^"?sep=([,;|\t])"?\r?(?:\n|$)/i;

/** As much as headings and what stands above them come to. */
const beginning = 20_000;

const parsed = z.array(z.array(z.string()));
const options = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false };

/** Quotation marks that a word processor turned, where all of them stand around cells. */
function withStraightQuotes(text: string, separator: string): string {
  if (!/^\s*[“”„]/.test(text)) return text;
  const between = `(^|[${separator}\\n])[“”„]`;
  return text
    .replace(new RegExp(between, 'g'), '$1"')
    .replace(new RegExp(`[“”](?=[${separator}]|\\r?\\n|\\r?$)`, 'g'), '"');
}

function linesIn(text: string, separator: string, most?: number): string[][] {
  const asked = { ...options, delimiter: separator, ...(most !== undefined && { to: most }) };
  return parsed.parse(parse(withStraightQuotes(text, separator), asked));
}

/** The separator by which most headings are found; what stands in one cell is no heading. */
function separatorOf(text: string, countHeadings: (cells: readonly string[]) => number): string {
  const first = text.slice(0, beginning);
  const count = (separator: string): number => {
    try {
      return Math.max(0, ...linesIn(first, separator, linesAboveRows).map(countHeadings));
    } catch {
      return 0;
    }
  };
  return separators
    .map((separator) => ({ separator, found: count(separator) }))
    .reduce((best, one) => (one.found > best.found ? one : best)).separator;
}

/** The lines of a text in which cells are separated. @throws UnreadableFileError where a quotation mark is not closed */
export function readCsv(text: string, countHeadings: (cells: readonly string[]) => number): TableLine[] {
  const said = saying.exec(text);
  const table = said ? text.slice(said[0].length) : text;
  const separator = said?.[1] ?? separatorOf(table, countHeadings);
  try {
    // Cell by cell, once the separators are found: a character of the text must not become one of them.
    return linesIn(table, separator).map((cells, i) => ({ row: i + 1, cells }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFileError('notCsv', { line: typeof error.lines === 'number' ? error.lines : 1 });
  }
}
