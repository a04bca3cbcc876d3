/** A line of a table, with the number that the spreadsheet shows for it. */
export interface TableLine {
  row: number;
  cells: string[];
}

/** A register much longer than this is better cut by year. */
export const maximumRows = 20_000;

/** A title and who signed for it may stand above the headings. */
export const linesAboveRows = 20;
