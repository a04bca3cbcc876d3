/** A register of the longest kind that is taken is far below this; the web server refuses larger uploads itself. */
export const maximumFileBytes = 20 * 1024 * 1024;

/** Why a file cannot be read as a register at all; a key of the language files. */
export type FileFault =
  | 'empty'
  | 'oldWorkbook'
  | 'damagedWorkbook'
  | 'tooLargeUnpacked'
  | 'severalSheets'
  | 'noSuchSheet'
  | 'notUtf8'
  | 'notText'
  | 'notCsv'
  | 'noRows'
  | 'tooManyRows'
  | 'missingColumns'
  | 'doubledColumns';

/** A file that is no register. Carries headings of columns and names of sheets at most, never what a row says. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  constructor(
    readonly fault: FileFault,
    readonly params: Record<string, string | number> = {},
  ) {
    super(fault);
  }
}
