import { UnreadableFileError } from './fault';

const startsWith = (bytes: Buffer, ...start: number[]) => start.every((byte, i) => bytes[i] === byte);

/** What spreadsheets kept their tables in before 2007, and keep one in that has a password. */
export const isOldWorkbook = (bytes: Buffer): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** A ZIP archive: what a workbook is since. */
export const isArchive = (bytes: Buffer): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

/**
 * The text of a file: UTF-8, UTF-16 (what spreadsheets save as “Unicode text”), or Windows-1258 where `isRecognised` finds in it what it must
 * hold – any bytes at all are some text in that.
 * @throws UnreadableFileError telling what the file is instead
 */
export function decodeText(bytes: Buffer, isRecognised: (text: string) => boolean): string {
  const text = decoded(bytes, isRecognised).replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new UnreadableFileError('empty');
  return text;
}

function decoded(bytes: Buffer, isRecognised: (text: string) => boolean): string {
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (bytes.includes(0)) throw new UnreadableFileError('notText');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
    if (isRecognised(vietnamese)) return vietnamese;
    throw new UnreadableFileError('notUtf8');
  }
}

/** UTF-16 by its mark; without one, Latin letters and separators have a zero for one of their two bytes. */
function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const first = bytes.subarray(0, 400);
  const zeros = (parity: number) => first.filter((byte, i) => byte === 0 && i % 2 === parity).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > first.length / 5 && even === 0) return 'utf-16le';
  return even > first.length / 5 && odd === 0 ? 'utf-16be' : undefined;
}
