import type { OfficePerson } from '../../domain/access/nobodyLeft';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { CaseViewStore, ToldRow } from '../../models/caseViews';
import { type DeskList, filterOfDeskList, fitsLook, type Look } from './deskLists';

/** How many cases each look finds. */
export type LookCounts = Record<Look, number>;

/** The numbers of a head's desk; each is the length of the list that `filterOfDeskList` asks for. */
export interface DeskCounts {
  area: LookCounts;
  /** Of the area, units with cases that stand out; `none`: cases that are of no unit. */
  units: { id: string; name: string | undefined; counts: Omit<LookCounts, 'open'> }[];
  /** Of the area, how many have a limit that ends on a date. */
  dueDays: ReadonlyMap<string, number>;
  /** Everybody's open cases, by whose work they are. */
  officers: ReadonlyMap<string, LookCounts>;
  instructed: Record<'open' | 'acted' | 'done', number>;
}

/** What stands out among rows: all looks but that at everything that is open. */
function outstanding(rows: readonly ToldRow[]): Omit<LookCounts, 'open'> {
  const count = (look: Look) => rows.filter((row) => fitsLook(look, row)).length;
  return {
    overdue: count('overdue'),
    dueSoon: count('dueSoon'),
    stalled: count('stalled'),
    returned: count('returned'),
    answersLate: count('answersLate'),
  };
}

/** Rows by each key that they have. */
function grouped(
  rows: readonly ToldRow[],
  keysOf: (row: ToldRow) => readonly string[],
): Map<string, ToldRow[]> {
  const groups = new Map<string, ToldRow[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  return groups;
}

/** How many open cases each of these has, among those that the reader may see. */
export async function readOpenCases(
  views: CaseViewStore,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const open = filterOfDeskList('workOpen', actor, []);
  const countOf = (officer: string) => views.count(visibilityOf(actor), { ...open, officer });
  return new Map(await Promise.all(ids.map(async (id) => [id, await countOf(id)] as const)));
}

/**
 * Counts by the database what is open, and reads once what stands out in it: few among many. Each of those numbers by itself would be a
 * question more.
 * @param days of which days it is told what ends on them
 */
export async function readDeskCounts(
  views: CaseViewStore,
  actor: Actor,
  people: readonly OfficePerson[],
  days: { from: string; to: string },
): Promise<DeskCounts> {
  const visibility = visibilityOf(actor);
  const filterFor = (list: DeskList) => filterOfDeskList(list, actor, people);
  const count = (list: DeskList) => views.count(visibility, filterFor(list));
  const standingOut = (list: DeskList) => views.listTold(visibility, { ...filterFor(list), standsOut: days });
  const [area, areaOpen, work, workOpen, open, acted, done] = await Promise.all([
    standingOut('areaAll'),
    count('areaOpen'),
    standingOut('workOpen'),
    readOpenCases(
      views,
      actor,
      people.map(({ id }) => id),
    ),
    count('instructedOpen'),
    count('instructedActed'),
    count('instructedDone'),
  ]);
  const names = new Map(area.flatMap(({ unit }) => (unit ? [[unit.id, unit.name] as const] : [])));
  const units = grouped(area, ({ unit }) => [unit?.id ?? 'none']);
  const dueDays = grouped(area, ({ dueDays: all = [] }) =>
    all.filter((day) => days.from <= day && day <= days.to),
  );
  const worked = grouped(work, ({ officers = [] }) => officers);
  return {
    area: { open: areaOpen, ...outstanding(area) },
    units: [...units].map(([id, rows]) => ({ id, name: names.get(id), counts: outstanding(rows) })),
    dueDays: new Map([...dueDays].map(([day, rows]) => [day, rows.length])),
    officers: new Map(
      [...workOpen].map(([id, all]) => [id, { open: all, ...outstanding(worked.get(id) ?? []) }]),
    ),
    instructed: { open, acted, done },
  };
}
