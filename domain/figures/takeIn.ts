import { columnsOf, type FigureForm, type GridColumn, rowsOf } from './form';
import { checksOf, completedFigures, type Figures } from './grid';

/** A line of a sheet: its number, and what stands in its cells. */
export interface SheetLine {
  row: number;
  cells: readonly string[];
}

/** What is wrong with a sheet, and in which cell; each has its sentence. */
export interface SheetFault {
  cell: string;
  why:
    | 'noCode'
    | 'otherForm'
    | 'otherVersion'
    | 'otherPeriod'
    | 'missingColumn'
    | 'missingRow'
    | 'notNumber'
    | 'sum'
    | 'check';
  params: Record<string, string | number>;
}

export type ReadSheet = { form: FigureForm; figures: Figures } | { faults: SheetFault[] };

const letters = 26;
/** `C7` for the third column of line 7. */
export function cellName(column: number, row: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / letters))
    name = String.fromCharCode(65 + ((rest - 1) % letters)) + name;
  return `${name}${row}`;
}

const codePattern = /^([A-Za-z0-9]+)\/(\d{1,6})\/(\S+)$/;
/** What has no sign but where more than was asked for came back and went again. */
const signed = ({ kind, ...column }: GridColumn): boolean =>
  kind === 'counted' && 'flow' in column && column.flow === 'assetsSurplus';

/**
 * A lower level's report on one form, read from the sheet that an office takes along: found by its codes, whatever stands around them.
 * Nothing is put right: a number that is none, and a sum that is not the sum of its parts, is told with its cell.
 */
export function readFigureSheet(
  lines: readonly SheetLine[],
  { forms, period }: { forms: readonly FigureForm[]; period: string },
): ReadSheet {
  const codes = lines.find(({ cells }) => codePattern.test((cells[0] ?? '').trim()));
  const fault = (cell: string, why: SheetFault['why'], params: SheetFault['params'] = {}): ReadSheet => ({
    faults: [{ cell, why, params }],
  });
  if (!codes) return fault('A2', 'noCode');
  const [, id = '', version, named = ''] = codePattern.exec((codes.cells[0] ?? '').trim()) ?? [];
  const at = cellName(0, codes.row);
  const form = forms.find((one) => one.id === id);
  if (!form) return fault(at, 'otherForm', { form: id });
  if (String(form.version) !== version) return fault(at, 'otherVersion', { version: form.version });
  if (named !== period) return fault(at, 'otherPeriod', { period: named });
  return readNumbers(form, codes, lines);
}

interface Place {
  text: string;
  cell: string;
}

function readNumbers(form: FigureForm, codes: SheetLine, lines: readonly SheetLine[]): ReadSheet {
  const faults: SheetFault[] = [];
  const columnAt = new Map(
    codes.cells.map((code, i) => [code.trim(), i] as const).filter(([code]) => code !== ''),
  );
  const lineAt = new Map(
    lines.filter(({ row }) => row > codes.row).map((line) => [(line.cells[0] ?? '').trim(), line]),
  );
  const missing = (why: 'missingColumn' | 'missingRow', code: string) =>
    faults.push({ cell: cellName(0, codes.row), why, params: { code } });
  for (const { id } of columnsOf(form)) if (!columnAt.has(id)) missing('missingColumn', id);
  for (const { id } of rowsOf(form)) if (!lineAt.has(id)) missing('missingRow', id);
  if (faults.length > 0) return { faults };
  return readPlaces(form, (row, column) => {
    const line = lineAt.get(row);
    const i = columnAt.get(column) ?? 0;
    return { text: (line?.cells[i] ?? '').trim(), cell: cellName(i, line?.row ?? codes.row) };
  });
}

/** The same from figures by row and column; a place is named `row.column`. What is left out is none. */
export const readGivenFigures = (
  form: FigureForm,
  given: Readonly<Record<string, Readonly<Record<string, number | null>>>>,
): ReadSheet =>
  readPlaces(form, (row, column) => ({
    text: String(given[row]?.[column] ?? ''),
    cell: `${row}.${column}`,
  }));

function readPlaces(form: FigureForm, placeOf: (row: string, column: string) => Place): ReadSheet {
  const [rows, columns] = [rowsOf(form), columnsOf(form)];
  const faults: SheetFault[] = [];
  const isNumber = (column: GridColumn, text: string) =>
    (signed(column) ? /^-?\d{1,15}$/ : /^\d{1,15}$/).test(text);
  for (const row of rows)
    for (const column of columns) {
      const { text, cell } = placeOf(row.id, column.id);
      if (column.kind !== 'share' && text !== '' && !isNumber(column, text))
        faults.push({ cell, why: 'notNumber', params: { text: text.slice(0, 40) } });
    }
  if (faults.length > 0) return { faults };

  const figures = completedFigures(form, (row, column) => Number(placeOf(row, column).text || 0));
  // What was added up by hand must be what its parts come to: it is not put right here.
  for (const row of rows)
    for (const column of columns) {
      const { text, cell } = placeOf(row.id, column.id);
      const is = figures[row.id]?.[column.id] ?? 0;
      if (column.kind !== 'share' && text !== '' && Number(text) !== is)
        faults.push({ cell, why: 'sum', params: { says: text, is } });
    }
  for (const { id, row, left, right, holds } of checksOf(form, figures)) {
    const [group, column] = id.split('.');
    const first = column === undefined ? columns[0]?.id : column;
    const { cell } = placeOf(row, first ?? '');
    if (!holds) faults.push({ cell, why: 'check', params: { check: group ?? id, left, right } });
  }
  return faults.length > 0 ? { faults } : { form, figures };
}
