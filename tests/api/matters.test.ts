import { randomUUID } from 'node:crypto';
import { BSON } from 'mongodb';
import { registrationExample } from '../../api/json/cases/examples';
import { readClearedTitles } from '../../office/matters/clearedTitles';
import { judgeOpenCases, passTimeOfMatters } from '../../office/matters/byRule';
import { openWorkbook } from '../../office/import/file/workbook';
import { formatDate } from '../../language/dates';
import { findRowFaults } from '../../models/rowFaults';
import { pdfText } from '../servers/pdfText';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { ordinaryGiver } from '../domain/ordinary';
import { giveWhole } from '../servers/giveWhole';
import { bring, receive, untilSigned } from './jsonOrdinaryCase';

const dayAt = (moment: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(moment);
const today = dayAt(Date.now());
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const what = 'Dấukín-Làmviệcvớisở';
const obstacle = 'Dấukín-Chưacóhồsơ';

let office: JsonOffice;
let chair: Program;
let head: Program;
let officer: Program;
let caseId: string;
let number: string;

beforeAll(async () => {
  office = await openJsonOffice('matters');
  const intake = await office.program('tiep.nhan');
  caseId = await receive(intake);
  [chair, head, officer] = (await Promise.all(
    ['chu.nhiem', 'truong.phong.1', 'dia.ban.1'].map((one) => office.program(one)),
  )) as [Program, Program, Program];
  number = String((await chair.get(`/api/v1/cases/${caseId}`)).body.number);
}, 120_000);
afterAll(() => office.close(), 60_000);

const act = (who: Program, name: string, body: object) =>
  who.post(`/api/v1/matters/${caseId}/${name}`, body, { 'Idempotency-Key': randomUUID() });
const one = async (who: Program) => (await who.get(`/api/v1/matters/${caseId}`)).body;
const seen = async () => Number((await one(chair)).seen);
async function done(who: Program, name: string, body: object) {
  const answer = await act(who, name, { ...body, seen: await seen() });
  expect([name, answer.status, answer.body.errors]).toEqual([name, 200, undefined]);
  return answer.body;
}
const transferred = (id: string, input: Record<string, unknown>) =>
  giveWhole(office.services.cases, id, {
    type: 'transferToInvestigators',
    commandId: randomUUID(),
    actor: ordinaryGiver('transferToInvestigators'),
    input,
  });
const details = (answer: { body: { errors?: { detail: string }[] } }) =>
  (answer.body.errors ?? []).map(({ detail }) => detail).join();
const page = (who: Program, path: string) => who.get(path).set('Accept', 'text/html');
const file = (who: Program, path: string) =>
  who.agent
    .get(path)
    .buffer(true)
    .parse((res, finish) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => finish(null, Buffer.concat(chunks)));
    });

test('who reads the list, and who leads a matter', async () => {
  for (const [username, reads, leads] of [
    ['tiep.nhan', 403, 403],
    ['dia.ban.1', 200, 403],
    ['truong.phong.1', 200, 200],
    ['chu.nhiem', 200, 200],
    ['thuong.vu', 200, 403],
    ['giam.sat', 200, 403],
    ['cong.khai', 403, 403],
    ['quan.tri', 403, 403],
  ] as const) {
    const who = await office.program(username);
    const found = [
      (await page(who, '/matters')).status,
      (await who.get('/api/v1/matters')).status,
      (await page(who, `/matters/${caseId}/list`)).status,
    ];
    expect([username, ...found]).toEqual([username, reads, reads, leads]);
  }
});

test('a head puts a case on the list with a reason, and nothing typed names the reporter or the subject', async () => {
  const wrong = await act(head, 'list', { reason: '', seen: 0 });
  expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'reason']);
  const named = await act(head, 'list', { reason: 'Bà Trịnh Thị Thí Dụ gửi nhiều nơi', seen: 0 });
  expect([named.status, details(named)]).toEqual([422, expect.stringContaining('làm lộ người tố cáo')]);
  expect((await act(officer, 'list', { reason: 'Cần theo dõi', seen: 0 })).status).toBe(403);
  const listed = await done(head, 'list', { reason: 'Dư luận quan tâm' });
  expect(listed).toMatchObject({ number, listed: { byRule: false, by: 'u-demo-head-1' }, steps: [] });
  const title = { title: 'Vụ việc của Lương Văn Mẫu', seen: await seen() };
  expect(details(await act(head, 'clearTitle', title))).toContain('nêu tên đối tượng');
  expect(details(await act(head, 'clearTitle', { ...title, title: 'Sai phạm ở SỞ MẪU' }))).toContain(
    'nêu tên đối tượng',
  );
  await done(head, 'clearTitle', { title: 'Thẩm định hồ sơ ở một sở' });
});

test('a roadmap: steps for those who see the case, reported on by whoever answers for them', async () => {
  const step = { stepId: 's-1', what, due: today };
  const intakeStep = await act(head, 'setStep', { ...step, who: 'u-demo-intake', seen: await seen() });
  expect(details(intakeStep)).toContain('Chọn người làm trong danh sách');
  await done(head, 'setStep', { ...step, who: 'u-demo-area-1' });
  await done(head, 'setLook', { due: today });
  const stale = await act(chair, 'setStep', { ...step, what: 'Việc khác', who: 'u-demo-area-1', seen: 1 });
  expect([stale.status, stale.body.detail]).toEqual([409, expect.stringContaining('đã thay đổi')]);
  const note = { stepId: 's-1', state: 'blocked', note: obstacle, seen: await seen() };
  expect((await act(await office.program('dia.ban.2'), 'reportStep', note)).status).toBe(403);
  const reported = await done(officer, 'reportStep', { stepId: 's-1', state: 'blocked', note: obstacle });
  expect(reported.steps).toMatchObject([
    { what, who: 'u-demo-area-1', due: today, state: 'blocked', note: obstacle, isLate: false },
  ]);
  // The same as on the page, where a form is shown again with all that was typed.
  const sent = await officer.agent
    .post(`/matters/${caseId}/reportStep`)
    .type('form')
    .send({
      _csrf: officer.token,
      commandId: randomUUID(),
      seen: await seen(),
      stepId: 's-1',
      state: 'done',
      note: '',
    });
  expect([sent.status, sent.text]).toEqual([422, expect.stringContaining('href="#note"')]);
  const text = (await page(officer, `/matters/${caseId}`)).text;
  expect(text).toContain(obstacle);
  expect(text).not.toContain(`/matters/${caseId}/takeOff`);
  expect((await page(chair, `/cases/${caseId}`)).text).toContain(`href="/matters/${caseId}"`);
});

test('what is overdue goes up level by level, and stands on the desks of those to whom it has come', async () => {
  await passTimeOfMatters(office.services.cases, inDays(1));
  expect((await one(head)).goneUp).toEqual([]);
  // Twenty days hold more than five working days, whatever holidays fall into them.
  await passTimeOfMatters(office.services.cases, inDays(20));
  const { goneUp, history } = await one(head);
  const ofStep = goneUp.filter(({ of }: { of: string }) => of === 'step');
  expect(ofStep.map(({ to }: { to: string }) => to)).toEqual(['departmentHead', 'viceChair', 'chair']);
  expect(goneUp).toHaveLength(6);
  const times = history.length;
  await passTimeOfMatters(office.services.cases, inDays(20));
  expect((await one(head)).history).toHaveLength(times);
  expect((await page(chair, '/desk')).text).toContain('1 đã chuyển lên đồng chí');
  expect((await page(chair, '/matters?show=cameUp')).text).toContain(number);
  expect((await page(officer, '/matters?show=cameUp')).text).not.toContain(number);
  expect((await page(officer, '/matters?show=own')).text).toContain(number);
});

test('the list leaves as a file and as a paper for the meeting; supervision is shown a title and nothing else', async () => {
  const [sheet] = openWorkbook((await file(chair, '/matters.xlsx')).body as Buffer);
  const rows = sheet?.readLines().map(({ cells }) => cells) ?? [];
  expect(rows).toHaveLength(2);
  expect(rows[1]).toEqual(expect.arrayContaining([number, what, formatDate(today), obstacle]));
  const text = await pdfText((await file(chair, '/matters/overview.pdf')).body as Buffer);
  expect(text.replace(/\s+/g, ' ')).toContain(`1. Vụ việc số ${number}`);
  expect(text).not.toContain('Lương Văn Mẫu');
  expect((await file(chair, '/matters/overview.docx')).status).toBe(200);
  expect((await page(chair, '/matters/overview')).text).toContain(what);
  const log = await office.services.cases.officeLog.readKept();
  expect(log.filter(({ type }) => type === 'listExported')).toHaveLength(3);
  const titles = await readClearedTitles(office.services.cases);
  expect(titles).toMatchObject([{ title: 'Thẩm định hồ sơ ở một sở', hasRoadmap: true, nextDay: today }]);
  expect(JSON.stringify(titles)).not.toMatch(new RegExp(`${caseId}|${number}|Mẫu`));
});

test('a colleague who takes no part in the case finds nothing of it, and is not counted it', async () => {
  const kept = await office.program('pho.chu.nhiem.2');
  expect((await kept.get('/api/v1/matters')).body.total).toBe(1);
  const own = { accountId: 'u-demo-vice-2', relation: 'Em ruột' };
  expect((await kept.give(caseId, 'declareConflict', own)).status).toBe(200);
  expect((await kept.get('/api/v1/matters')).body).toMatchObject({ total: 0, items: [] });
  for (const path of [`/api/v1/matters/${caseId}`, `/matters/${caseId}`, `/matters/${caseId}/setStep`])
    expect([path, (await kept.get(path)).status]).toEqual([path, 404]);
  expect((await act(kept, 'takeOff', { reason: 'Không cần nữa', seen: 0 })).status).toBe(404);
  for (const path of [
    '/matters',
    '/matters?show=cameUp',
    '/matters/overview',
    '/desk',
    '/work',
    '/matters.csv',
  ]) {
    const { text } = await page(kept, path);
    for (const word of [number, caseId, what, obstacle, 'Lương Văn Mẫu', 'Thẩm định hồ sơ'])
      expect([path, word, text.includes(word)]).toEqual([path, word, false]);
  }
});

test('by rule a case comes onto the list when it has stood still for long, and leaves it when a head says so', async () => {
  const intake = await office.program('tiep.nhan');
  const registered = { 'Idempotency-Key': randomUUID() };
  const report = { ...registrationExample, receivedOn: today };
  const other = String((await intake.post('/api/v1/cases', report, registered)).body.caseId);
  expect(await judgeOpenCases(office.services.cases, { most: 10 })).toBe('');
  const before = (await chair.get('/api/v1/matters')).body.items.map(
    (item: { caseId: string }) => item.caseId,
  );
  expect(before).not.toContain(other);
  await judgeOpenCases(office.services.cases, { most: 10, now: inDays(365) });
  const { body } = await chair.get(`/api/v1/matters/${other}`);
  expect(body.listed).toMatchObject({ by: 'office', byRule: true });
  const kinds = body.grounds.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['longOpen', 'stalled']));
  expect((await page(chair, '/matters?criterion=stalled')).text).toContain(String(body.number));
  const off = { reason: 'Đã chỉ đạo xử lý', seen: body.seen };
  const key = { 'Idempotency-Key': randomUUID() };
  expect((await chair.post(`/api/v1/matters/${other}/takeOff`, off, key)).body.left).toMatchObject({
    how: 'takenOff',
  });
  await judgeOpenCases(office.services.cases, { most: 10, now: inDays(366) });
  expect((await chair.get(`/api/v1/matters/${other}`)).body.listed).toBeUndefined();
  // The other one is on the list; its step and its look are due today, and over at the end of it.
  expect((await chair.get('/api/v1/matters/figures')).body).toEqual({
    on: today,
    listed: 1,
    withRoadmap: 1,
    overdue: 1,
  });
  expect((await head.get('/api/v1/matters/figures')).status).toBe(403);
});

test('what went to a body outside is on one page, with the day by which its answer is due, and only for who sees the case', async () => {
  const other = await receive(await office.program('tiep.nhan'));
  await bring(office, other, untilSigned);
  const to = 'Dấukín-Cơ quan Cảnh sát điều tra Công an tỉnh';
  const transfer = { to, on: '2026-03-16', grounds: 'Có dấu hiệu nhận hối lộ.' };
  const given = await transferred(other, transfer);
  expect(given).toMatchObject({ kind: 'done' });
  // The answer is owed within twenty days: 5 April is a Sunday, so it is due on Monday, 6 April.
  const { body } = await chair.get('/api/v1/coordination?thing=crimeSigns');
  expect(body).toMatchObject({
    total: 1,
    items: [
      { caseId: other, to, body: 'investigation', since: '2026-03-16', due: '2026-04-06', done: false },
    ],
  });
  expect((await chair.get('/api/v1/coordination?body=court')).body.total).toBe(0);
  expect((await page(chair, '/coordination')).text).toContain(to);
  const [sheet] = openWorkbook((await file(chair, '/coordination.xlsx?body=investigation')).body as Buffer);
  expect(sheet?.readLines()[1]?.cells).toEqual(expect.arrayContaining([to, '06/04/2026']));
  const kept = await office.program('pho.chu.nhiem.2');
  expect((await kept.get('/api/v1/coordination')).body.total).toBe(1);
  const own = { accountId: 'u-demo-vice-2', relation: 'Em ruột' };
  expect((await kept.give(other, 'declareConflict', own)).status).toBe(200);
  expect((await kept.get('/api/v1/coordination')).body.total).toBe(0);
  expect((await page(kept, '/coordination')).text).not.toContain('Dấukín');
  expect((await (await office.program('tiep.nhan')).get('/api/v1/coordination')).status).toBe(403);
});

test('what is typed lies sealed under the key of the case, and an altered act is no act', async () => {
  const { connection, settings, cases } = office.services;
  const faults = () => findRowFaults(connection, settings.secrets.vaultKeys, cases.officeLog);
  expect(await faults()).toEqual([]);
  const rows = connection.collection<{ _id: string; by: string }>('listed_matters');
  const kept = await rows.find().toArray();
  expect(kept.length).toBeGreaterThan(8);
  const bytes = kept.map((row) => Buffer.from(BSON.serialize(row)).toString('utf8')).join();
  for (const secret of [what, obstacle, 'Dư luận quan tâm', 'Thẩm định hồ sơ'])
    expect([secret, bytes.includes(secret)]).toEqual([secret, false]);
  await rows.updateOne({ _id: `${caseId} 1` }, { $set: { by: 'u-demo-chair' } });
  expect(await faults()).toEqual([{ kind: 'matterAct', id: `${caseId} 1`, fault: 'unproved' }]);
});
