import type { Dimension, Entry } from './entries';
import { columnsOf, type FigureForm, type GridColumn, type GridRow, type Parting, rowsOf } from './form';

/** Figures by row and column; shares are in hundredths, and absent where there is nothing to share. */
export type Figures = Record<string, Record<string, number | null>>;

/** Whether two things that must come to the same do. */
export interface CheckResult {
  id: string;
  row: string;
  left: number;
  right: number;
  holds: boolean;
}

/** A form as it is filled in, and which cases each figure is made of. */
export interface Grid {
  figures: Figures;
  /** By row and column. */
  behind(row: string, column: string): string[];
}

const valuesOf = ({ is }: Entry, by: Dimension): readonly string[] => {
  const value = is[by];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
};

/** One that is nothing by a dimension is of the rest. */
function isIn(entry: Entry, part: Parting): boolean {
  const values = valuesOf(entry, part.by);
  return 'values' in part
    ? values.some((value) => part.values.includes(value))
    : values.length === 0 || values.some((value) => !part.not.includes(value));
}

const fits = (entry: Entry, where: FigureForm['where'] = {}): boolean =>
  Object.entries(where).every(([by, values]) => isIn(entry, { by: by as Dimension, values }));

type Counted = Extract<GridColumn, { kind: 'counted' }>;
const weightIn = (entry: Entry, { flow, part, where }: Counted): number => {
  const weight = entry.weighs[flow] ?? 0;
  return weight !== 0 && (!part || isIn(entry, part)) && (!where || fits(entry, where)) ? weight : 0;
};

/** The rows that the total is the sum of: those of the first group. */
const firstGroup = ({ groups }: FigureForm, rows: readonly GridRow[]): GridRow[] =>
  rows.filter((row) => row.kind === 'part' && row.group === groups[0]?.id);

const add = (values: readonly (number | null | undefined)[]): number =>
  values.reduce<number>((total, one) => total + (one ?? 0), 0);

/** What follows from what was counted: sums from their parts, then shares. */
function completed(columns: readonly GridColumn[], counted: Readonly<Record<string, number>>) {
  const line: Record<string, number | null> = {};
  for (const column of columns) {
    if (column.kind === 'counted') line[column.id] = counted[column.id] ?? 0;
    if (column.kind === 'sum') line[column.id] = add(column.of.map((id) => line[id]));
  }
  for (const column of columns)
    if (column.kind === 'share') {
      const [of, to] = [line[column.of] ?? 0, line[column.to] ?? 0];
      line[column.id] = to === 0 ? null : Math.round((of / to) * 10_000) / 100;
    }
  return line;
}

const countedColumns = (columns: readonly GridColumn[]): Counted[] =>
  columns.filter((column): column is Counted => column.kind === 'counted');

/**
 * The figures of a form from what its rows say of the columns that are counted. Whatever else it has is computed from these: the total
 * row is the sum of the first group, and no sum is counted apart.
 */
export function completedFigures(
  form: FigureForm,
  counted: (row: string, column: string) => number,
): Figures {
  const [rows, columns] = [rowsOf(form), columnsOf(form)];
  const own = countedColumns(columns);
  const first = firstGroup(form, rows);
  const numberIn = (row: GridRow, column: string): number =>
    row.kind === 'total' ? add(first.map(({ id }) => counted(id, column))) : counted(row.id, column);
  return Object.fromEntries(
    rows.map((row) => [
      row.id,
      completed(columns, Object.fromEntries(own.map(({ id }) => [id, numberIn(row, id)]))),
    ]),
  );
}

/** The columns that were counted for a column: itself, or what it adds up. */
function sourcesOf(columns: readonly GridColumn[], id: string): string[] {
  const column = columns.find((one) => one.id === id);
  if (!column) return [];
  if (column.kind === 'counted') return [id];
  return (column.kind === 'sum' ? column.of : [column.of]).flatMap((one) => sourcesOf(columns, one));
}

/** For a group of rows: which of them an entry is in. */
function rowsIn(parts: readonly { at: number; part: Parting }[]): (entry: Entry) => readonly number[] {
  const by = parts[0]?.part.by;
  const rest = parts.flatMap(({ at, part }) => ('not' in part ? [at] : []));
  const named = new Map(
    parts.flatMap(({ at, part }) =>
      'values' in part ? part.values.map((value) => [value, at] as const) : [],
    ),
  );
  return (entry) => {
    const values = by === undefined ? [] : valuesOf(entry, by);
    if (values.length === 0) return rest;
    const found = values.map((value) => named.get(value) ?? rest[0]).filter((at) => at !== undefined);
    return found.length > 1 ? [...new Set(found)] : found;
  };
}

/** Fills in a form. */
export function fillIn(form: FigureForm, entries: readonly Entry[]): Grid {
  const [rows, columns] = [rowsOf(form), columnsOf(form)];
  const own = countedColumns(columns);
  const places = new Map(rows.map(({ id }, at) => [id, at]));
  const counts = rows.map(() => own.map(() => 0));
  const cases: string[][][] = rows.map(() => own.map(() => []));
  const groups = form.groups.map(({ id }) =>
    rowsIn(
      rows.flatMap((row, at) => (row.kind === 'part' && row.group === id ? [{ at, part: row.part }] : [])),
    ),
  );
  for (const entry of entries) {
    if (form.where && !fits(entry, form.where)) continue;
    const weights = own.flatMap((column, at) => {
      const weight = weightIn(entry, column);
      return weight === 0 ? [] : [[at, weight] as const];
    });
    if (weights.length === 0) continue;
    for (const find of groups)
      for (const row of find(entry))
        for (const [column, weight] of weights) {
          const line = counts[row];
          if (line) line[column] = (line[column] ?? 0) + weight;
          if (entry.caseId !== undefined) cases[row]?.[column]?.push(entry.caseId);
        }
  }
  const first = firstGroup(form, rows).map(({ id }) => id);
  const columnAt = new Map(own.map(({ id }, at) => [id, at]));
  const at = (row: string, column: string) => [places.get(row) ?? -1, columnAt.get(column) ?? -1] as const;
  return {
    figures: completedFigures(form, (row, column) => {
      const [line, place] = at(row, column);
      return counts[line]?.[place] ?? 0;
    }),
    behind: (row, column) => [
      ...new Set(
        (row === 'total' ? first : [row]).flatMap((one) =>
          sourcesOf(columns, column).flatMap((counted) => {
            const [line, place] = at(one, counted);
            return cases[line]?.[place] ?? [];
          }),
        ),
      ),
    ],
  };
}

/** Every named check in every row, and that each group adds up to the total in every column that is counted. */
export function checksOf(form: FigureForm, figures: Figures): CheckResult[] {
  const [rows, columns] = [rowsOf(form), columnsOf(form)];
  const of = (row: string, ids: readonly string[]) => add(ids.map((id) => figures[row]?.[id]));
  const named = form.checks.flatMap(({ id, left, right }) =>
    rows.map((row) => ({ id, row: row.id, left: of(row.id, left), right: of(row.id, right) })),
  );
  const sums = form.groups
    .filter(({ each }) => !each)
    .flatMap(({ id: group }) =>
      countedColumns(columns).map(({ id: column }) => ({
        id: `${group}.${column}`,
        row: 'total',
        left: add(
          rows.flatMap((row) =>
            row.kind === 'part' && row.group === group ? [figures[row.id]?.[column]] : [],
          ),
        ),
        right: of('total', [column]),
      })),
    );
  return [...named, ...sums].map((one) => ({ ...one, holds: one.left === one.right }));
}

/** The figures of several offices in one; what they add up to is computed anew. */
export const addedUp = (form: FigureForm, all: readonly Figures[]): Figures =>
  completedFigures(form, (row, column) => add(all.map((one) => one[row]?.[column])));

/** A figure that is another now than it was. */
export interface Difference {
  row: string;
  column: string;
  was: number | null;
  is: number | null;
}

/** Where two fillings of one form differ. */
export const differencesOf = (form: FigureForm, was: Figures, is: Figures): Difference[] =>
  rowsOf(form).flatMap(({ id: row }) =>
    columnsOf(form).flatMap(({ id: column }) => {
      const [before, now] = [was[row]?.[column] ?? null, is[row]?.[column] ?? null];
      return before === now ? [] : [{ row, column, was: before, is: now }];
    }),
  );
