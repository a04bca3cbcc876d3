import { type NumberFormat, numberText } from './cellText';
import { walk } from './document';
import { unescaped } from './escapes';
import { UnreadableFileError } from './fault';
import { linesAboveRows, maximumRows, type TableLine } from './table';

/** Columns beyond this hold nothing of a register. */
const mostColumns = 256;

const columnOf = (reference: string): number =>
  [...(/^[A-Z]+/.exec(reference)?.[0] ?? '')].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;

/** What the cells of every sheet of a workbook refer to. */
export interface Meaning {
  shared: string[];
  formats: NumberFormat[];
  from1904: boolean;
}

/** The lines of a sheet that hold anything. @throws UnreadableFileError */
export function linesOf(part: Buffer | undefined, { shared, formats, from1904 }: Meaning): TableLine[] {
  const lines: TableLine[] = [];
  let line: TableLine = { row: 0, cells: [] };
  let column = -1;
  let cell: Record<string, string> = {};
  let open = false;
  let text = '';
  const shown = (): string => {
    if (cell.t === 's') return shared[Number(text)] ?? '';
    if (cell.t === 'inlineStr' || cell.t === 'str') return unescaped(text);
    if (cell.t === 'd' || cell.t === 'e' || cell.t === 'b') return text;
    return numberText(text, formats[Number(cell.s ?? 0)] ?? { shows: 'number', digits: 0 }, from1904);
  };
  walk(part, {
    open: (name, attributes) => {
      if (name === 'row') {
        line = { row: Number(attributes.r ?? line.row + 1), cells: [] };
        column = -1;
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        cell = attributes;
        text = '';
      }
      open = name === 'v' || name === 't';
    },
    text: (more) => {
      if (open) text += more;
    },
    close: (name) => {
      open = false;
      if (name === 'c' && text !== '' && column >= 0 && column < mostColumns) {
        while (line.cells.length < column) line.cells.push('');
        line.cells[column] = shown();
      }
      if (name !== 'row' || line.cells.every((one) => one.trim() === '')) return;
      // Rows that are only coloured, down to the last of a sheet, are none.
      if (lines.length >= maximumRows + linesAboveRows) {
        throw new UnreadableFileError('tooManyRows', { maximum: maximumRows });
      }
      lines.push(line);
    },
  });
  return lines;
}
