import { randomUUID } from 'node:crypto';
import { everyCase } from '../../domain/access/policy';
import { officeToday } from '../../language/dates';
import { findRowFaults } from '../../models/rowFaults';
import { listedRoutes } from '../fuzz/listedRoutes';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, receive } from './jsonOrdinaryCase';
import { addressesOf, type Parts } from './walkedRoutes';

const key = () => ({ 'Idempotency-Key': randomUUID() });
let office: JsonOffice;
let front: Program;
let chair: Program;
let caseIds: string[];
let words: string[];

beforeAll(async () => {
  office = await openJsonOffice('supervision');
  const intake = await office.program('tiep.nhan');
  front = await office.program('mat.tran');
  chair = await office.program('chu.nhiem');
  caseIds = [];
  for (let i = 0; i < 4; i += 1) caseIds.push(await receive(intake));
  await bring(office, caseIds[0] ?? '', ['classify']);
  const views = await office.services.cases.views.findAll(caseIds, everyCase);
  words = views.flatMap(({ caseId, number, subjectName }) => [caseId, number, subjectName]);
}, 180_000);
afterAll(() => office.close(), 60_000);

const html = (who: Program, path: string) => who.get(path).set('Accept', 'text/html');
const send = (who: Program, path: string, values: object) =>
  who.agent
    .post(path)
    .type('form')
    .send({ _csrf: who.token, commandId: randomUUID(), ...values });

test('it is told counts, the small ones as that they are small, and nothing of a case', async () => {
  const { text, status } = await html(front, '/supervision');
  expect(status).toBe(200);
  // Four reports were received this year, as the example says on 2 March; none is settled.
  const { body } = await front.get('/api/v1/supervision');
  expect(body.year.counts).toMatchObject({ received: 4, settled: null, open: 4 });
  expect(body).toMatchObject({ fewerThan: 3, published: [], matters: [] });
  expect(body.year.medianDays).toBeNull();
  expect(text).toContain('dưới 3');
  for (const word of words) expect([word, text.includes(word)]).toEqual([word, false]);
});

test('every other address is closed to it, whatever it is', async () => {
  // Whatever rooms there come to be: of a part of an address nothing needs to be known where nothing is behind it.
  const parts = new Proxy<Parts>({}, { get: (_, name) => (name === 'caseId' ? caseIds.slice(0, 1) : ['1']) });
  const all = addressesOf(listedRoutes(office.app), parts);
  expect(all.length).toBeGreaterThan(150);
  const open: string[] = [];
  // The description of the API bears the name of the example that these reports were made of.
  for (const { pattern, path } of all.filter((one) => one.pattern !== '/openapi.json')) {
    const answer = await front
      .get(path)
      .set('Accept', pattern.startsWith('/api/') ? 'application/json' : 'text/html');
    const said = `${answer.text ?? ''}${JSON.stringify(answer.headers)}`.replaceAll(path, '');
    for (const word of words) expect([path, word, said.includes(word)]).toEqual([path, word, false]);
    if (answer.status < 400) open.push(pattern);
  }
  const own = /^\/(supervision|account|api\/v1\/supervision)(\/|$)/;
  const others = open.filter((pattern) => !own.test(pattern));
  // Before anybody has signed in, and who one is.
  expect(others.filter((pattern) => !isOpenToAll(pattern)).sort()).toEqual(['/', '/api/v1/me']);
}, 120_000);

/** What whoever has not signed in reaches as well. */
const isOpenToAll = (pattern: string): boolean =>
  /^\/(health|metrics|sign-in|api\/session|openapi\.json|assets|api$|ready|livez|readyz)/.test(pattern);

test('no other account is told what it is, and none holds its role with another', async () => {
  for (const username of ['chu.nhiem', 'giam.sat', 'quan.tri', 'tiep.nhan'])
    expect([username, (await html(await office.program(username), '/supervision')).status]).toEqual([
      username,
      403,
    ]);
  const admin = await office.program('quan.tri');
  const both = await send(admin, '/accounts/new', {
    displayName: 'Hai Vai',
    position: 'Thử',
    username: 'hai.vai',
    roles: ['supervisor', 'intakeOfficer'],
  });
  expect([both.status, both.text]).toEqual([422, expect.stringContaining('không giữ cùng vai trò nào khác')]);
});

let path: string;
test('it recommends; what is missing is named; the head is told that it waits, and nobody else answers', async () => {
  const wrong = await send(front, '/supervision/recommendations/new', { about: '', text: 'Cần nhanh hơn.' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Cần nhanh hơn.')]);
  const sent = await send(front, '/supervision/recommendations/new', {
    about: 'Thời hạn giải quyết',
    text: 'Đề nghị công khai số đơn quá hạn.',
  });
  expect(sent.status).toBe(303);
  path = String(sent.headers.location);
  expect((await html(front, path)).text).toContain('Chờ trả lời, hạn ');
  const home = await html(chair, '/supervision/recommendations');
  expect(home.text).toContain('Kiến nghị giám sát (1)');
  expect(home.text).toContain('Thời hạn giải quyết');
  const head = await office.program('truong.phong.1');
  expect((await html(head, path)).status).toBe(200);
  expect((await send(head, `${path}/answer`, { answer: 'x', seen: 1 })).status).toBe(403);
  expect((await send(front, `${path}/answer`, { answer: 'x', seen: 1 })).status).toBe(403);
  expect((await html(await office.program('tiep.nhan'), path)).status).toBe(404);
});

test('the head answers, and it follows the answer; a second answer must have seen the first', async () => {
  expect((await send(chair, `${path}/answer`, { answer: 'Sẽ công khai theo quý.', seen: 1 })).status).toBe(
    303,
  );
  const read = await html(front, path);
  expect(read.text).toContain('Đã trả lời đúng hạn');
  expect(read.text).toContain('Sẽ công khai theo quý.');
  expect((await html(chair, '/supervision/recommendations')).text).not.toContain('Kiến nghị giám sát (1)');
  const late = await send(chair, `${path}/answer`, { answer: 'Thêm.', seen: 1 });
  expect([late.status, late.text]).toEqual([409, expect.stringContaining('Thêm.')]);
});

test('programs do the same; the words lie sealed, each act is in the log', async () => {
  const room = '/api/v1/supervision/recommendations';
  const sent = await front.post(room, { about: 'Lịch tiếp dân', text: 'Kínmật-kiếnnghị' }, key());
  expect([sent.status, sent.body.state]).toEqual([201, 'waits']);
  expect(sent.body.answerBy > officeToday()).toBe(true);
  expect((await chair.post(room, { about: 'x', text: 'y' }, key())).status).toBe(403);
  const answer = { seen: 1, text: 'Đã bổ sung.' };
  const answered = await chair.post(`${room}/${sent.body.recommendationId}/answer`, answer, key());
  expect(answered.body).toMatchObject({ state: 'answered', answers: [{ text: 'Đã bổ sung.' }] });
  expect((await front.get(room)).body.total).toBe(2);
  const { connection, settings, cases } = office.services;
  const kept = JSON.stringify(await connection.collection('supervision_recommendations').find().toArray());
  expect(kept).not.toContain('Kínmật');
  expect(await findRowFaults(connection, settings.secrets.vaultKeys, cases.officeLog)).toEqual([]);
});
