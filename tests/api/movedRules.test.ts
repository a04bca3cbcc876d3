import { randomUUID } from 'node:crypto';
import { registrationExample } from '../../api/json/cases/examples';
import { project } from '../../domain/views/caseView';
import { moveIdOf } from '../../models/ruleMoves';
import { OfficeCase } from '../domain/office';
import { seededVersion, withFirstHandling } from '../domain/seeded';
import { toDiscipline, toVerification } from '../domain/stages';
import { eventually } from './hiddenMatters';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

const seeded = seededVersion('296-qd-tw');
const target = { of: 'procedure', id: '296-qd-tw', version: seeded + 1 } as const;
const path = `/procedures/296-qd-tw/${seeded + 1}/migration`;
/** Beyond the first handling: no date of theirs hangs on it. */
const settledCases = 120;

let office: JsonOffice;
let chair: Program;
let vice: Program;
/** In first handling, each with its own workflow. */
let waiting: string[];
/** In first handling, and nobody is there to take a command. */
let lost: string;

const key = () => ({ 'Idempotency-Key': randomUUID() });

beforeAll(async () => {
  office = await openJsonOffice('moved-rules');
  chair = await office.program('chu.nhiem');
  vice = await office.program('pho.chu.nhiem.1');
  const { reference, views } = office.services.cases;
  const intake = await office.program('tiep.nhan');
  waiting = [];
  for (let n = 0; n < 6; n += 1)
    waiting.push(String((await intake.post('/api/v1/cases', registrationExample, key())).body.caseId));
  const settled = toDiscipline(
    toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'),
    '2026-03-09',
  ).now;
  for (let n = 0; n < settledCases; n += 1)
    await views.add(
      project({ ...settled, caseId: randomUUID(), number: `2025-${String(n).padStart(6, '0')}` }),
    );
  lost = randomUUID();
  await views.add(project({ ...OfficeCase.received('2026-03-02').now, caseId: lost, number: '2025-900000' }));
  await reference.addProcedure(withFirstHandling(await reference.getProcedure('296-qd-tw', seeded), 3));
}, 180_000);
afterAll(() => office.close(), 60_000);

const send = (program: Program, to: string, values: object = {}) =>
  program.agent
    .post(to)
    .type('form')
    .send({ _csrf: program.token, commandId: randomUUID(), ...values });
const read = async (program: Program, at = path) => (await program.get(at).expect(200)).text;
const isIdle = async (program: Program) => !(await read(program)).includes('Trang tự cập nhật');
const look = async (program: Program) => {
  await send(program, `${path}/look`).expect(303);
  await eventually(() => isIdle(program));
};
const moves = async (caseId: string) =>
  (await office.services.cases.events.read(caseId)).filter(({ type }) => type === 'rulesChanged').length;
const numberOf = async (caseId: string) => String((await chair.get(`/api/v1/cases/${caseId}`)).body.number);
const rowsOf = (text: string) =>
  [...text.matchAll(/<th scope="row"[^>]*><a [^>]*>([^<]+)<\/a>/g)].map(([, number]) => String(number));

test('every open case can be reached, those first whose dates change, and pages stay while cases come and go', async () => {
  await look(chair);
  const numbers: string[] = [];
  const sizes: number[] = [];
  for (let at: string | undefined = path; at !== undefined;) {
    const text = await read(chair, at);
    numbers.push(...rowsOf(text));
    sizes.push(rowsOf(text).length);
    at = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    // A case that comes meanwhile moves none of those that were looked at to another page.
    const intake = await office.program('tiep.nhan');
    await intake.post('/api/v1/cases', registrationExample, key());
  }
  expect(sizes).toEqual([50, 50, 27]);
  expect(new Set(numbers).size).toBe(127);
  const changing = [...(await Promise.all(waiting.map(numberOf))), '2025-900000'];
  expect(numbers.slice(0, 7).sort()).toEqual(changing.sort());
});

test('programs reach every case too, piece by piece', async () => {
  const found: string[] = [];
  for (
    let at: string | undefined = `/api/v1/procedures/296-qd-tw/${seeded + 1}/migration`;
    at !== undefined;
  ) {
    const { body }: { body: { cases: { caseId: string }[]; next?: string } } = await chair
      .get(at)
      .expect(200);
    found.push(...body.cases.map(({ caseId }) => caseId));
    at = body.next;
  }
  // Those that came meanwhile go by the version already.
  expect([found.length, new Set(found).size]).toEqual([127, 127]);
});

test('two people move all whose dates change at once: each case once, and what cannot be moved is named with the reason', async () => {
  const [acted] = waiting;
  if (!acted) throw new Error('no case');
  await look(chair);
  await look(vice);
  const intake = await office.program('tiep.nhan');
  expect((await intake.give(acted, 'note', { text: 'Có người gọi điện.' })).status).toBe(200);
  const order = { scope: 'changing', reason: 'Áp dụng thống nhất.' };
  const [one, other] = await Promise.all([send(chair, path, order), send(vice, path, order)]);
  expect([one.status, other.status]).toEqual([303, 303]);
  await eventually(async () => (await isIdle(chair)) && (await isIdle(vice)));
  expect(await Promise.all(waiting.map(moves))).toEqual([0, 1, 1, 1, 1, 1]);
  for (const program of [chair, vice]) {
    const [, cannot = ''] = (await read(program)).split('id="cannot"');
    expect(rowsOf(cannot).sort()).toEqual(['2025-900000', await numberOf(acted)]);
    expect(cannot).toMatch(/vừa|đã/);
  }
});

test('a move that was stopped is said to be, stays so after a reload, and is gone on with', async () => {
  await look(chair);
  const [left] = waiting;
  if (!left) throw new Error('no case');
  // Ordered, and the process ended before it began.
  const { ruleMoves } = office.services.cases;
  const moveId = moveIdOf('u-demo-chair', target);
  await ruleMoves.order(moveId, { commandId: randomUUID(), reason: 'Theo quy trình mới.' }, [left]);
  expect(await read(chair)).toContain('Việc chuyển bị gián đoạn: đã chuyển 0 trên 1 vụ việc');
  expect(await read(chair)).toContain('Việc chuyển bị gián đoạn: đã chuyển 0 trên 1 vụ việc');
  expect(await moves(left)).toBe(0);
  await send(chair, `${path}/go-on`).expect(303);
  await eventually(() => isIdle(chair));
  expect(await moves(left)).toBe(1);
  expect(await read(chair)).not.toContain('gián đoạn');
});

test('with a worker at work, commands are said to be taken', async () => {
  const { body } = await (await office.program('chu.nhiem')).get('/readyz');
  expect(body.checks).toMatchObject({ temporal: 'ok', workflows: 'ok' });
});

test('whoever only looks moves nothing, and the work of one is not taken by another', async () => {
  const head = await office.program('truong.phong.1');
  await look(head);
  expect((await send(head, path, { scope: 'all', reason: 'Thử.' })).status).toBe(403);
  const { ruleMoves } = office.services.cases;
  const now = new Date().toISOString();
  const later = new Date(Date.now() + 60_000).toISOString();
  const moveId = moveIdOf('u-demo-chair', target);
  expect(await ruleMoves.takeWork(moveId, now, later)).toBe(true);
  await send(chair, path, { scope: 'all', reason: 'Thử.' }).expect(303);
  expect(await read(chair)).toContain('đang được xem hoặc chuyển ở nơi khác');
  await ruleMoves.holdWork(moveId, now);
});
