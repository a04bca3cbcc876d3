import { randomUUID } from 'node:crypto';
import { registrationExample } from '../../api/json/cases/examples';
import { formatDate } from '../../language/dates';
import { openWorkbook } from '../../office/import/file/workbook';
import { findRowFaults } from '../../models/rowFaults';
import { pdfText } from '../servers/pdfText';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

const dayAt = (moment: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(moment);
const dayMs = 86_400_000;
const [from, yesterday, today] = [
  dayAt(Date.now() - 20 * dayMs),
  dayAt(Date.now() - dayMs),
  dayAt(Date.now()),
];
/** A time that is over, and in which everything here is received. */
const period = `party.range.${from}.${yesterday}`;
const room = `/api/v1/figures/${period}`;
const reports = `/api/v1/figure-reports/${period}`;
const ofUnits = `/api/v1/unit-figures/${period}`;

let office: JsonOffice;
let intake: Program;
let head: Program;
let chair: Program;
let commissioner: Program;
let auditor: Program;
let secretCase: string;

const key = () => ({ 'Idempotency-Key': randomUUID() });
async function register(more: object = {}): Promise<string> {
  const input = { ...registrationExample, receivedOn: yesterday, ...more };
  const answer = await intake.post('/api/v1/cases', input, key());
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
  return String(answer.body.caseId);
}
const totals = async (who: Program, form = 'petitions') =>
  ((await who.get(`${room}/${form}`)).body as { figures: Record<string, Record<string, number>> }).figures
    .total;
const bytes = (who: Program, path: string) => who.agent.get(path).responseType('blob');

beforeAll(async () => {
  office = await openJsonOffice('figures');
  [intake, head, chair, commissioner, auditor] = (await Promise.all(
    ['tiep.nhan', 'truong.phong.1', 'chu.nhiem', 'uy.vien.1', 'giam.sat'].map((one) => office.program(one)),
  )) as [Program, Program, Program, Program, Program];
  secretCase = await register();
  const declared = await commissioner.give(secretCase, 'declareConflict', {
    accountId: 'u-demo-commissioner-1',
    relation: 'Em ruột',
  });
  expect([declared.status, declared.body.detail]).toEqual([200, undefined]);
}, 120_000);
afterAll(() => office.close(), 60_000);

test('who sees figures, who sends them, who approves what is said of them', async () => {
  for (const [username, sees, sends] of [
    ['truong.phong.1', 200, 200],
    ['chu.nhiem', 200, 200],
    ['pho.chu.nhiem.1', 200, 200],
    ['uy.vien.1', 200, 403],
    ['giam.sat', 200, 403],
    ['tiep.nhan', 403, 403],
    ['dia.ban.1', 403, 403],
    ['cong.khai', 403, 403],
    ['quan.tri', 403, 403],
  ] as const) {
    const who = await office.program(username);
    const page = async (path: string) => (await who.get(path).set('Accept', 'text/html')).status;
    expect([username, await page('/figures'), await page(`/figures/${period}/send`)]).toEqual([
      username,
      sees,
      sends,
    ]);
    expect([username, (await who.get(`${room}/petitions`)).status]).toEqual([username, sees]);
  }
  expect((await chair.get('/api/v1/figures/party.quarter2.2026/petitions')).status).toBe(404);
  expect((await chair.get(`${room}/nothing`)).status).toBe(404);
});

test('a colleague who should not know of a case sees that it counts, and cannot open it', async () => {
  expect(await totals(commissioner)).toMatchObject({ received: 1, open: 1 });
  const behind = (who: Program) => who.get(`${room}/petitions/cases?row=total&column=received`);
  expect((await behind(chair)).body).toMatchObject({ total: 1, items: [{ caseId: secretCase }] });
  expect((await behind(commissioner)).body).toMatchObject({ total: 0, items: [] });
  const page = await commissioner
    .get(`/figures/${period}/petitions/cases?row=total&column=received`)
    .set('Accept', 'text/html');
  expect(page.text).toContain('con số gồm cả vụ không hiển thị');
  expect(page.text).not.toContain(secretCase);
});

test('a report that was sent stays as it was; what came late is shown beside it', async () => {
  const sending = { to: 'Ủy ban Kiểm tra Trung ương', seen: 0 };
  const once = key();
  expect((await commissioner.post(reports, sending, key())).status).toBe(403);
  const future = await head.post(
    `/api/v1/figure-reports/party.range.${from}.${dayAt(Date.now() + 5 * dayMs)}`,
    sending,
    key(),
  );
  expect([future.status, future.body.errors[0].detail]).toEqual([
    422,
    expect.stringContaining('chưa kết thúc'),
  ]);
  const sent = await head.post(reports, sending, once);
  expect([sent.status, sent.body.revision]).toEqual([201, 1]);
  expect((await head.post(reports, sending, once)).body.revision).toBe(1);
  // Whoever had not seen that is told, and nothing is sent.
  expect((await chair.post(reports, sending, key())).status).toBe(409);

  await register();
  expect(await totals(chair)).toMatchObject({ received: 2 });
  const { body } = await auditor.get(`${reports}/1`);
  const before = await auditor.get(`${room}/sent/1`);
  expect(before.body).toEqual(body);
  expect([before.headers.deprecation, before.headers.link]).toEqual([
    expect.stringMatching(/^@\d+$/),
    `<${reports}/1>; rel="successor-version"`,
  ]);
  const petitions = body.forms.find(({ form }: { form: string }) => form === 'petitions');
  expect(petitions.own.total.received).toBe(1);
  expect(petitions.differences).toContainEqual({ row: 'total', column: 'received', was: 1, is: 2 });
  const page = await auditor.get(`/figures/${period}/sent/1`).set('Accept', 'text/html');
  expect(page.text).toContain('nay: 2');
  expect((await auditor.get('/api/v1/figures/sent')).body).toMatchObject({
    total: 1,
    items: [{ to: sending.to, on: today }],
  });
  const { connection, settings, cases } = office.services;
  expect(await findRowFaults(connection, settings.secrets.vaultKeys, cases.officeLog)).toEqual([]);
  // A row that nobody wrote is no report.
  await connection.collection('figure_acts').updateMany({}, { $set: { by: 'u-demo-chair' } });
  expect((await auditor.get('/api/v1/figures/sent')).body.total).toBe(0);
  await connection.collection('figure_acts').updateMany({}, { $set: { by: 'u-demo-head-1' } });
  expect((await auditor.get('/api/v1/figures/sent')).body.total).toBe(1);
});

test('a form as XLSX, CSV, DOCX and PDF, each taken down in the log', async () => {
  const path = `/figures/${period}/petitions`;
  const [sheet] = openWorkbook((await bytes(chair, `${path}.xlsx`)).body as Buffer);
  const lines = sheet?.readLines().map(({ cells }) => cells) ?? [];
  expect(lines[0]?.slice(0, 4)).toEqual(['Mã', 'Chỉ tiêu', 'Tồn kỳ trước', 'Nhận trong kỳ']);
  expect(lines[1]?.[0]).toBe(`petitions/1/${period}`);
  expect(lines[2]?.slice(0, 4)).toEqual(['total', 'Tổng số đơn', '0', '2']);
  expect((await chair.get(`${path}.csv`)).text).toContain('"total","Tổng số đơn","0","2"');
  const pdf = await bytes(chair, `${path}.pdf`);
  expect(pdf.headers['content-disposition']).toMatch(/filename=Bieu-so-lieu[A-Za-z0-9-]*\.pdf/);
  expect(await pdfText(pdf.body as Buffer)).toContain('Tiếp nhận, xử lý đơn thư');
  expect(((await bytes(chair, `${path}.docx`)).body as Buffer).subarray(0, 2).toString()).toBe('PK');
  const log = await office.services.cases.officeLog.list({ type: 'listExported' }, { skip: 0, limit: 10 });
  expect(log.links.map(({ data }) => (data as { format: string }).format).sort()).toEqual([
    'csv',
    'docx',
    'pdf',
    'xlsx',
  ]);
});

test('lower levels’ sheets are taken in, added up and shown by unit; a second takes the place of the first', async () => {
  const own = await bytes(head, `/figures/${period}/transferred.xlsx`);
  const page = await head.get(`/figures/${period}/units`).set('Accept', 'text/html');
  const [, unit = ''] = /<option value="([a-z0-9-]+)"/.exec(page.text) ?? [];
  const upload = (file: Buffer) =>
    head.agent
      .post(`/figures/${period}/units`)
      .set('Accept', 'text/html')
      .field('_csrf', head.token)
      .field('unit', unit)
      .attach('file', file, 'bieu.xlsx');
  expect((await upload(own.body as Buffer)).status).toBe(303);
  const other = await bytes(head, '/figures/party.year.2026/transferred.xlsx');
  const refused = await upload(other.body as Buffer);
  expect([refused.status, refused.text]).toEqual([
    422,
    expect.stringContaining('<strong>A2</strong>: tệp của kỳ khác'),
  ]);

  const given = (count: number) => ({
    unit,
    form: 'transferred',
    version: 1,
    figures: { subjectMember: { transferred: count }, levelDistrict: { transferred: count } },
  });
  expect((await head.post(ofUnits, given(3), key())).status).toBe(201);
  const wrong = { ...given(3), figures: { ...given(3).figures, total: { transferred: 9 } } };
  expect((await head.post(ofUnits, wrong, key())).body.errors).toEqual([
    { field: 'figures.total.transferred', detail: 'ghi 9, nhưng các ô thành phần cộng lại là 3' },
  ]);
  const taken = await head.post(ofUnits, given(5), key());
  expect(taken.body).toMatchObject({
    figures: { total: { transferred: 0 } },
    units: [{ unit: { id: unit }, figures: { total: { transferred: 5 } } }],
    together: { total: { transferred: 5 } },
  });
  const shown = await chair.get(`/figures/${period}/transferred`).set('Accept', 'text/html');
  expect(shown.text).toContain('Cộng cả cấp dưới');
});

test('a final report: drafted with figures, returned, approved by another, issued with a number', async () => {
  const draft = {
    period,
    kind: 'final',
    title: 'Tổng kết {{period}}',
    body: 'Nhận {{petitions.received}} đơn, {{petitions.nothing}}.',
    seen: 0,
  };
  const begun = await head.post('/api/v1/summaries', draft, key());
  expect([begun.status, begun.body.detail]).toEqual([201, undefined]);
  const at = `/api/v1/summaries/${String(begun.body.textId)}`;
  expect(begun.body.filled.unknown).toEqual(['petitions.nothing']);
  // The figures are those that were sent: one, though two are on record now.
  expect(begun.body.filled.text).toContain('Nhận 1 đơn');
  expect((await head.post(`${at}/handIn`, { seen: 1 }, key())).status).toBe(200);
  expect((await head.post(`${at}/approve`, { seen: 2 }, key())).status).toBe(403);
  const unfilled = await chair.post(`${at}/approve`, { seen: 2 }, key());
  expect([unfilled.status, unfilled.body.detail]).toEqual([
    409,
    expect.stringContaining('petitions.nothing'),
  ]);
  expect((await chair.post(`${at}/return`, { seen: 2, reason: 'Bỏ chỗ trống.' }, key())).body.stage).toBe(
    'returned',
  );
  const anew = { ...draft, body: 'Nhận {{petitions.received}} đơn.', seen: 3 };
  expect((await head.post(`${at}/draft`, anew, key())).body.stage).toBe('draft');
  await head.post(`${at}/handIn`, { seen: 4 }, key());
  const approved = await chair.post(`${at}/approve`, { seen: 5 }, key());
  expect([approved.status, approved.body.stage]).toEqual([200, 'approved']);
  const issued = await head.post(`${at}/issue`, { seen: 6, on: today }, key());
  expect(issued.body).toMatchObject({ stage: 'issued', issued: { number: '01-BC/UBKTTU', on: today } });
  const pdf = await bytes(chair, `/summaries/${String(begun.body.textId)}/paper.pdf`);
  expect(await pdfText(pdf.body as Buffer)).toContain('Nhận 1 đơn.');
  const page = await chair.get(`/summaries/${String(begun.body.textId)}`).set('Accept', 'text/html');
  expect(page.text).toContain(`Số 01-BC/UBKTTU, ngày ${formatDate(today)}`);
});

test('rows for the national database name nobody, leave out what is kept from whoever exports, and are logged with their hash', async () => {
  const asked = { from, to: today, format: 'json' };
  expect((await auditor.post('/api/v1/national-exports', asked, key())).status).toBe(403);
  const { body } = await head.post('/api/v1/national-exports', asked, key());
  const content = Buffer.from(String(body.content), 'base64').toString();
  expect(JSON.parse(content).items).toHaveLength(2);
  expect(content).not.toContain(registrationExample.subject.name);
  const { items } = (await auditor.get('/api/v1/national-exports')).body;
  expect(items).toMatchObject([{ by: 'u-demo-head-1', from, to: today, rows: 2, file: body.digest }]);
  const page = await auditor.get('/national-database').set('Accept', 'text/html');
  expect(page.text).toContain(String(body.digest));
});

test('nothing of a report lies in the open in the database', async () => {
  const rows = await office.services.connection.collection('figure_acts').find().toArray();
  expect(rows.length).toBeGreaterThan(5);
  for (const word of ['Ủy ban Kiểm tra Trung ương', 'Tổng kết', 'received'])
    expect(JSON.stringify(rows)).not.toContain(word);
  const marks = await office.services.connection.collection('case_marks').find().toArray();
  expect(marks.length).toBeGreaterThan(0);
  expect(JSON.stringify(marks)).not.toContain('denunciation');
});
