import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { type OfficePerson, reachedBy } from '../../domain/access/nobodyLeft';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { Role } from '../../domain/access/roles';
import { type CaseView, project } from '../../domain/views/caseView';
import { attentionOf, dueDaysOf, findDue, type RowClock, tagsOf } from '../../domain/views/clockStates';
import type { CaseStores } from '../../models/caseStores';
import { filterOfList } from '../../office/lists/caseLists';
import { readDeskCounts, readOpenCases } from '../../office/lists/deskCounts';
import { deskLists, filterOfDeskList, listOf, looks } from '../../office/lists/deskLists';
import { filterOf, findQuerySchema } from '../../api/pages/find/query';
import { endOfDate, OfficeCase } from '../domain/office';
import { openServedStores } from '../servers';

let connection: Connection;
let stores: CaseStores;
beforeAll(async () => {
  ({ connection, stores } = await openServedStores('heads-desk'));
  for (const view of views) await stores.views.save(view);
}, 120_000);
afterAll(() => connection.close());

const people: OfficePerson[] = (
  [
    ['intake', ['intakeOfficer']],
    ['area', ['areaOfficer']],
    ['leader', ['teamLeader']],
    ['head', ['departmentHead']],
    ['vice', ['viceChair']],
    ['chair', ['chair']],
    ['committee', ['standingCommittee']],
  ] satisfies [string, Role[]][]
).map(([id, roles]) => ({ id, roles, active: true }));
/** The head of one area, once need to know is in force. */
const headOfA = 'headOfA';
const actorOf = (id: string): Actor =>
  id === headOfA
    ? {
        id: 'head',
        roles: ['departmentHead'],
        knows: { areas: ['a'], clearance: 'ordinary', today: '2026-04-01' },
      }
    : { id, roles: people.find((one) => one.id === id)?.roles ?? [] };

const one = project(OfficeCase.received('2026-03-02').now);
const limit = (kind: RowClock['kind'], state: RowClock['state'], on: string): RowClock => ({
  kind,
  on,
  at: endOfDate(on),
  unit: 'workingDays',
  state,
});
const clocks: RowClock[][] = [
  [limit('settling', 'overdue', '2026-03-20'), limit('stall', 'stalled', '2026-03-16')],
  [limit('settling', 'warned', '2026-04-02')],
  [limit('settling', 'dueSoon', '2026-04-20'), limit('reply', 'answerLate', '2026-03-20')],
  [limit('settling', 'none', '2026-07-01'), limit('notice', 'none', '2026-04-02')],
  [limit('limitation', 'lapsing', '2026-09-01'), limit('settling', 'none', '2026-07-01')],
  [],
];
const turns: Partial<CaseView['waiting']>[] = [
  { roles: ['intakeOfficer', 'areaOfficer'], accounts: [] },
  { roles: [], accounts: ['leader'] },
  { roles: ['departmentHead'], accounts: [] },
  { roles: ['viceChair', 'chair'], accounts: [] },
  { roles: ['standingCommittee'], accounts: [] },
  { roles: [], accounts: [] },
];
const nth = <Value>(values: readonly Value[], n: number): Value => {
  const value = values[n % values.length];
  if (value === undefined) throw new RangeError('nothing to choose from');
  return value;
};

/** Cases of every turn with every kind of clocks; what goes up, whose they are and where they belong differs by other strides. */
const views: CaseView[] = turns.flatMap((turn, t) =>
  clocks.flatMap((running, c) =>
    Array.from({ length: 5 }, (_, n): CaseView => {
      const stride = t * 7 + c * 5 + n * 3;
      return {
        ...one,
        caseId: `c-${t}-${c}-${n}`,
        stage: nth(['intake', 'verification', 'closed'], stride),
        waiting: { ...one.waiting, ...turn },
        running,
        due: findDue(running),
        attention: attentionOf(running),
        tags: tagsOf(running),
        dueDays: dueDaysOf(running),
        escalatedTo: nth<CaseView['escalatedTo']>(
          [[], ['departmentHead'], ['departmentHead', 'viceChair'], ['chair']],
          stride + n,
        ),
        officers: nth([['leader', 'area'], ['intake'], ['area']], stride),
        ...nth(
          [{ unit: { id: 'a', name: 'Đảng ủy A' } }, { unit: { id: 'b', name: 'Đảng ủy B' } }, {}],
          stride + c,
        ),
        areas: nth([['a', 'top'], ['b', 'top'], ['none']], stride + n),
        conflictOf: n === 4 ? ['head'] : [],
        instructed: nth([[], ['head>open'], ['head>acted', 'chair>open'], ['vice>done']], stride + t),
      };
    }),
  ),
);

const heads = ['head', 'vice', 'chair'];
const listed = async (actor: Actor, query: Record<string, string>) => {
  const filter = filterOf(findQuerySchema.parse(query), actor, undefined, { all: [], today: people });
  const rows = await stores.views.listAll(visibilityOf(actor), filter);
  expect(await stores.views.count(visibilityOf(actor), filter)).toBe(rows.length);
  return rows.map(({ caseId }) => caseId).sort();
};

test.each([...heads, headOfA])(
  'each number on the desk of %s is the length of the list that it opens',
  async (id) => {
    const actor = actorOf(id);
    const desk = await readDeskCounts(stores.views, actor, people, { from: '2026-03-01', to: '2026-04-30' });
    const lengthOf = async (query: Record<string, string>) => (await listed(actor, query)).length;
    let numbers = 0;
    const holds = async (count: number, query: Record<string, string>) => {
      expect([query, await lengthOf(query)]).toEqual([query, count]);
      numbers += count;
    };
    for (const look of looks) {
      await holds(desk.area[look], { list: listOf('area', look) });
      if (look !== 'open')
        for (const { id: unit, counts } of desk.units)
          await holds(counts[look], { list: listOf('area', look), unit });
      for (const [officer, counts] of desk.officers)
        await holds(counts[look], { list: listOf('work', look), officer });
    }
    for (const [dueOn, count] of desk.dueDays) await holds(count, { list: 'areaAll', dueOn });
    await holds(desk.instructed.open, { list: 'instructedOpen' });
    await holds(desk.instructed.acted, { list: 'instructedActed' });
    await holds(desk.instructed.done, { list: 'instructedDone' });
    expect(numbers).toBeGreaterThan(100);
    // Every case of the area is of one unit, or of none.
    expect(desk.units.reduce((sum, { counts }) => sum + counts.overdue, 0)).toBe(desk.area.overdue);
    expect(desk.area.overdue).toBeGreaterThan(0);
  },
);

test('the area of a head is what waits with them and below, and what came up to a head of these', async () => {
  const below = ['intakeOfficer', 'areaOfficer', 'departmentHead'];
  const reach: Record<string, { roles: string[]; up: Role }> = {
    head: { roles: below, up: 'departmentHead' },
    vice: { roles: [...below, 'viceChair'], up: 'viceChair' },
    chair: { roles: [...below, 'viceChair', 'chair'], up: 'chair' },
  };
  for (const id of heads) {
    const { roles = [], up } = reach[id] ?? {};
    const expected = views
      .filter(({ conflictOf }) => !conflictOf.includes(id))
      .filter(
        (view) =>
          view.waiting.accounts.length > 0 ||
          view.waiting.roles.some((role) => roles.includes(role)) ||
          // Where the one to whom it was addressed is recused, it has come up to the next.
          view.escalatedTo.some((to) => to !== 'officer' && reachedBy(to, view, people) === up) ||
          view.escalatedTo.some((to) => to === up || roles.some((role) => role === to)),
      )
      .map(({ caseId }) => caseId)
      .sort();
    expect(await listed(actorOf(id), { list: 'areaAll' })).toEqual(expected);
  }
});

test('the desk of a head is of their own areas, with what belongs nowhere yet', async () => {
  const areasOf = new Map(views.map(({ caseId, areas = [] }) => [caseId, areas]));
  const isOfA = (caseId: string) => ['a', 'none'].some((area) => areasOf.get(caseId)?.includes(area));
  for (const list of ['areaAll', 'workOpen', 'areaOverdue']) {
    const all = await listed(actorOf('head'), { list });
    const own = await listed(actorOf(headOfA), { list });
    expect(own).toEqual(all.filter(isOfA));
    expect(own.length).toBeLessThan(all.length);
  }
});

test('what is overdue of the cases that came up to a head counts as overdue with them, whoever’s turn it is', async () => {
  for (const id of heads) {
    const actor = actorOf(id);
    const rowsOf = async (list: 'escalated' | 'overdue') =>
      stores.views.listAll(visibilityOf(actor), filterOfList(list, actor, people));
    const late = (await rowsOf('escalated')).filter(({ attention }) => attention === 'overdue');
    const overdue = (await rowsOf('overdue')).map(({ caseId }) => caseId);
    expect(late.length).toBeGreaterThan(0);
    expect(overdue).toEqual(expect.arrayContaining(late.map(({ caseId }) => caseId)));
    const area = await listed(actor, { list: 'areaOverdue' });
    expect(area).toEqual(expect.arrayContaining(overdue));
  }
});

test('a list of a tag has just the rows that bear it, and nobody sees of others than they may', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...heads), fc.constantFrom(...deskLists), async (id, list) => {
      const rows = await stores.views.listAll(
        visibilityOf(actorOf(id)),
        filterOfDeskList(list, actorOf(id), people),
      );
      expect(rows.every(({ conflictOf }) => !conflictOf.includes(id))).toBe(true);
      if (list.endsWith('Overdue')) expect(rows.every(({ attention }) => attention === 'overdue')).toBe(true);
      if (list.endsWith('DueSoon')) expect(rows.some(({ attention }) => attention === 'overdue')).toBe(false);
      if (list.endsWith('AnswersLate'))
        expect(rows.every(({ tags }) => tags?.includes('answerLate'))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('beside a candidate stands how many open cases they have that the reader may see', async () => {
  const counts = await readOpenCases(stores.views, actorOf('head'), ['area', 'chair']);
  const mine = views.filter(
    ({ officers, stage, conflictOf }) =>
      officers?.includes('area') && stage !== 'closed' && !conflictOf.includes('head'),
  );
  expect(counts.get('area')).toBe(mine.length);
  expect(counts.get('chair')).toBe(0);
});
