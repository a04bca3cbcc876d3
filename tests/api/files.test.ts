import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { BSON } from 'mongodb';
import sharp from 'sharp';
import { registrationExample } from '../../api/json/cases/examples';
import { everyCase } from '../../domain/access/policy';
import { openKeptCases } from '../../models/caseStores';
import { createCaseFileStore } from '../../models/caseFiles';
import { createIdentityVault } from '../../models/identityVault';
import { clearFiles } from '../../office/files/clearing';
import { checkOffice, type OfficeFault } from '../../office/verify/checkOffice';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { receive } from './jsonOrdinaryCase';
import { cookiesOf, type ListeningOffice, listening } from './rawRequests';

/** Words that name somebody: in the name of a file, its title, from whom it came, and in what it says. */
const markers = ['Nguyễn-Tên-Tệp', 'Tiêu đề về bà Kín', 'Ông Mật ở thôn Ẩn', 'NOIDUNGMAT'];
const [nameMarker = '', titleMarker = '', fromMarker = '', contentMarker = ''] = markers;

const pdf = (more = '') => Buffer.from(`%PDF-1.7\n%âãÏÓ\n${contentMarker}${more}\n%%EOF\n`);
const program = Buffer.concat([
  Buffer.from('MZ'),
  Buffer.alloc(58),
  Buffer.from([64, 0, 0, 0]),
  Buffer.from('PE\0\0'),
]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let office: JsonOffice;
let server: ListeningOffice;
let intake: Program;
let head: Program;
let caseId: string;
beforeAll(async () => {
  office = await openJsonOffice('files');
  server = await listening(office.app);
  intake = await office.program('tiep.nhan');
  head = await office.program('truong.phong.1');
  caseId = await receive(intake);
}, 180_000);
afterAll(async () => {
  await server.close();
  await office.close();
}, 60_000);

const filesPath = () => `/cases/${caseId}/files`;
const api = () => `/api/v1/cases/${caseId}/files`;
const state = async () => {
  const view = await office.services.cases.views.find(caseId, everyCase);
  if (!view) throw new Error('the case is not there');
  return view.state;
};
const stored = async () => ({
  rows: await office.services.connection.collection('case_files').countDocuments(),
  pieces: await office.services.connection.collection('case_file_pieces').countDocuments(),
});

interface Sent {
  fields?: Record<string, string>;
  files?: [Buffer, string][];
}
/** Sends the form of the page. */
function sendForm(by: Program, { fields = {}, files = [] }: Sent) {
  const form = by.agent.post(filesPath()).set('Accept', 'text/html').field('_csrf', by.token);
  for (const [name, value] of Object.entries({ commandId: randomUUID(), ...fields }))
    void form.field(name, value);
  for (const [bytes, name] of files) void form.attach('files', bytes, name);
  return form;
}
function sendJson(by: Program, key: string, { fields = {}, files = [] }: Sent) {
  const form = by.agent.post(api()).set({ 'X-CSRF-Token': by.token, 'Idempotency-Key': key });
  for (const [name, value] of Object.entries(fields)) void form.field(name, value);
  for (const [bytes, name] of files) void form.attach('files', bytes, name);
  return form;
}
const original = (by: Program, id: string) => by.get(`${filesPath()}/${id}/original`).responseType('blob');

test('files that an officer sends in a plain form are part of the case, to the byte, with their hashes in its chain', async () => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const fields = {
    fileKind: 'evidence',
    fileTitle: titleMarker,
    fileFrom: fromMarker,
    fileOn: '2/3/2026',
    filePages: '3',
    fileOriginal: 'Tủ 3',
  };
  const answer = await sendForm(intake, {
    fields,
    files: [
      [pdf(), `${nameMarker}.pdf`],
      [picture, 'anh.jpg'],
    ],
  });
  expect([answer.status, answer.headers.location]).toEqual([303, filesPath()]);
  const { files = [] } = await state();
  expect(files).toMatchObject([
    {
      number: 1,
      kind: 'evidence',
      sha256: sha256(pdf()),
      size: pdf().length,
      type: 'application/pdf',
      on: '2026-03-02',
      pages: 3,
    },
    { number: 2, sha256: sha256(picture), type: 'image/jpeg' },
  ]);
  const page = await head.get(filesPath()).set('Accept', 'text/html');
  expect(page.text).toContain(`${titleMarker} (1/2)`);
  expect(page.text).toContain(fromMarker);

  const [first] = files;
  const got = await original(head, first?.file ?? '');
  expect((got.body as Buffer).equals(pdf())).toBe(true);
  expect(got.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    'repr-digest': `sha-256=:${Buffer.from(sha256(pdf()), 'hex').toString('base64')}:`,
    'content-disposition': expect.stringContaining('attachment'),
  });
  const readers = await office.services.cases.fileReadings.list(first?.file ?? '');
  expect(readers).toMatchObject([{ by: 'u-demo-head-1', as: 'original' }]);
  const logged = await office.services.cases.officeLog.list({ type: 'fileRead' }, { skip: 0, limit: 9 });
  expect(logged.links).toMatchObject([
    { by: 'u-demo-head-1', data: { caseId, file: first?.file, as: 'original' } },
  ]);
  const auditor = await office.program('giam.sat');
  const custody = await auditor.get(`${filesPath()}/${first?.file}`).set('Accept', 'text/html');
  expect(custody.text).toContain('tải bản đã nhận');
});

test('a program in the clothes of a PDF is refused by its content; what came with it is kept for the next try', async () => {
  const before = await stored();
  const fields = { fileKind: 'other', fileTitle: 'Gửi lần đầu' };
  const refused = await sendForm(intake, {
    fields,
    files: [
      [pdf('2'), 'tot.pdf'],
      [program, 'chuong-trinh.pdf'],
    ],
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Không nhận tệp “chuong-trinh.pdf”: theo nội dung thì đây là');
  expect(refused.text).toContain('Gửi lần đầu');
  expect((await stored()).rows).toBe(before.rows + 1);
  const [, id = ''] = /name="held\[0\]\[id\]" value="([^"]+)"/.exec(refused.text) ?? [];
  const [, commandId = ''] = /name="commandId" value="([^"]+)"[^]*held\[0\]/.exec(refused.text) ?? [];
  const held = { 'held[0][id]': id, 'held[0][name]': 'tot.pdf' };
  // Nobody takes in what another has sent.
  const stolen = await sendForm(head, { fields: { ...fields, ...held } });
  expect(stolen.status).toBe(422);
  const again = { ...fields, ...held, commandId };
  expect((await sendForm(intake, { fields: again })).status).toBe(303);
  const taken = (await state()).files?.at(-1);
  expect(taken).toMatchObject({ file: id, sha256: sha256(pdf('2')) });
  // A double click.
  expect((await sendForm(intake, { fields: again })).status).toBe(303);
  expect((await state()).files?.at(-1)?.number).toBe(taken?.number);
});

test('through the JSON API the same is taken in once for each key, listed, and given', async () => {
  const key = randomUUID();
  const sending = () =>
    sendJson(head, key, { fields: { kind: 'minutes', title: 'Biên bản' }, files: [[pdf('3'), 'bb.pdf']] });
  const first = await sending();
  expect([first.status, first.body.items]).toMatchObject([
    201,
    [{ title: 'Biên bản', name: 'bb.pdf', mayOpen: true }],
  ]);
  const before = await stored();
  const again = await sending();
  expect([again.status, again.body]).toEqual([201, first.body]);
  expect(await stored()).toEqual(before);
  const listed = await head.get(api());
  expect(listed.body.items.at(-1)).toEqual(first.body.items[0]);
  const got = await head.get(first.body.items[0].links.original).buffer(true);
  expect(got.status).toBe(200);
  const wrong = await sendJson(head, randomUUID(), {
    fields: { kind: 'minutes' },
    files: [[program, 'x.pdf']],
  });
  expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'files']);
  expect(await stored()).toEqual(before);
  const auditor = await office.program('giam.sat');
  expect(
    (await sendJson(auditor, randomUUID(), { fields: { kind: 'minutes' }, files: [[pdf(), 'x.pdf']] }))
      .status,
  ).toBe(403);
});

test('a letter is opened by those alone who may know its writer, and for whoever is in conflict nothing is there', async () => {
  const sent = await sendJson(intake, randomUUID(), {
    fields: { kind: 'letter', title: 'Đơn của người gửi' },
    files: [[pdf('4'), 'don.pdf']],
  });
  expect(sent.status).toBe(201);
  const { id } = sent.body.items[0];
  expect((await original(intake, id)).status).toBe(200);
  expect((await original(head, id)).status).toBe(403);
  const seen = await head.get(`${api()}/${id}`);
  expect([seen.body.mayOpen, seen.body.title, seen.body.from]).toEqual([false, undefined, undefined]);
  expect((await head.get(`${filesPath()}/${id}`).set('Accept', 'text/html')).text).not.toContain(
    'Đơn của người gửi',
  );
  const stranger = await office.program('dia.ban.3');
  const open = (await state()).files?.[0]?.file ?? '';
  expect((await original(stranger, open)).status).toBe(200);
  await stranger.give(caseId, 'declareConflict', { accountId: 'u-demo-area-3', relation: 'Em ruột' });
  for (const path of [
    filesPath(),
    `${filesPath()}/${open}`,
    `${filesPath()}/${open}/original`,
    api(),
    `${api()}/${open}`,
  ])
    expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
  expect(
    (await sendForm(stranger, { fields: { fileKind: 'other' }, files: [[pdf(), 'x.pdf']] })).status,
  ).toBe(404);
});

test('by JSON a letter is cut and cut anew by whoever may open it; everybody opens what was made last, and nobody else the letter', async () => {
  const writer = 'Tran Nguoi Viet';
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const y of [700, 600]) document.addPage([595, 842]).drawText(writer, { x: 60, y, size: 14, font });
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
  const sent = await sendJson(intake, randomUUID(), {
    fields: { kind: 'letter' },
    files: [[bytes, 'don.pdf']],
  });
  const path = `${api()}/${sent.body.items[0].id}`;
  const custodian = await office.program('giu.bi.mat');
  const stranger = await office.program('dia.ban.3');
  const key = () => ({ 'Idempotency-Key': randomUUID() });
  const box = { page: 1, left: 50, top: 140, width: 400, height: 50 };
  const cut = (by: Program, body: object, headers = key()) => by.post(`${path}/working-copy`, body, headers);

  for (const [by, status] of [
    [head, 403],
    [stranger, 404],
  ] as const) {
    for (const address of [`${path}/sheets`, `${path}/sheets/1`])
      expect([address, (await by.get(address)).status]).toEqual([address, status]);
    expect((await cut(by, { boxes: [box] })).status).toBe(status);
  }
  expect((await custodian.get(`${path}/sheets`)).body).toEqual({ count: 2 });
  const sheet = await custodian.get(`${path}/sheets/2`);
  expect([sheet.status, sheet.headers['content-type']]).toEqual([200, 'image/jpeg']);
  for (const none of ['3', '0', 'x'])
    expect((await custodian.get(`${path}/sheets/${none}`)).status).toBe(404);

  for (const wrong of [
    { ...box, left: 700 },
    { ...box, page: 3 },
    { ...box, width: 0 },
  ]) {
    const refused = await cut(custodian, { boxes: [wrong] });
    expect([refused.status, refused.body.errors[0].field]).toEqual([422, expect.stringMatching(/^boxes/)]);
  }
  const once = key();
  const boxes = [box, { ...box, page: 2, top: 260 }];
  const made = await cut(custodian, { boxes }, once);
  expect([made.status, made.body]).toMatchObject([
    201,
    {
      type: 'application/pdf',
      guarded: false,
      cutFrom: { file: sent.body.items[0].id, boxes: 2, sheets: 2 },
    },
  ]);
  expect((await cut(custodian, { boxes }, once)).body.id).toBe(made.body.id);
  const copy = await original(head, made.body.id);
  expect([copy.status, (copy.body as Buffer).includes(writer)]).toEqual([200, false]);
  expect((await head.get(`${api()}/${made.body.id}/sheets/2`)).status).toBe(200);

  const short = await cut(custodian, { boxes });
  expect([short.status, short.body.reason]).toEqual([422, 'reasonTooShort']);
  const again = await cut(custodian, { boxes, reason: 'Còn sót chữ ký ở trang hai.' });
  expect(again.status).toBe(201);
  expect((await original(head, made.body.id)).status).toBe(403);
  expect((await original(head, again.body.id)).status).toBe(200);
  expect((await head.get(`${api()}/${made.body.id}`)).body).toMatchObject({
    replacedBy: again.body.id,
    guarded: true,
  });
}, 60_000);

test('by JSON the letter is read for a reason, and its working copy is kept once nothing of its writer stands in it', async () => {
  const custodian = await office.program('giu.bi.mat');
  const path = `/api/v1/cases/${caseId}/working-copy`;
  const key = () => ({ 'Idempotency-Key': randomUUID() });
  expect((await head.get(path)).status).toBe(404);
  for (const [by, status] of [
    [head, 403],
    [await office.program('dia.ban.3'), 404],
  ] as const) {
    expect((await by.post(`${path}/draft`, { why: 'Đọc nguyên văn đơn.' }, key())).status).toBe(status);
    expect((await by.post(path, { text: 'Chi sai.' }, key())).status).toBe(status);
  }
  expect((await custodian.post(`${path}/draft`, { why: '' }, key())).status).toBe(422);
  const drafted = await custodian.post(`${path}/draft`, { why: 'Lập bản làm việc.' }, key());
  expect([drafted.status, typeof drafted.body.original]).toEqual([200, 'string']);
  const { name } = registrationExample.reporter.identity;
  const named = await custodian.post(path, { text: `Người gửi là ${name}.` }, key());
  expect([named.status, named.body.errors[0].field]).toEqual([422, 'text']);
  expect((await custodian.post(path, { text: 'Chi sai chế độ.' }, key())).status).toBe(201);
  expect((await head.get(path)).body).toMatchObject({ text: 'Chi sai chế độ.', by: 'u-demo-custodian' });
});

test('a report whose allegation says who sent it is refused, and told which and by what', async () => {
  const { identity } = registrationExample.reporter;
  const summary = `Theo ông ${identity.name}, đơn vị chi sai chế độ.`;
  const body = { ...registrationExample, allegations: [{ summary: 'Chi sai chế độ.' }, { summary }] };
  const refused = await intake.post('/api/v1/cases', body, { 'Idempotency-Key': randomUUID() });
  expect([refused.status, refused.body.reason]).toEqual([422, 'reporterNamed']);
  expect(refused.body.errors).toEqual([
    {
      field: 'allegations.1.summary',
      detail: expect.stringContaining('Nội dung thứ 2 còn họ tên của người gửi'),
    },
  ]);
  expect(JSON.stringify(refused.body)).not.toContain(identity.name);
});

test('the original is handed over, and where it lies is told by the chain', async () => {
  const id = (await state()).files?.[0]?.file ?? '';
  const values = {
    _csrf: intake.token,
    commandId: randomUUID(),
    to: fromMarker,
    on: '5/3/2026',
    original: 'Kho lưu trữ',
  };
  const give = (more = {}) =>
    intake.agent
      .post(`${filesPath()}/${id}/hand-over`)
      .type('form')
      .set('Accept', 'text/html')
      .send({ ...values, ...more });
  const without = await give({ to: '' });
  expect([without.status, without.text]).toEqual([
    422,
    expect.stringContaining('Nhập người, cơ quan nhận bản gốc'),
  ]);
  expect((await give()).status).toBe(303);
  expect((await give()).status).toBe(303);
  expect((await state()).files?.[0]?.handOvers).toHaveLength(1);
  const page = await head.get(`${filesPath()}/${id}`).set('Accept', 'text/html');
  expect(page.text).toContain(
    `bàn giao bản gốc cho ${fromMarker} ngày 05/03/2026; bản gốc để tại Kho lưu trữ`,
  );
});

test('a large file comes back to the byte, and one that breaks off leaves nothing behind', async () => {
  const large = Buffer.concat([pdf(), randomBytes(12 * 1024 * 1024 + 77)]);
  const sent = await sendJson(head, randomUUID(), {
    fields: { kind: 'recording' },
    files: [[large, 'lon.pdf']],
  });
  expect(sent.body.items).toMatchObject([{ size: large.length, sha256: sha256(large) }]);
  const got = await original(head, sent.body.items[0].id);
  expect((got.body as Buffer).equals(large)).toBe(true);

  const before = await stored();
  const socket = connect({ port: server.port, host: '127.0.0.1' });
  const form = [
    `POST ${api()} HTTP/1.1`, 'Host: liem', `Cookie: ${cookiesOf(head.agent)}`, `X-CSRF-Token: ${head.token}`, `Idempotency-Key: ${randomUUID()}`,
    'Content-Type: multipart/form-data; boundary=x', `Content-Length: ${large.length}`, '',
    '--x', 'Content-Disposition: form-data; name="files"; filename="x.pdf"', '', '',
  ].join('\r\n'); // prettier-ignore
  socket.write(Buffer.concat([Buffer.from(form), large.subarray(0, 2 * 1024 * 1024)]));
  const count = async (wanted: (rows: number) => boolean) => {
    for (let tries = 0; tries < 200 && !wanted((await stored()).rows); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await count((rows) => rows > before.rows);
  expect((await stored()).rows).toBe(before.rows + 1);
  socket.destroy();
  await count((rows) => rows === before.rows);
  expect(await stored()).toEqual(before);
}, 60_000);

test('a recording plays from wherever its listener wants, and the list of contents leaves as a paper and as a workbook', async () => {
  // A header of WAV, and silence.
  const wave = Buffer.concat([
    Buffer.from('RIFF\x24\x08\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0', 'latin1'),
    randomBytes(700_000),
  ]);
  const sent = await sendJson(head, randomUUID(), {
    fields: { kind: 'recording', title: 'Ghi âm' },
    files: [[wave, 'ghi-am.wav']],
  });
  expect(sent.body.items).toMatchObject([{ type: 'audio/wav', kind: 'recording' }]);
  const { id } = sent.body.items[0];
  const play = (range: string) =>
    head.get(`${filesPath()}/${id}/play`).set('Range', range).responseType('blob');
  // Over the border of two pieces.
  const part = await play('bytes=262000-525000');
  expect([part.status, part.headers['content-range'], part.headers['content-type']]).toEqual([
    206,
    `bytes 262000-525000/${wave.length}`,
    'audio/wav',
  ]);
  expect((part.body as Buffer).equals(wave.subarray(262_000, 525_001))).toBe(true);
  expect((await play(`bytes=${wave.length}-`)).status).toBe(416);
  expect(await office.services.cases.fileReadings.list(id)).toEqual([]);
  expect((await play('bytes=0-99')).body).toHaveLength(100);
  expect(await office.services.cases.fileReadings.list(id)).toHaveLength(1);

  const paper = await head.get(`/cases/${caseId}/contents.pdf`).buffer(true);
  expect([paper.status, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
  const book = await head.get(`/cases/${caseId}/contents.xlsx`);
  expect(book.status).toBe(200);
});

test('what no act has taken in is cleared away after a day, and nothing else', async () => {
  const { cases } = office.services;
  const { files = [] } = await state();
  async function* bytes() {
    yield pdf('5');
  }
  const waiting = await cases.files.keep({ caseId, by: 'u-demo-intake', type: 'application/pdf' }, bytes());
  const inAnHour = new Date(Date.now() + 60 * 60 * 1000);
  expect(await clearFiles(inAnHour, cases)).toBe(0);
  // A process that was stopped in between has not noted that it was taken in.
  const waitsSince = new Date(0).toISOString();
  await office.services.connection
    .collection<{ _id: string }>('case_files')
    .updateOne({ _id: files[0]?.file ?? '' }, { $set: { waitsSince } });
  expect(await clearFiles(new Date(Date.now() + 25 * 60 * 60 * 1000), cases)).toBe(1);
  expect(await cases.files.open(caseId, waiting.id)).toBeUndefined();
  for (const { file } of files) expect(await cases.files.open(caseId, file)).toBeDefined();
  expect((await stored()).rows).toBe(files.length);
});

test('nothing that names somebody, nor what a file says, is in the clear anywhere in the database', async () => {
  const { connection } = office.services;
  const forms = markers.flatMap((word) => [
    Buffer.from(word),
    Buffer.from(Buffer.from(word).toString('base64').slice(0, 12)),
  ]);
  const found: string[] = [];
  for (const { name } of await connection.listCollections()) {
    for await (const document of connection.collection(name).find()) {
      const bytes = Buffer.from(BSON.serialize(document));
      if (forms.some((form) => bytes.includes(form))) found.push(name);
    }
  }
  expect(found).toEqual([]);
});

test('a new key of the office reaches every file', async () => {
  const { connection, settings } = office.services;
  const { vaultKeys } = settings.secrets;
  const fresh = { id: 'new', key: randomBytes(32).toString('base64') };
  const vault = createIdentityVault(connection, [fresh, ...vaultKeys]);
  // The office itself has not been given the new key.
  const [first] = (await state()).files ?? [];
  expect(await vault.caseKeys.rewrap(() => undefined)).toMatchObject({ left: 0 });
  const only = createCaseFileStore(connection, createIdentityVault(connection, [fresh]));
  const opened = await only.open(caseId, first?.file ?? '');
  expect(opened?.sha256).toBe(first?.sha256);
  const parts: Buffer[] = [];
  for await (const part of opened?.read() ?? []) parts.push(part);
  expect(sha256(Buffer.concat(parts))).toBe(first?.sha256);
  // And back, for what follows here.
  expect(
    await createIdentityVault(connection, [...vaultKeys, fresh]).caseKeys.rewrap(() => undefined),
  ).toMatchObject({ left: 0 });
});

test('the check of the office reads every file, and names one that was altered or is gone', async () => {
  const { connection, settings, cases } = office.services;
  const keys = settings.secrets.vaultKeys;
  const check = async () => {
    const faults: OfficeFault[] = [];
    const needs = {
      connection,
      keys,
      ...openKeptCases(connection, keys),
      officeLog: cases.officeLog,
    };
    await checkOffice(needs, (fault) => faults.push(fault));
    return faults;
  };
  expect(await check()).toEqual([]);
  const [first, second] = (await state()).files ?? [];
  const pieces = connection.collection<{ _id: string; bytes?: unknown }>('case_file_pieces');
  const other = await pieces.findOne({ _id: `${second?.file}:0` });
  await pieces.updateOne({ _id: `${first?.file}:0` }, { $set: { bytes: other?.bytes } });
  await connection.collection<{ _id: string }>('case_files').deleteOne({ _id: second?.file ?? '' });
  expect(await check()).toEqual([
    { of: 'file', name: caseId, finding: { fault: 'altered', file: first?.file } },
    { of: 'file', name: caseId, finding: { fault: 'missing', file: second?.file } },
  ]);
});
