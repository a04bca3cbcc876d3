import { randomUUID } from 'node:crypto';
import { registrationExample } from '../../api/json/cases/examples';
import { columnHeadings } from '../../office/import/columns';
import { everyCase } from '../../domain/access/policy';
import { partingVersion } from '../domain/seeded';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, receive, untilSigned } from './jsonOrdinaryCase';

let office: JsonOffice;
let intake: Program;
let head: Program;
let chair: Program;
let vice: Program;

beforeAll(async () => {
  office = await openJsonOffice('conflicts');
  await office.services.cases.reference.addProcedure(partingVersion());
  intake = await office.program('tiep.nhan');
  head = await office.program('truong.phong.1');
  chair = await office.program('chu.nhiem');
  vice = await office.program('pho.chu.nhiem.2');
}, 180_000);
afterAll(() => office.close(), 60_000);

const pathOf = (caseId: string) => `/api/v1/cases/${caseId}`;
const viceChair = { accountId: 'u-demo-vice-2', relation: 'Em ruột của đối tượng' };

/** Until the case says so of itself: what one case tells another comes a moment later. */
async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come to be');
}

test('a publisher shuts nobody out: what they say of others waits for a head, and is told to few', async () => {
  const caseId = await receive(intake);
  const publisher = await office.program('cong.khai');
  for (const accountId of ['u-demo-chair', 'u-demo-head-1']) {
    const answer = await publisher.give(caseId, 'declareConflict', { accountId, relation: 'Họ hàng' });
    expect(answer.status).toBe(200);
  }
  for (const other of [chair, head, intake]) expect((await other.get(pathOf(caseId))).status).toBe(200);
  const proposals = async (by: Program) => (await by.get(pathOf(caseId))).body.facts.conflictProposals ?? [];
  expect(await proposals(chair)).toHaveLength(2);
  expect(await proposals(intake)).toHaveLength(0);
  const kinds = async (by: Program) =>
    (await by.get(`${pathOf(caseId)}/events`)).body.items.map(({ type }: { type: string }) => type);
  expect(await kinds(chair)).toContain('conflictProposed');
  expect(await kinds(intake)).not.toContain('conflictProposed');
  const page = await head.agent.get(`/cases/${caseId}`);
  expect(page.text).toContain('Đề nghị xác định xung đột lợi ích');
  expect((await intake.agent.get(`/cases/${caseId}`)).text).not.toContain('Đề nghị xác định xung đột');
  const own = await head.give(caseId, 'decideConflict', {
    accountId: 'u-demo-head-1',
    upheld: false,
    reason: 'Không đúng.',
  });
  expect(own.status).toBe(409);
  const decided = await chair.give(caseId, 'decideConflict', {
    accountId: 'u-demo-head-1',
    upheld: false,
    reason: 'Chỉ trùng họ.',
  });
  expect(decided.status).toBe(200);
  expect((await head.get(pathOf(caseId))).status).toBe(200);
});

test.each([
  ['declareConflict', { accountId: 'u-nobody', relation: 'Em' }, 'accountId', 'noSuchAccount'],
  [
    'declareConflict',
    { accountId: 'u-demo-administrator', relation: 'Em' },
    'accountId',
    'accountWithoutRole',
  ],
  ['reassign', { leader: 'u-nobody', members: [], reason: 'Vì thế.' }, 'leader', 'noSuchAccount'],
  [
    'reassign',
    { leader: 'u-demo-leader-1', members: ['u-demo-administrator'], reason: 'Vì thế.' },
    'members',
    'accountWithoutRole',
  ],
] as const)(
  'JSON names whom the form offers, and nobody else: %s %j',
  async (type, input, field, reason) => {
    const caseId = await receive(intake);
    await bring(office, caseId, untilSigned);
    // Whom there is to choose from is said by the office alone.
    const people = [{ id: 'u-nobody', roles: ['teamLeader'], active: true }];
    const smuggled = await head.give(caseId, type, { ...input, people });
    expect([smuggled.status, smuggled.body.errors]).toMatchObject([422, [{ field: 'people' }]]);
    const answer = await head.give(caseId, type, input);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ reason, errors: [{ field }] });
  },
  120_000,
);

test('after a split the excluded person sees neither the part nor the number of the petition', async () => {
  const petition = await intake.post(
    '/api/v1/cases',
    {
      ...registrationExample,
      kind: 'mixed',
      allegations: [{ summary: 'Nhận tiền của nhà thầu.' }, { summary: 'Khiếu nại quyết định kỷ luật.' }],
    },
    { 'Idempotency-Key': randomUUID() },
  );
  const caseId = String(petition.body.caseId);
  expect((await vice.give(caseId, 'declareConflict', viceChair)).status).toBe(200);
  const split = await intake.give(caseId, 'splitPetition', {
    allegationIds: ['a2'],
    newKind: 'feedback',
    keptKind: 'denunciation',
    explanation: 'Đơn có hai loại nội dung.',
  });
  expect(split.status).toBe(200);
  const part = `${caseId}-2`;
  await eventually(async () => (await intake.get(pathOf(part))).status === 200);
  for (const address of [pathOf(part), `${pathOf(part)}/events`, pathOf(caseId)])
    expect((await vice.get(address)).status).toBe(404);
  expect((await vice.agent.get(`/cases/${part}`)).status).toBe(404);
  const list = await vice.get('/api/v1/cases?size=100');
  expect(JSON.stringify(list.body)).not.toContain(caseId);
  // Declared later in the part, it holds in the petition too.
  const area = await office.program('dia.ban.2');
  await area.give(part, 'declareConflict', { accountId: 'u-demo-area-2', relation: 'Anh họ' });
  await eventually(async () => (await area.get(pathOf(caseId))).status === 404);
}, 120_000);

test('a merged case does not name the hidden one, on its page or in JSON', async () => {
  const [one, two] = [await receive(intake), await receive(intake)];
  const number = String((await intake.get(pathOf(two))).body.number);
  await intake.give(one, 'merge', { into: two, explanation: 'Cùng một vụ việc.' });
  const { views } = office.services.cases;
  await eventually(async () => (await views.find(two, everyCase))?.state.mergedReports?.length === 1);
  // As an office from before has it: the conflict stands in the one case alone.
  const view = await views.find(two, everyCase);
  if (!view) throw new Error('not there');
  await views.save({ ...view, seq: view.seq + 1000, conflictOf: ['u-demo-vice-2'] });
  for (const address of [pathOf(one), `${pathOf(one)}/events`]) {
    const { status, text } = await vice.get(address);
    expect(status).toBe(200);
    expect(text).not.toContain(two);
    expect(text).not.toContain(number);
    expect((await intake.get(address)).text).toContain(two);
  }
  const page = await vice.agent.get(`/cases/${one}`);
  expect(page.text).not.toContain(two);
  expect(page.text).not.toContain(number);
});

describe('imports', () => {
  const { number, ...others } = columnHeadings;
  const file = [
    [number, ...Object.values(others)].join(','),
    `so-77/2026${','.repeat(Object.keys(others).length)}`,
  ];

  async function upload(by: Program, content: string): Promise<string> {
    const answer = await by.agent
      .post('/import')
      .field('_csrf', by.token)
      .attach('file', Buffer.from(content), 'so.csv');
    expect(answer.status).toBe(303);
    return String(answer.headers.location);
  }

  test('an import is its bringer’s: a colleague finds nothing, a head sees how far it is and runs nothing', async () => {
    const path = await upload(intake, `${file.join('\n')}\n`);
    const password = 'mot-mat-khau-du-dai';
    const details = { displayName: 'Tiếp nhận 2', position: 'Cán bộ', roles: ['intakeOfficer' as const] };
    await office.services.accounts.createAccount({ username: 'tiep.nhan.2', password, ...details });
    const colleague = await office.program('tiep.nhan.2', password);
    expect((await intake.agent.get(path)).text).toContain('so-77/2026');
    const seenByHead = await head.agent.get(path);
    expect(seenByHead.status).toBe(200);
    expect(seenByHead.text).not.toContain('so-77/2026');
    expect(seenByHead.text).not.toContain(`${path}/run`);
    for (const act of ['run', 'discard']) {
      const answer = await head.agent.post(`${path}/${act}`).type('form').send({ _csrf: head.token });
      expect(answer.status).toBe(404);
    }
    expect((await head.agent.get(`${path}/wrong-rows.csv`)).status).toBe(404);
    expect((await intake.agent.get(`${path}/wrong-rows.csv`)).status).toBe(200);
    expect((await colleague.agent.get(path)).status).toBe(404);
  });
});
