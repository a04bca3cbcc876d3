/** A register of the longest kind that is taken is far below this; the web server refuses larger uploads itself. */
export const maximumFileBytes = 20 * 1024 * 1024;

/** Why a file cannot be read as a register at all; a key of the language files. */
export type FileFault =
  | 'empty'
  | 'workbook'
  | 'utf16'
  | 'notUtf8'
  | 'notText'
  | 'notCsv'
  | 'noRows'
  | 'tooManyRows'
  | 'missingColumns'
  | 'doubledColumns';

/** A file that is no register. Carries headings of columns at most, never what a row says. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  constructor(
    readonly fault: FileFault,
    readonly params: Record<string, string | number> = {},
  ) {
    super(fault);
  }
}

const startsWith = (bytes: Buffer, ...start: number[]) => start.every((byte, i) => bytes[i] === byte);

/** The text of a file in UTF-8. @throws UnreadableFileError telling what the file is instead */
export function decodeFile(bytes: Buffer): string {
  if (bytes.length === 0) throw new UnreadableFileError('empty');
  // What spreadsheets save by default: a ZIP archive, or the older compound file.
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new UnreadableFileError('workbook');
  }
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) throw new UnreadableFileError('utf16');
  if (bytes.includes(0)) throw new UnreadableFileError(hasEveryOtherZero(bytes) ? 'utf16' : 'notText');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFileError('notUtf8');
  }
  if (text.trim() === '') throw new UnreadableFileError('empty');
  return text;
}

/** UTF-16 without its mark: Latin letters and separators have a zero for their second byte. */
function hasEveryOtherZero(bytes: Buffer): boolean {
  const zeros = bytes.subarray(0, 400).filter((byte) => byte === 0).length;
  return zeros > Math.min(bytes.length, 400) / 5;
}
