import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { findPassedOn, ladder, type OfficePerson, reachedBy } from '../../domain/access/nobodyLeft';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { Role } from '../../domain/access/roles';
import { type CaseView, project } from '../../domain/views/caseView';
import type { CaseStores } from '../../models/caseStores';
import { filterOfList } from '../../office/lists/caseLists';
import { OfficeCase } from '../domain/office';
import { openServedStores } from '../servers';

let connection: Connection;
let stores: CaseStores;
beforeAll(async () => {
  ({ connection, stores } = await openServedStores('nobody-left'));
  for (const view of views) await stores.views.save(view);
}, 60_000);
afterAll(() => connection.close());

const ids = ['area', 'intake', 'head', 'deputyHead', 'vice', 'chair', 'committee', 'leader', 'member'];
const turns: Pick<CaseView['waiting'], 'roles' | 'accounts'>[] = [
  { roles: ['intakeOfficer', 'areaOfficer'], accounts: [] },
  { roles: ['areaOfficer', 'viceChair', 'chair'], accounts: [] },
  { roles: ['viceChair', 'chair'], accounts: [] },
  { roles: ['departmentHead'], accounts: [] },
  { roles: ['standingCommittee'], accounts: [] },
  { roles: [], accounts: ['leader'] },
  { roles: [], accounts: ['leader', 'member'] },
  { roles: [], accounts: [] },
];
const one = project(OfficeCase.received('2026-03-02').now);

/** Of a team, those who are recused are waited for no more: then it is their head's turn (`waitingFor`). */
function turnIn({ roles, accounts }: (typeof turns)[number], conflictOf: readonly string[]) {
  const left = accounts.filter((id) => !conflictOf.includes(id));
  const isTeamOut = accounts.length > 0 && left.length === 0;
  return { accounts: left, roles: isTeamOut ? (['departmentHead'] satisfies Role[]) : roles };
}

/** Ever other subsets: a fixed stride through the 512 of them. */
const recusedIn = (n: number, t: number) => ids.filter((_id, i) => ((n * 37 + t * 11) >> i) % 2 === 1);

/** Every turn, with each of these recused and with hands in the case: 8 × 24 rows. */
const views: CaseView[] = turns.flatMap((turn, t) =>
  Array.from({ length: 24 }, (_, n) => ({
    ...one,
    caseId: `c-${t}-${n}`,
    conflictOf: recusedIn(n, t),
    waiting: { ...one.waiting, ...turnIn(turn, recusedIn(n, t)) },
    hands: ids.filter((_id, i) => ((n * 53 + t * 7) >> i) % 3 === 1),
    escalatedTo: ladder.filter((_role, i) => (n + t) % 5 === i),
  })),
);

const holds: Record<string, Role[]> = {
  area: ['areaOfficer'],
  intake: ['intakeOfficer'],
  head: ['departmentHead'],
  deputyHead: ['departmentHead'],
  vice: ['viceChair'],
  chair: ['chair'],
  committee: ['standingCommittee'],
  leader: ['teamLeader'],
  member: ['areaOfficer'],
};
const office = fc.tuple(
  ...ids.map((id) =>
    fc
      .record({ active: fc.nat(3), away: fc.option(fc.constantFrom(...ids), { freq: 2 }) })
      .map(({ active, away }): OfficePerson => ({
        id,
        roles: holds[id] ?? [],
        active: active > 0,
        ...(away !== null && away !== id && { awayFor: away }),
      })),
  ),
);
/** The head is away, and the own work of their deputy is in cases of which nobody is recused. */
const deputyAtWork = ids.map((id): OfficePerson => ({
  id,
  roles: holds[id] ?? [],
  active: ['intake', 'head', 'vice'].includes(id),
  ...(id === 'head' && { awayFor: 'intake' }),
}));

/** Whoever holds the role and is there today, reading what they may see. */
const readerOf = (head: Role, people: readonly OfficePerson[]) =>
  people.find(({ roles, active, awayFor }) => active && awayFor === undefined && roles.includes(head));
const listed = async (list: 'waiting' | 'escalated', actor: Actor, people: readonly OfficePerson[]) =>
  (await stores.views.listAll(visibilityOf(actor), filterOfList(list, actor, people)))
    .map(({ caseId }) => caseId)
    .sort();

test('the desk of a head shows what has come up to them, and nothing that has not', async () => {
  let passed = 0;
  await fc.assert(
    fc.asyncProperty(office, fc.constantFrom(...ladder), async (people, head) => {
      const reader = readerOf(head, people);
      if (!reader) return;
      const seen = views.filter(({ conflictOf }) => !conflictOf.includes(reader.id));
      const upTo = seen.filter((view) => findPassedOn(view.waiting, view, people)?.to === head);
      const own = seen.filter(({ waiting }) => waiting.roles.includes(head));
      passed += upTo.length;
      const expected = [...new Set([...own, ...upTo].map(({ caseId }) => caseId))].sort();
      expect(await listed('waiting', reader, people)).toEqual(expected);
    }),
    { numRuns: 100, examples: [[deputyAtWork, 'viceChair']] },
  );
  expect(passed).toBeGreaterThan(200);
});

test('what was escalated to somebody who is not left is on the desk of the next above', async () => {
  await fc.assert(
    fc.asyncProperty(office, fc.constantFrom(...ladder), async (people, head) => {
      const reader = readerOf(head, people);
      if (!reader) return;
      const expected = views
        .filter(({ conflictOf }) => !conflictOf.includes(reader.id))
        .filter((view) =>
          view.escalatedTo.some(
            (to) => to === head || (to !== 'officer' && reachedBy(to, view, people) === head),
          ),
        )
        .map(({ caseId }) => caseId)
        .sort();
      expect(await listed('escalated', reader, people)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
