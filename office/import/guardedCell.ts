/**
 * A cell of a CSV file that a spreadsheet shows as text: what would be taken for a formula gets an apostrophe in front, and
 * every cell its quotes.
 */
export function guardedCell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${guarded.replace(/"/g, '""')}"`;
}

/** Rows of cells as CSV in UTF-8 with its mark, as spreadsheets want it to show Vietnamese. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(guardedCell).join(',')).join('\r\n')}\r\n`;
