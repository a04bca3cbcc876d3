import { randomUUID } from 'node:crypto';
import { everyCase } from '../../domain/access/policy';
import { daysBefore } from '../../domain/clocks/years';
import { formatDate, officeToday } from '../../language/dates';
import { findRowFaults } from '../../models/rowFaults';
import { openWorkbook } from '../../office/import/file/workbook';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, receive } from './jsonOrdinaryCase';

const key = () => ({ 'Idempotency-Key': randomUUID() });
const room = '/api/v1/member-notices';
const rows = '/coordination/members';
const today = officeToday();
const member = 'Dấukín Văn Mẫu';
const notice = (more: object = {}) => ({
  body: 'Cơ quan Cảnh sát điều tra Công an tỉnh',
  bodyKind: 'investigation',
  measure: 'charged',
  decisionNumber: '12/QĐ-CSĐT',
  decidedOn: daysBefore(today, 40),
  receivedOn: daysBefore(today, 20),
  member: { name: member, organisation: 'Đảng ủy Sở Mẫu' },
  ...more,
});
let office: JsonOffice;
let intake: Program;
let chair: Program;
let vice: Program;
let officer: Program;
let first: string;

beforeAll(async () => {
  office = await openJsonOffice('member-notices');
  intake = await office.program('tiep.nhan');
  chair = await office.program('chu.nhiem');
  vice = await office.program('pho.chu.nhiem.2');
  officer = await office.program('dia.ban.1');
}, 180_000);
afterAll(() => office.close(), 60_000);

const html = (who: Program, path: string) => who.get(path).set('Accept', 'text/html');
const send = (who: Program, path: string, values: object) =>
  who.agent
    .post(path)
    .type('form')
    .send({ _csrf: who.token, commandId: randomUUID(), ...values });
const total = async (who: Program) => Number((await who.get(room)).body.total);

test('a notice is taken down once for its key; told late and overdue is said on the list, at coordination and on the desk', async () => {
  const once = key();
  const sent = await intake.post(room, notice(), once);
  expect([sent.status, sent.body]).toMatchObject([201, { state: 'overdue', toldLate: true, revision: 1 }]);
  first = String(sent.body.noticeId);
  expect((await intake.post(room, notice(), once)).body.noticeId).toBe(first);
  expect((await chair.get(room)).body).toMatchObject({
    total: 1,
    counts: { awaited: 1, late: 1, toldLate: 1 },
  });
  expect((await chair.get(`${room}?body=court`)).body.total).toBe(0);
  const { text } = await html(chair, rows);
  for (const said of [member, 'Quá hạn chuyển', 'Báo muộn', 'chưa tìm thấy'])
    expect([said, text.includes(said)]).toEqual([said, true]);
  expect((await html(chair, '/desk')).text).toContain('1 quá hạn');
  expect((await html(chair, '/coordination')).text).toContain('Thông báo về đảng viên quá hạn chuyển');
  expect((await html(intake, '/work')).text).toContain('/coordination/members');
});

test('who follows them sees it, an officer sees none that belongs to no case, and nobody else comes in', async () => {
  expect(await total(await office.program('giam.sat'))).toBe(1);
  expect(await total(officer)).toBe(0);
  expect((await officer.get(`${room}/${first}`)).status).toBe(404);
  expect((await officer.post(room, notice(), key())).status).toBe(403);
  const publisher = await office.program('cong.khai');
  expect((await publisher.get(room)).status).toBe(403);
  expect((await html(publisher, rows)).status).toBe(403);
  const left = { seen: 1, reason: 'Không phải đảng viên.' };
  expect((await intake.post(`${room}/${first}/leaveAlone`, left, key())).status).toBe(403);
});

test('of two at once one has passed it on, and the other is told that it has changed; late stays late', async () => {
  const passing = { seen: 1, to: 'Đảng ủy Sở Mẫu', on: today, document: '21-CV/UBKT' };
  const both = await Promise.all(
    [chair, vice].map((who) => who.post(`${room}/${first}/passOn`, passing, key())),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const { body } = await chair.get(`${room}/${first}`);
  expect(body).toMatchObject({ state: 'passedOnLate', revision: 2, passedOn: { document: '21-CV/UBKT' } });
});

test('a form says what is missing and keeps what was typed; a head takes down, corrects and finds that nothing is to be done', async () => {
  const values = {
    body: 'Tòa án nhân dân tỉnh', bodyKind: 'court', measure: 'judged', decisionNumber: '5/HSST', name: 'Lê Thị Ví Dụ', post: '',
    organisation: 'Đảng ủy xã Mẫu', note: '', decidedOn: formatDate(today), receivedOn: formatDate(today),
  }; // prettier-ignore
  const wrong = await send(chair, `${rows}/new`, { ...values, organisation: '' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Lê Thị Ví Dụ')]);
  const sent = await send(chair, `${rows}/new`, values);
  expect(sent.status).toBe(303);
  const path = String(sent.headers.location);
  expect((await html(chair, path)).text).toContain('Chờ chuyển, hạn');
  expect((await html(chair, `${path}/correct`)).text).toContain('5/HSST');
  const corrected = { ...values, decisionNumber: '6/HSST', reason: 'Ghi nhầm số.', seen: 1 };
  expect((await send(chair, `${path}/correct`, corrected)).status).toBe(303);
  const stale = await send(chair, `${path}/leave`, { seen: 1, leaveReason: 'Đã chuyển đi.' });
  expect([stale.status, stale.text]).toEqual([409, expect.stringContaining('Đã chuyển đi.')]);
  expect((await send(chair, `${path}/leave`, { seen: 2, leaveReason: 'Đã chuyển đi.' })).status).toBe(303);
  const shown = (await html(chair, path)).text;
  for (const said of ['6/HSST', 'Ghi nhầm số.', 'Không phải chuyển'])
    expect([said, shown.includes(said)]).toEqual([said, true]);
});

test('what belongs to a case is there for whoever sees the case; a conflict in it takes it away', async () => {
  const caseId = await receive(intake);
  await bring(office, caseId, ['classify']);
  const number = (await office.services.cases.views.find(caseId, everyCase))?.number ?? '';
  const link = { seen: 2, caseNumber: number, way: 'linked' };
  const nowhere = await chair.post(`${room}/${first}/link`, { ...link, caseNumber: '999/1999' }, key());
  expect([nowhere.status, nowhere.body.detail]).toEqual([409, expect.stringContaining('Không có vụ việc')]);
  expect((await chair.post(`${room}/${first}/link`, link, key())).body).toMatchObject({ caseNumber: number });
  expect(await total(officer)).toBe(1);
  expect((await officer.get(`${room}/${first}`)).body.content.keptFrom).toBeUndefined();
  expect(await total(vice)).toBe(2);
  const own = { accountId: 'u-demo-vice-2', relation: 'Em ruột' };
  expect((await vice.give(caseId, 'declareConflict', own)).status).toBe(200);
  expect(await total(vice)).toBe(1);
  expect((await vice.get(`${room}/${first}`)).status).toBe(404);
  expect((await html(vice, `${rows}/${first}`)).status).toBe(404);
  expect((await html(vice, rows)).text).not.toContain('Dấukín');
});

test('it is kept from whom it concerns: who bears the name of the member, and who was named', async () => {
  const before = await total(vice);
  const about = { name: 'Kiều Trọng Hiến', organisation: 'Chi bộ Cơ quan' };
  const sent = await chair.post(room, notice({ member: about, keptFrom: ['u-demo-intake'] }), key());
  expect(sent.body.content.keptFrom).toEqual(expect.arrayContaining(['u-demo-intake', 'u-demo-vice-2']));
  const path = `${room}/${sent.body.noticeId}`;
  expect([await total(vice), (await vice.get(path)).status, (await intake.get(path)).status]).toEqual([
    before,
    404,
    404,
  ]);
  const themselves = await vice.post(room, notice({ member: about }), key());
  expect([themselves.status, themselves.body.detail]).toEqual([
    409,
    expect.stringContaining('chính đồng chí'),
  ]);
});

test('the list leaves as a file; names lie sealed and stand in no log, and what nobody of ours has written is not believed', async () => {
  const file = await chair.agent
    .get(`${rows}.xlsx`)
    .buffer(true)
    .parse((res, finish) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => finish(null, Buffer.concat(chunks)));
    });
  const [sheet] = openWorkbook(file.body as Buffer);
  const cells = sheet?.readLines().flatMap((line) => line.cells);
  expect(cells).toEqual(expect.arrayContaining([member, formatDate(daysBefore(today, 20))]));
  expect((await html(chair, `${rows}.csv`)).text).toContain(member);
  const { connection, settings, cases } = office.services;
  const faults = () => findRowFaults(connection, settings.secrets.vaultKeys, cases.officeLog);
  expect(await faults()).toEqual([]);
  const kept = connection.collection<{ _id: string; of: string; revision: number }>('member_notices');
  const log = connection.collection('office_log');
  const stored = JSON.stringify([await kept.find().toArray(), await log.find().toArray()]);
  expect(stored).not.toContain('Dấukín');
  const own = await kept.findOne({ _id: `${first} 2` });
  if (!own) throw new Error('it was not passed on');
  await kept.insertOne({ ...own, _id: `${first} 9`, revision: 9 });
  expect((await chair.get(`${room}/${first}`)).body.revision).toBe(3);
  expect(await faults()).toEqual([{ kind: 'memberAct', id: `${first} 9`, fault: 'unproved' }]);
});
