import { readCsv } from './csvTable';
import { decodeText, isArchive, isOldWorkbook } from './decodeText';
import { UnreadableFileError } from './fault';
import type { TableLine } from './table';
import { openWorkbook } from './workbook';

export interface TableAsked {
  /** Which sheet, where somebody said so. */
  sheet: string | undefined;
  /** How many columns of a register a line names. */
  countHeadings(cells: readonly string[]): number;
  /** Whether the lines of a sheet are those of a register. */
  isRegister(lines: readonly TableLine[]): boolean;
}

/** As many names of columns as no other text holds by chance. */
const recognisable = 3;

/** The lines of the one table that a file holds, or that is asked for. @throws UnreadableFileError */
export function readTable(bytes: Buffer, asked: TableAsked): TableLine[] {
  if (bytes.length === 0) throw new UnreadableFileError('empty');
  if (isOldWorkbook(bytes)) throw new UnreadableFileError('oldWorkbook');
  if (isArchive(bytes)) return sheetAsked(bytes, asked);
  const { countHeadings } = asked;
  const isRecognised = (text: string) =>
    text
      .split(/\r?\n/, 20)
      .some(
        (line) => countHeadings(line.split(/[,;\t]/).map((cell) => cell.replace(/"/g, ''))) >= recognisable,
      );
  return readCsv(decodeText(bytes, isRecognised), countHeadings);
}

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');
const evened = (name: string) => name.normalize('NFC').trim().toLowerCase();

function sheetAsked(bytes: Buffer, { sheet, isRegister }: TableAsked): TableLine[] {
  const sheets = openWorkbook(bytes);
  if (sheet !== undefined) {
    const found = sheets.find(({ name }) => evened(name) === evened(sheet));
    if (found) return found.readLines();
    throw new UnreadableFileError('noSuchSheet', { sheet, sheets: quoted(sheets.map(({ name }) => name)) });
  }
  const read = sheets.map(({ name, readLines }) => ({ name, lines: readLines() }));
  const registers = read.filter(({ lines }) => isRegister(lines));
  if (registers.length > 1)
    throw new UnreadableFileError('severalSheets', { sheets: quoted(registers.map(({ name }) => name)) });
  const chosen = registers[0] ?? read.find(({ lines }) => lines.length > 0);
  if (!chosen) throw new UnreadableFileError('empty');
  return chosen.lines;
}
