import { BSON } from 'mongodb';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { formatDate } from '../../language/dates';
import { findRowFaults } from '../../models/rowFaults';
import { visitKeyId } from '../../models/receptionVisits';
import { openWorkbook } from '../../office/import/file/workbook';
import { filesWith, wordsIn } from '../door/markerWords';
import { pdfText } from '../servers/pdfText';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

const dayAt = (moment: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(moment);
const today = dayAt(Date.now());
const yesterday = dayAt(Date.now() - 86_400_000);
const name = 'Dấukín-Phanthịẩn';
const address = 'Dấukín-Ngõvắng 12';
const idNumber = '009911223344';
const said = 'Dấukín-Lờikểđêm';
const written = 'Dấukín-Chianhỏthầu';
const secrets = [name, address, idNumber, said, written];

let office: JsonOffice;
let intake: Program;
let chair: Program;
let custodian: Program;
let auditor: Program;
let dayPath: string;

beforeAll(async () => {
  office = await openJsonOffice('reception');
  [intake, chair, custodian, auditor] = (await Promise.all(
    ['tiep.nhan', 'chu.nhiem', 'giu.bi.mat', 'giam.sat'].map((one) => office.program(one)),
  )) as [Program, Program, Program, Program];
}, 120_000);
afterAll(() => office.close(), 60_000);

const send = (who: Program, path: string, values: object) =>
  who.agent
    .post(path)
    .type('form')
    .send({ _csrf: who.token, commandId: randomUUID(), ...values });
const file = (who: Program, path: string) => who.agent.get(path).responseType('blob');

const plan = {
  kind: 'adHoc',
  ground: 'sharp',
  on: formatDate(today),
  from: '8:00',
  to: '11:30',
  place: 'Phòng tiếp công dân',
  receivers: ['u-demo-chair', 'u-demo-intake'],
  matters: 'Mua sắm công',
  seen: 0,
};
const visitor = {
  matter: 'denunciation',
  standing: 'self',
  people: 1,
  name,
  address,
  idNumber,
  phone: '',
  content: `${written} tại Sở Mẫu.`,
};

async function arrive(more: object = {}): Promise<string> {
  const answer = await send(intake, `${dayPath}/visits/new`, { ...visitor, ...more });
  expect([answer.status, answer.text.match(/error-summary[\s\S]{0,400}/)?.[0]]).toEqual([303, undefined]);
  return String(answer.headers.location);
}
async function done(who: Program, path: string, values: object): Promise<void> {
  const answer = await send(who, path, values);
  expect([path, answer.status, answer.text.match(/govuk-error-summary__list[\s\S]{0,300}/)?.[0]]).toEqual([
    path,
    303,
    undefined,
  ]);
}

test('who schedules, who receives and who reads', async () => {
  for (const [username, sees, schedules] of [
    ['tiep.nhan', 200, 403],
    ['truong.phong.1', 200, 200],
    ['pho.chu.nhiem.1', 200, 200],
    ['chu.nhiem', 200, 200],
    ['giu.bi.mat', 200, 403],
    ['giam.sat', 200, 403],
    ['dia.ban.1', 403, 403],
    ['uy.vien.1', 403, 403],
    ['cong.khai', 403, 403],
    ['quan.tri', 403, 403],
  ] as const) {
    const who = await office.program(username);
    expect([username, (await who.get('/reception').set('Accept', 'text/html')).status]).toEqual([
      username,
      sees,
    ]);
    expect([username, (await who.get('/reception/days/new').set('Accept', 'text/html')).status]).toEqual([
      username,
      schedules,
    ]);
  }
});

test('a day is put on the schedule, with the reason of the law beside what is wrong', async () => {
  const wrong = await send(chair, '/reception/days/new', { ...plan, ground: '' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('href="#ground"')]);
  expect((await send(chair, '/reception/days/new', { ...plan, on: formatDate(yesterday) })).text).toContain(
    'Ngày này đã qua',
  );
  const answer = await send(chair, '/reception/days/new', plan);
  expect(answer.status).toBe(303);
  dayPath = String(answer.headers.location);
  const page = await intake.get(dayPath).set('Accept', 'text/html');
  expect(page.text).toContain('Vụ việc gay gắt');
  await done(chair, `${dayPath}/post`, { on: formatDate(today), where: 'both', seen: 1 });
  const pdf = await file(auditor, '/reception/schedule.pdf');
  expect(await pdfText(pdf.body as Buffer)).toContain('LỊCH TIẾP CÔNG DÂN');
  expect(await pdfText(pdf.body as Buffer)).toContain('Nội dung dự kiến: Mua sắm công.');
});

test('a visit: who came is in no list; the summary must not say it; a statement, papers and a receipt', async () => {
  const named = await send(intake, `${dayPath}/visits/new`, { ...visitor, content: `${name} tố cáo.` });
  expect([named.status, named.text]).toEqual([422, expect.stringContaining('Phần này vào sổ')]);
  const path = await arrive();
  for (const who of [intake, chair, custodian, auditor])
    for (const at of [path, dayPath, '/reception', '/reception/register']) {
      const { text } = await who.get(at).set('Accept', 'text/html');
      for (const secret of [name, address, idNumber])
        expect([at, text.includes(secret)]).toEqual([at, false]);
    }
  const unread = await send(intake, `${path}/statement`, { statement: said, sign: 'fingerprint' });
  expect([unread.status, unread.text]).toEqual([422, expect.stringContaining('href="#readBack"')]);
  expect(unread.text).toContain(said);
  await done(intake, `${path}/statement`, { statement: said, sign: 'fingerprint', readBack: 'yes' });
  await done(intake, `${path}/papers`, {
    itemTitle1: 'Đơn viết tay',
    itemPages1: 3,
    itemCondition1: 'original',
    copies: 'yes',
  });
  const receipt = await pdfText((await file(intake, `${path}/papers/receipt.pdf`)).body as Buffer);
  expect(receipt).toContain('GIẤY BIÊN NHẬN');
  expect(receipt).toContain('Mẫu 02/TCD');
  expect(receipt).toContain('1. Đơn viết tay: 3 trang, bản chính.');
  expect(receipt).toContain('trả lại bản chính');
  const statement = await pdfText((await file(intake, `${path}/papers/statement.pdf`)).body as Buffer);
  expect(statement).toContain(said);
  expect(statement).toContain('điểm chỉ');
  expect((await auditor.get(`${path}/papers/receipt.pdf`)).status).toBe(403);

  const attach = (bytes: Buffer) =>
    intake.agent
      .post(`${path}/scan`)
      .field({ _csrf: intake.token, commandId: randomUUID() })
      .attach('file', bytes, 'quét.pdf');
  expect((await attach(Buffer.from('Không phải bản quét.'))).text).toContain(
    'Tệp phải là PDF, JPEG hoặc PNG',
  );
  const scan = (await file(intake, `${path}/papers/statement.pdf`)).body as Buffer;
  expect((await attach(scan)).status).toBe(303);
  expect((await attach(scan)).text).toContain('Bản quét này đã có');
  expect(((await file(custodian, `${path}/scans/1`)).body as Buffer).equals(scan)).toBe(true);
  expect((await auditor.get(`${path}/scans/1`)).status).toBe(403);
  expect((await custodian.get(`${path}/scans/2`)).status).toBe(404);
  expect((await auditor.post(`${path}/visitor`)).status).toBe(403);
});

test('identity is opened with a reason, which is recorded before it is shown', async () => {
  const path = await arrive();
  const visitId = path.split('/').at(-1) ?? '';
  expect((await send(intake, `${path}/visitor`, { why: 'x' })).status).toBe(422);
  const shown = await send(intake, `${path}/visitor`, { why: 'Liên hệ người đến.' });
  for (const secret of [name, address, idNumber]) expect(shown.text).toContain(secret);
  expect(await office.services.cases.vault.looks(visitKeyId(visitId))).toMatchObject([
    { by: 'u-demo-intake', why: 'Liên hệ người đến.' },
  ]);
  const log = await office.services.cases.officeLog.list({ type: 'visitorSeen' }, { skip: 0, limit: 50 });
  expect(log.links.filter(({ data }) => JSON.stringify(data).includes(visitId))).toHaveLength(1);
  // Once it is settled, and nothing waits, it is on that day for whoever received, and for the custodian always.
  await done(intake, `${path}/outcome`, {
    outcome: 'refusedOnSpot',
    ground: 'weapon',
    explanation: 'Mang vật nguy hiểm.',
  });
  expect((await send(intake, `${path}/visitor`, { why: 'Liên hệ người đến.' })).status).toBe(200);
  for (const username of ['truong.phong.1', 'pho.chu.nhiem.1', 'giam.sat'])
    expect(
      (await send(await office.program(username), `${path}/visitor`, { why: 'Liên hệ người đến.' })).status,
    ).toBe(403);
  expect((await send(custodian, `${path}/visitor`, { why: 'Liên hệ người đến.' })).text).toContain(name);
});

test('an accepted report becomes a case with what is known, linked both ways; its own limits run on', async () => {
  const path = await arrive();
  await done(intake, `${path}/statement`, { statement: said, sign: 'signature', readBack: 'yes' });
  await done(intake, `${path}/outcome`, { outcome: 'accepted' });
  const open = await intake.get(path).set('Accept', 'text/html');
  expect(open.text).toContain('Trả lời ban đầu cho người để lại đơn trong 10 ngày làm việc');
  const visit = path.split('/').at(-1) ?? '';
  const form = await send(intake, '/reports/new/from-visit', { visit });
  expect(form.text).toContain(`value="${name}"`);
  expect(form.text).toContain(said);
  const [, commandId = ''] = /name="commandId" value="([^"]+)"/.exec(form.text) ?? [];
  const sheet = {
    visit,
    commandId,
    kind: 'denunciation',
    source: 'reception',
    receivedOn: formatDate(today),
    standing: 'named',
    'reporter[name]': name,
    'reporter[address]': address,
    originalText: said,
    subjectKind: 'member',
    'member[name]': 'Lê Văn Thử',
    'member[managedBy]': 'districtCommittee',
    'allegations[0][summary]': 'Chia nhỏ gói thầu.',
    checkable: 'yes',
  };
  for (const status of [303, 303]) expect((await send(intake, '/reports/new', sheet)).status).toBe(status);
  const after = await intake.get(path).set('Accept', 'text/html');
  expect(after.text).toContain(`/cases/${commandId}`);
  expect(after.text).toContain('thời hạn tiếp tục theo vụ việc');
  expect((await intake.get(`/cases/${commandId}`).set('Accept', 'text/html')).text).toContain(path);
  expect(
    await office.services.cases.vault.judge({ caseId: commandId, ref: `p-${commandId}` }, (one) => one.name),
  ).toBe(name);
});

test('a refusal in writing is signed by a head, with its ground and number; a conclusion is followed', async () => {
  const path = await arrive();
  await done(intake, `${path}/outcome`, {
    outcome: 'refusedInWriting',
    ground: 'settledRightly',
    explanation: 'Đã trả lời năm 2025.',
  });
  expect((await send(intake, `${path}/notice`, { on: formatDate(today) })).status).toBe(403);
  await done(chair, `${path}/notice`, { on: formatDate(today) });
  const notice = await pdfText((await file(custodian, `${path}/papers/notice.pdf`)).body as Buffer);
  expect(notice).toContain('Mẫu 01/TCD');
  expect(notice).toMatch(/Số \d\d-TB\/UBKTTU/);
  expect(notice).toContain('Điều 4.3');
  expect(notice).toContain(name);

  const other = await arrive({ matter: 'petition' });
  await done(intake, `${other}/outcome`, { outcome: 'answered', explanation: 'Đã giải thích.' });
  const concluding = {
    on: formatDate(today),
    summary: 'Giao kiểm tra.',
    contact: 'Văn phòng',
    chargeUnit1: 'Phòng Nghiệp vụ 1',
    chargeTask1: 'Báo cáo kết quả',
    chargeDue1: '01/01/2020',
  };
  expect((await send(chair, `${other}/conclusion`, concluding)).status).toBe(422);
  await done(chair, `${other}/conclusion`, { ...concluding, chargeDue1: formatDate(today) });
  const conclusion = await pdfText((await file(auditor, `${other}/papers/conclusion.pdf`)).body as Buffer);
  expect(conclusion).toContain('kết luận việc tiếp công dân');
  expect(conclusion).toContain('1. Phòng Nghiệp vụ 1: Báo cáo kết quả.');
  expect(conclusion).not.toContain(name);
  expect((await chair.get('/reception').set('Accept', 'text/html')).text).toContain(other);
  await done(intake, `${other}/charge`, {
    chargeId: 'c1',
    on: formatDate(today),
    done: 'yes',
    note: 'Đã báo cáo.',
  });
  expect((await chair.get('/reception').set('Accept', 'text/html')).text).not.toContain(other);
});

test('mixed contents are guided to separate, and each outcome stands in the register and its figures', async () => {
  const path = await arrive({ matter: 'mixed', people: 6, standing: 'representative', others: 'Sáu hộ' });
  await done(intake, `${path}/statement`, { statement: said, sign: 'signature', readBack: 'yes' });
  const whole = await send(intake, `${path}/outcome`, { outcome: 'accepted' });
  expect([whole.status, whole.text]).toEqual([422, expect.stringContaining('hướng dẫn tách riêng')]);
  await done(intake, `${path}/outcome`, { outcome: 'guided', recipient: 'Thanh tra tỉnh', letter: '05-CV' });

  const columns = ['STT', 'Ngày tiếp', 'Họ tên, địa chỉ', 'Số giấy tờ', 'Nội dung vụ việc', 'Phân loại', 'Số người', 'Cơ quan đã giải quyết', 'Thụ lý', 'Hướng dẫn', 'Chuyển đến', 'Theo dõi kết quả', 'Ghi chú']; // prettier-ignore
  const xlsx = await file(auditor, '/reception/register.xlsx');
  const [head, ...lines] =
    openWorkbook(xlsx.body as Buffer)[0]
      ?.readLines()
      .map(({ cells }) => cells) ?? [];
  expect(head).toEqual(columns);
  expect(lines.map(([turn]) => turn)).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(lines.every(([, , who, id]) => who === 'Niêm phong' && id === 'Niêm phong')).toBe(true);
  expect(lines[5]).toEqual(expect.arrayContaining(['Nhiều loại lẫn lộn', '6', 'Thanh tra tỉnh, 05-CV']));
  expect(lines[2]?.[8]).toBe('x');
  const pdf = await pdfText((await file(auditor, '/reception/register.pdf')).body as Buffer);
  expect(pdf).toContain('SỔ TIẾP CÔNG DÂN');
  expect(pdf).toContain('03/TCD');
  for (const secret of [name, idNumber]) expect(pdf).not.toContain(secret);

  expect(
    (
      await send(auditor, '/reception/register/whole', {
        rangeFrom: formatDate(today),
        rangeTo: formatDate(today),
        why: 'Đối chiếu sổ.',
        format: 'xlsx',
      })
    ).status,
  ).toBe(403);
  const taken = custodian.agent
    .post('/reception/register/whole')
    .type('form')
    .send({
      _csrf: custodian.token,
      rangeFrom: formatDate(today),
      rangeTo: formatDate(today),
      why: 'Đối chiếu sổ.',
      format: 'xlsx',
    });
  const full = await taken.buffer(true).parse((res, end) => {
    const chunks: Buffer[] = [];
    res.on('data', (chunk: Buffer) => chunks.push(chunk));
    res.on('end', () => end(null, Buffer.concat(chunks)));
  });
  const rows =
    openWorkbook(full.body as Buffer)[0]
      ?.readLines()
      .map(({ cells }) => cells) ?? [];
  expect(rows[1]?.[2]).toBe(`${name}, ${address}`);

  // Counted by hand: six visits of six times one and once six people, one group.
  const page = (await auditor.get('/reception/register').set('Accept', 'text/html')).text;
  const figure = (label: string) => new RegExp(`${label}</th><td[^>]*>(\\d+)<`).exec(page)?.[1];
  expect(
    [
      'Số lượt',
      'Số người',
      'Lượt đông người \\(từ 5 người\\)',
      'Chưa có kết quả',
      'Đã vào sổ đơn',
      'Việc đã giao đã xong',
    ].map(figure),
  ).toEqual(['6', '11', '1', '1', '1', '1']);
});

test('programs do what the pages do, by the same rules, and who came is in no answer but the one that is asked for it', async () => {
  const key = () => ({ 'Idempotency-Key': randomUUID() });
  const room = '/api/v1/reception';
  const day = {
    kind: 'adHoc',
    ground: 'seriousHarm',
    on: today,
    from: '14:00',
    to: '16:30',
    place: 'Phòng tiếp công dân',
    receivers: ['u-demo-intake'],
    matters: '',
    seen: 0,
  };
  expect((await intake.post(`${room}/days`, day, key())).status).toBe(403);
  const wrong = await chair.post(`${room}/days`, { ...day, ground: 'nobody' }, key());
  expect([wrong.status, wrong.body.errors?.[0]?.detail]).toEqual([
    422,
    'Chọn một lý do trong danh sách của quy định.',
  ]);
  const planned = await chair.post(`${room}/days`, day, key());
  expect([planned.status, planned.body]).toMatchObject([201, { kind: 'adHoc', revision: 1 }]);
  const { dayId } = planned.body as { dayId: string };
  const posting = { on: today, where: 'office', seen: 1 };
  expect((await chair.post(`${room}/days/${dayId}/post`, posting, key())).status).toBe(200);
  expect((await chair.post(`${room}/days/${dayId}/post`, posting, key())).status).toBe(409);

  const coming = { ...visitor, people: 1 };
  const sent = key();
  const came = await intake.post(`${room}/days/${dayId}/visits`, coming, sent);
  expect([came.status, came.body]).toMatchObject([201, { matter: 'denunciation', mayOpenVisitor: true }]);
  const { visitId, turn } = came.body as { visitId: string; turn: number };
  // Sent twice it is one visit, with one place in the register.
  expect((await intake.post(`${room}/days/${dayId}/visits`, coming, sent)).body).toMatchObject({
    visitId,
    turn,
  });
  const at = `${room}/visits/${visitId}`;
  const papers = { copies: false, items: [{ title: 'Đơn', pages: 1, condition: 'original' }] };
  expect((await intake.post(`${at}/takePapers`, papers, key())).status).toBe(200);
  const settled = await intake.post(`${at}/settle`, { outcome: 'accepted' }, key());
  expect(settled.body.clocks).toMatchObject([
    { kind: 'firstReply', explanation: expect.stringContaining('10 ngày') },
  ]);
  expect((await intake.post(`${at}/signNotice`, { on: today }, key())).status).toBe(403);
  expect((await intake.post(`${at}/reply`, { on: today, reply: 'forwarded' }, key())).status).toBe(422);
  const replied = { on: today, reply: 'forwarded', to: 'Thanh tra tỉnh', letter: '09-CV' };
  expect((await intake.post(`${at}/reply`, replied, key())).body).toMatchObject({ to: 'Thanh tra tỉnh' });

  for (const path of [`${room}/days`, `${room}/visits?size=100`, at, `${room}/figures`, `${room}/rules`]) {
    const { status, body } = await auditor.get(path);
    expect([path, status]).toEqual([path, 200]);
    for (const secret of [name, address, idNumber, said])
      expect([path, JSON.stringify(body).includes(secret)]).toEqual([path, false]);
    expect([path, (await (await office.program('dia.ban.1')).get(path)).status]).toEqual([path, 403]);
  }
  expect((await auditor.get(`${room}/rules`)).body).toMatchObject({
    firstReply: { value: { count: 10 }, confidence: 'H' },
  });
  expect((await auditor.post(`${at}/visitor`, { why: 'Xem thử cho biết.' })).status).toBe(403);
  expect((await intake.post(`${at}/visitor`, { why: '' })).status).toBe(422);
  expect((await intake.post(`${at}/visitor`, { why: 'Liên hệ người đến.' })).body).toMatchObject({
    name,
    idNumber,
  });
});

test('nothing that a visitor is or said lies in the clear: in no collection, and no file of the database', async () => {
  const { connection } = office.services;
  const found = new Set<string>();
  for (const { name: collection } of await connection.listCollections())
    for await (const document of connection.collection(collection).find()) {
      const bytes = [Buffer.from(BSON.serialize(document)), Buffer.from(JSON.stringify(document))];
      if (bytes.some((one) => wordsIn(one, secrets).length > 0)) found.add(collection);
    }
  expect([...found]).toEqual([]);
  const socket = decodeURIComponent(new URL(String(office.env.MONGODB_URI)).host);
  expect(filesWith(join(dirname(dirname(socket)), 'ferretdb'), secrets)).toEqual([]);
});

test('an act that was altered or written by a stranger was never done, and is told of', async () => {
  const { connection, settings, cases } = office.services;
  const faults = () => findRowFaults(connection, settings.secrets.vaultKeys, cases.officeLog);
  expect(await faults()).toEqual([]);
  const rows = connection.collection<{ _id: string; deed: { kind: string; outcome?: string } }>(
    'reception_visits',
  );
  const refused = await rows.findOne({ 'deed.outcome': 'refusedOnSpot' });
  await rows.updateOne({ _id: String(refused?._id) }, { $set: { 'deed.outcome': 'answered' } });
  expect(await faults()).toEqual([{ kind: 'visitAct', id: refused?._id, fault: 'unproved' }]);
  await rows.updateOne({ _id: String(refused?._id) }, { $set: { 'deed.outcome': 'refusedOnSpot' } });
  expect(await faults()).toEqual([]);
});
