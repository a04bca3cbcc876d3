/**
 * A cell of a CSV file that a spreadsheet shows as text: what would be taken for a formula gets an apostrophe in front, and
 * every cell its quotes.
 */
export function guardedCell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${guarded.replace(/"/g, '""')}"`;
}

/** Stands at the beginning of a file in UTF-8, as spreadsheets want it to show Vietnamese. */
export const utf8Mark = '\uFEFF';

/** Rows of cells as lines of CSV. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(guardedCell).join(',')}\r\n`).join('');
