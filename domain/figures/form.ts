import { z } from 'zod';
import { source } from '../procedure/cited';
import { dimensions, flows } from './entries';

const id = () => z.string().regex(/^[a-z][A-Za-z0-9]*$/);
const words = () => ({ vi: z.string().min(1), en: z.string().min(1) });
const part = () => z.strictObject({ id: id(), values: z.array(z.string()).min(1), ...words() });
const rest = () => z.strictObject({ id: id(), ...words() });
/** Which entries: each dimension that is named has one of these values. */
const where = () => z.partialRecord(z.enum(dimensions), z.array(z.string()).min(1));

/** Rows that part what the form counts, with a row for the rest; `each`: by what one entry can be several times, and which adds up to nothing. */
const rowGroup = () =>
  z.strictObject({
    id: id(),
    ...words(),
    by: z.enum(dimensions),
    each: z.literal(true).optional(),
    parts: z.array(part()).min(1),
    rest: rest().optional(),
  });

const column = () =>
  z.union([
    /** `where`: of these entries alone. */
    z.strictObject({ id: id(), ...words(), flow: z.enum(flows), where: where().optional() }),
    /** The parts of a flow, and what they add up to. */
    z.strictObject({
      id: id(),
      ...words(),
      flow: z.enum(flows),
      by: z.enum(dimensions),
      parts: z.array(part()).min(1),
      rest: rest(),
    }),
    z.strictObject({ id: id(), ...words(), sum: z.array(id()).min(2) }),
    /** In hundredths. */
    z.strictObject({ id: id(), ...words(), share: z.strictObject({ of: id(), to: id() }) }),
  ]);

/** A form of figures: what its rows and columns are, which findings they fold together, and what must come to the same. */
export const figureForm = () =>
  z.strictObject({
    id: id(),
    version: z.number().int().positive(),
    title: z.strictObject(words()),
    ...source,
    notes: z.array(z.strictObject(words())).optional(),
    counts: z.enum(['cases', 'visits', 'matters']),
    unit: z.enum(['cases', 'persons', 'turns', 'organisations', 'dong', 'decisions', 'matters']),
    where: where().optional(),
    total: z.strictObject(words()),
    groups: z.array(rowGroup()).min(1),
    columns: z.array(column()).min(1),
    checks: z.array(
      z.strictObject({ id: id(), ...words(), left: z.array(id()).min(1), right: z.array(id()).min(1) }),
    ),
  });
export type FigureForm = z.infer<ReturnType<typeof figureForm>>;
export type FormColumn = FigureForm['columns'][number];
type Named = { id: string; vi: string; en: string };

/** What one column of a grid is made of. */
export type GridColumn = Named &
  (
    | {
        kind: 'counted';
        flow: (typeof flows)[number];
        part?: Parting | undefined;
        where?: FigureForm['where'];
      }
    | { kind: 'sum'; of: string[] }
    | { kind: 'share'; of: string; to: string }
  );
/** One part of what is told apart by a dimension: of these values, or of none that another part has. */
export type Parting = { by: (typeof dimensions)[number] } & ({ values: string[] } | { not: string[] });

/** A row of a grid: the total, or a part of a group. */
export type GridRow = Named &
  ({ kind: 'total' } | { kind: 'part'; group: string; part: Parting; each?: true | undefined });

const taken = (parts: readonly { values: string[] }[]): string[] => parts.flatMap(({ values }) => values);

/** Every column of a form, parts before what they add up to. */
export const columnsOf = ({ columns }: Pick<FigureForm, 'columns'>): GridColumn[] =>
  columns.flatMap((one): GridColumn[] => {
    const { id, vi, en } = one;
    if ('sum' in one) return [{ id, vi, en, kind: 'sum', of: one.sum }];
    if ('share' in one) return [{ id, vi, en, kind: 'share', ...one.share }];
    const { flow } = one;
    if (!('parts' in one)) return [{ id, vi, en, kind: 'counted', flow, where: one.where }];
    const { by, parts, rest } = one;
    return [
      ...parts.map(({ values, ...named }): GridColumn => ({
        ...named,
        kind: 'counted',
        flow,
        part: { by, values },
      })),
      { ...rest, kind: 'counted', flow, part: { by, not: taken(parts) } },
      { id, vi, en, kind: 'sum', of: [...parts.map((each) => each.id), rest.id] },
    ];
  });

/** Every row of a form, the total first. */
export const rowsOf = ({ total, groups }: Pick<FigureForm, 'total' | 'groups'>): GridRow[] => [
  { id: 'total', ...total, kind: 'total' },
  ...groups.flatMap(({ id: group, by, parts, rest: others, each }): GridRow[] => [
    ...parts.map(({ values, ...named }): GridRow => ({
      ...named,
      kind: 'part',
      group,
      part: { by, values },
      each,
    })),
    ...(others ? [{ ...others, kind: 'part' as const, group, part: { by, not: taken(parts) }, each }] : []),
  ]),
];

/** What does not hold together in a form, in words for whoever writes forms. */
export function formFaults(form: FigureForm): string[] {
  const columns = columnsOf(form).map(({ id: own }) => own);
  const rows = rowsOf(form).map(({ id: own }) => own);
  const twice = [...columns, ...rows].filter((own, i, all) => all.indexOf(own) !== i);
  const named = [
    ...form.columns.flatMap((one) =>
      'sum' in one ? one.sum : 'share' in one ? [one.share.of, one.share.to] : [],
    ),
    ...form.checks.flatMap(({ left, right }) => [...left, ...right]),
  ];
  return [
    ...twice.map((own) => `${own} stands twice`),
    ...named.filter((own) => !columns.includes(own)).map((own) => `there is no column ${own}`),
    ...form.groups
      .filter(({ each, rest: others }) => !each && !others)
      .map(({ id: own }) => `the group ${own} has no row for the rest`),
    ...(form.groups[0]?.each ? ['the first group does not add up to the total'] : []),
  ];
}
