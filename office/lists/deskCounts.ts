import type { OfficePerson } from '../../domain/access/nobodyLeft';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { CaseViewStore, ToldRow } from '../../models/caseViews';
import { filterOfDeskList, fitsLook, type Look, looks } from './deskLists';

/** How many cases each look finds. */
export type LookCounts = Record<Look, number>;

/** The numbers of a head's desk; each is the length of the list that `filterOfDeskList` asks for. */
export interface DeskCounts {
  area: LookCounts;
  /** Of the area, by unit; `none`: cases that are of no unit. */
  units: { id: string; name: string | undefined; counts: LookCounts }[];
  /** Of the area, how many have a limit that ends on a date. */
  dueDays: ReadonlyMap<string, number>;
  /** Everybody's open cases, by whose work they are. */
  officers: ReadonlyMap<string, LookCounts>;
  instructed: Record<'open' | 'acted' | 'done', number>;
}

const countsOf = (rows: readonly ToldRow[]): LookCounts => {
  const count = (look: Look) => rows.filter((row) => fitsLook(look, row)).length;
  return Object.fromEntries(looks.map((look) => [look, count(look)])) as LookCounts;
};

export const noCases: LookCounts = countsOf([]);

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

const countedBy = (rows: readonly ToldRow[], keysOf: (row: ToldRow) => readonly string[]) =>
  new Map([...grouped(rows, keysOf)].map(([key, some]) => [key, countsOf(some)]));

/** How many open cases each officer has, among those that the reader may see. */
export async function readWorkload(views: CaseViewStore, actor: Actor): Promise<DeskCounts['officers']> {
  const open = await views.listTold(visibilityOf(actor), filterOfDeskList('workOpen', actor, []));
  return countedBy(open, ({ officers = [] }) => officers);
}

/** How much work each has: beside whoever could be given more. */
export const readOpenCases = async (
  views: CaseViewStore,
  actor: Actor,
): Promise<ReadonlyMap<string, number>> =>
  new Map([...(await readWorkload(views, actor))].map(([id, { open }]) => [id, open]));

/** Reads what is open once, and counts it in all its ways: each number by itself would be a question to the database. */
export async function readDeskCounts(
  views: CaseViewStore,
  actor: Actor,
  people: readonly OfficePerson[],
): Promise<DeskCounts> {
  const visibility = visibilityOf(actor);
  const filterFor = (list: Parameters<typeof filterOfDeskList>[0]) => filterOfDeskList(list, actor, people);
  const count = (list: 'instructedOpen' | 'instructedActed' | 'instructedDone') =>
    views.count(visibility, filterFor(list));
  const [area, officers, open, acted, done] = await Promise.all([
    views.listTold(visibility, filterFor('areaAll')),
    readWorkload(views, actor),
    count('instructedOpen'),
    count('instructedActed'),
    count('instructedDone'),
  ]);
  const names = new Map(area.flatMap(({ unit }) => (unit ? [[unit.id, unit.name] as const] : [])));
  const units = countedBy(area, ({ unit }) => [unit?.id ?? 'none']);
  const dueDays = [...grouped(area, ({ dueDays: days = [] }) => days)];
  return {
    area: countsOf(area),
    units: [...units].map(([id, counts]) => ({ id, name: names.get(id), counts })),
    dueDays: new Map(dueDays.map(([day, rows]) => [day, rows.length])),
    officers,
    instructed: { open, acted, done },
  };
}
