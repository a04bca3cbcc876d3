import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { unzipSync } from 'fflate';
import { BSON } from 'mongodb';
import { registrationExample } from '../../api/json/cases/examples';
import { secretsOf } from '../../door/codes/receiptCode';
import type { Door } from '../../door/door';
import { toText } from '../../door/envelopes/bytes';
import { keyPairFrom } from '../../door/envelopes/sealedEnvelope';
import type { OpenedDoor } from '../../door/serve';
import { everyCase } from '../../domain/access/policy';
import { workflowIdOf } from '../../domain/case/hosting';
import { backUp } from '../../office/backup/backup';
import type { DoorConnection } from '../../office/courier/doorConnection';
import { courierNeeds } from '../../office/courier/needs';
import { courierRound } from '../../office/courier/round';
import { columnHeadings } from '../../office/import/columns';
import { sendDueLetters } from '../../office/mail/dailyDigest';
import { createMailServer } from '../../office/mail/mailServer';
import { createLogger } from '../../office/programLog';
import { demonstrationPeople } from '../../seeds/accounts/demonstration';
import { filesWith, wordsIn } from '../door/markerWords';
import { listedRoutes } from '../fuzz/listedRoutes';
import { openMailCatcher } from '../servers/mailCatcher';
import { eventually } from './hiddenMatters';
import { type Bearing, programFor } from './bearing';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, untilReported } from './jsonOrdinaryCase';
import { addressesOf, type Parts } from './walkedRoutes';
import { openOwnDoor } from '../door/ownDoor';

/** What would give a reporter away, told apart by the door through which it came. */
const mark = (door: string) => ({
  name: `Tênmật${door} Đặngquỳnh`,
  address: `Ngõkín${door} Thônđằng`,
  phone: `0909${[...door].map((sign) => sign.charCodeAt(0) % 10).join('')}7731`,
  phrase: `Câuriêng${door} chỉtôinói`,
});
const marks = {
  form: mark('Biểumẫu'),
  json: mark('Giaodiện'),
  register: mark('Nhậpsổ'),
  door: mark('Cổngngoài'),
};
const answerMark = 'Lờiđáp-Kínđáo';
const file = { name: 'Ảnhchụp-Bímật', content: 'Nộidungtệp-Bímật', origin: 'Cấttại-Nhàriêng' };
const words = [
  ...Object.values(marks).flatMap((one) => Object.values(one)),
  answerMark,
  ...Object.values(file),
];

const directory = mkdtempSync(join(tmpdir(), 'liem-markers-'));
const doorData = join(directory, 'door');
const lines: string[] = [];
const sink = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    lines.push(chunk.toString());
    done();
  },
});

let office: JsonOffice;
let intake: Program;
let door: Door;
let opened: OpenedDoor;
let courier: DoorConnection;
let parts: Parts;
const cases: Record<keyof typeof marks, string> = { form: '', json: '', register: '', door: '' };

/** A sheet as the page of registration sends it. */
const sheet = (subject: string, more: Record<string, string>) => ({
  _csrf: intake.token,
  commandId: randomUUID(),
  kind: 'denunciation',
  source: 'post',
  receivedOn: '02/03/2026',
  standing: 'named',
  subjectKind: 'member',
  'member[name]': subject,
  'member[position]': 'Trưởng phòng',
  'member[organisation]': 'Sở Mẫu',
  'member[managedBy]': 'provincialStandingCommittee',
  'allegations[0][summary]': `Lập chứng từ khống tại phòng của ${subject}.`,
  checkable: 'yes',
  ...more,
});

async function registerByForm(subject: string, more: Record<string, string>): Promise<string> {
  const sent = await intake.agent.post('/reports/new').type('form').send(sheet(subject, more));
  expect([sent.status, sent.headers.location]).toEqual([303, expect.stringMatching(/^\/cases\//)]);
  return String(sent.headers.location).split('/')[2] ?? '';
}

async function plantByForm(): Promise<void> {
  const { name, address, phone, phrase } = marks.form;
  const reporter = { 'reporter[name]': name, 'reporter[address]': address, 'reporter[phone]': phone };
  cases.form = await registerByForm('Bùi Văn Khuôn', { ...reporter, originalText: `Kính gửi. ${phrase}.` });
}

async function plantByJson(): Promise<void> {
  const { name, address, phone, phrase } = marks.json;
  const identity = { name, address, phone, originalText: `Kính gửi. ${phrase}.` };
  const sent = { ...registrationExample, reporter: { standing: 'named', identity } };
  const answer = await intake.post('/api/v1/cases', sent, { 'Idempotency-Key': randomUUID() });
  cases.json = String(answer.body.caseId);
  const taken = await intake.agent
    .post(`/api/v1/cases/${cases.json}/files`)
    .set({ 'X-CSRF-Token': intake.token, 'Idempotency-Key': randomUUID() })
    .field({ kind: 'letter', title: file.name, from: name, original: file.origin, guarded: 'true' })
    .attach('files', Buffer.from(`${file.content} ${name}`), `${file.name}.txt`);
  expect(taken.status).toBe(201);
}

async function plantByRegister(): Promise<string> {
  const { name, address, phone } = marks.register;
  const row: Partial<Record<keyof typeof columnHeadings, string>> = {
    number: 'so-dau/2026',
    receivedOn: '02/03/2026',
    source: 'Báo chí',
    kind: 'Tố cáo',
    reporterName: name,
    reporterAddress: address,
    reporterPhone: phone,
    subject: 'Phan Thị Sổ',
    position: 'Kế toán',
    organisation: 'Sở Xây dựng',
    managedBy: 'Chi bộ',
    content: 'Bớt xén vật tư',
  };
  const columns = Object.keys(columnHeadings) as (keyof typeof columnHeadings)[];
  const text = `${Object.values(columnHeadings).join(',')}\n${columns.map((one) => row[one] ?? '').join(',')}\n`;
  const sent = await intake.agent
    .post('/import')
    .field('_csrf', intake.token)
    .attach('file', Buffer.from(text), 'so.csv');
  const path = String(sent.headers.location);
  const importId = path.replace('/import/', '');
  await intake.agent.post(`${path}/run`).type('form').send({ _csrf: intake.token });
  const rows = () =>
    office.services.cases.views.list(everyCase, { importId }, 'newestFirst', { skip: 0, limit: 2 });
  await eventually(async () => (await rows()).length === 1);
  cases.register = (await rows())[0]?.caseId ?? '';
  return importId;
}

const round = async () => {
  const { cases: stores, temporal, settings } = office.services;
  return courierRound(courier, await courierNeeds(stores, temporal, settings.secrets.vaultKeys));
};

/** A report through the public door with a file, its registration, a question of the office and the answer to it. */
async function plantByDoor(): Promise<void> {
  const { name, address, phone, phrase } = marks.door;
  const { box, seed } = await secretsOf('1234567890123456', door.identity.salt);
  const { publicKey } = await keyPairFrom(seed);
  const sent = await door.files.take(Readable.from([Buffer.from(`${file.content} ${phrase}`)]), {
    name: `${file.name}.txt`,
    type: 'text/plain',
  });
  const report = {
    subjectName: 'Vũ Thị Cổng',
    subjectPosition: '',
    subjectOrganisation: 'Sở Mẫu',
    what: `Chuyện ở quỹ. ${phrase}.`,
    where: '',
    when: '',
    howKnown: '',
    documents: '',
    name,
    address,
    phone,
  };
  door.boxes.open(box, publicKey);
  await door.boxes.keepDraft(box, { words: report, files: [sent] }, [sent.file]);
  await door.outbox.add({ is: 'report', box, publicKey: toText(publicKey), report, files: [sent] });
  door.boxes.markSent(box);
  expect(filesWith(doorData, words)).toEqual([]);
  expect(await round()).toMatchObject({ fetched: 1 });

  const { envelopes } = office.services.cases.door;
  const [row] = await envelopes.listWaiting();
  const doorReport = String(row?._id);
  const filled = await intake.agent
    .post('/reports/new/from-door')
    .type('form')
    .send({ _csrf: intake.token, report: doorReport });
  // Whoever registers it reads it: else nothing that is not found would mean anything.
  expect(wordsIn(Buffer.from(filled.text), Object.values(marks.door))).toEqual(Object.values(marks.door));
  const commandId = /name="commandId"[^>]*value="([^"]+)"/.exec(filled.text)?.[1] ?? '';
  cases.door = await registerByForm('Vũ Thị Cổng', {
    doorReport,
    commandId,
    source: 'publicForm',
    'reporter[name]': name,
    'reporter[address]': address,
    'reporter[phone]': phone,
    originalText: `Chuyện ở quỹ. ${phrase}.`,
  });
  const asked = await intake.give(cases.door, 'writeToReporter', {
    text: 'Còn giữ giấy tờ không?',
    asks: true,
  });
  expect(asked.status).toBe(200);
  await round();
  await door.outbox.add({ is: 'message', box, kind: 'answer', text: `Có. ${answerMark}.`, files: [] });
  expect(await round()).toMatchObject({ fetched: 1, left: 0 });
}

const toTheEnd = [
  ...untilReported, 'requestProtection', 'decideProtection', 'holdHearing', 'recordVote', 'conclude', 'decideDiscipline',
  'approvePublication', 'publish', 'serveDecision',
] as const; // prettier-ignore

beforeAll(async () => {
  office = await openJsonOffice('reporter-markers', undefined, {}, createLogger('trace', sink));
  intake = await office.program('tiep.nhan');
  const masterKeys = office.services.settings.secrets.vaultKeys;
  const log = (line: string) => lines.push(line);
  ({ door, opened, courier } = await openOwnDoor({ directory, masterKeys, log }));

  await plantByForm();
  await plantByJson();
  const importId = await plantByRegister();
  await plantByDoor();
  await bring(office, cases.json, [...toTheEnd]);
  await bring(office, cases.form, ['classify', 'accept', 'requestProtection']);
  await bring(office, cases.door, ['classify', 'accept']);
  await bring(office, cases.register, ['classify']);

  const { reference } = office.services.cases;
  const rules = [...(await reference.listProcedures()), ...(await reference.listCalendars())];
  // The one that was walked to the end, and the one that came through the public door; of all others lists and stores tell.
  const caseIds = [cases.json, cases.door];
  const convening = { body: 'commission', on: '2026-03-16', place: 'Phòng họp số 1' };
  const chair = await office.program('chu.nhiem');
  const { body: meeting } = await chair.post('/api/v1/meetings', convening, {
    'Idempotency-Key': randomUUID(),
  });
  parts = {
    caseId: caseIds,
    fileId:
      (await office.services.cases.views.find(cases.json, everyCase))?.state.files?.map((one) => one.file) ??
      [],
    sheet: ['1'],
    uploadId: [randomUUID()],
    dayId: [randomUUID()],
    visitId: [randomUUID()],
    period: ['party.year.2026'],
    form: ['petitions'],
    revision: ['1'],
    webhookId: [randomUUID()],
    summaryId: [randomUUID()],
    nth: ['1'],
    recommendationId: [randomUUID()],
    noticeId: [randomUUID()],
    seq: ['1'],
    type: ['note', 'requestIdentity', 'makeWorkingCopy', 'decideProtection'],
    of: ['1'],
    kind: ['decision', 'plan', 'protectionPoliceRequest'],
    submission: ['1'],
    draft: ['conclusion'],
    role: ['auditor'],
    meetingId: [String(meeting.meetingId)],
    importId: [importId],
    savedId: [randomUUID()],
    year: ['2026'],
    entryId: ['e-1'],
    accountId: ['u-demo-intake'],
    programId: [`p-${randomUUID()}`],
    id: [...new Set(rules.map(({ id }) => id))].slice(0, 2),
    version: ['1'],
  };
}, 400_000);
afterAll(async () => {
  await opened.close();
  await office.close();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

/** All bytes of an answer: what is packed is unpacked. */
function unpacked(bytes: Buffer): Buffer {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return bytes;
  return Buffer.concat([bytes, ...Object.values(unzipSync(bytes)).map((entry) => Buffer.from(entry))]);
}

const atOnce = 6;
/** Each search for a mark is an address of its own: what was asked for is no news. */
const searches = words.slice(0, 4).flatMap((word) => [`/api/v1/cases?text=${encodeURIComponent(word)}`]);

async function said(username: string, given?: Bearing): Promise<string[]> {
  const program = given ?? (await office.program(username));
  const found: string[] = [];
  const paths = [...addressesOf(listedRoutes(office.app), parts).map(({ path }) => path), ...searches];
  const goOn = async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      const accept = path.startsWith('/api/') ? 'application/json' : 'text/html';
      const answer = await program.get(path).set('Accept', accept).responseType('blob');
      const body = unpacked(Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(''));
      const told = body.toString('latin1').replaceAll(encodeURIComponent(path), '').replaceAll(path, '');
      const bytes = Buffer.concat([Buffer.from(told, 'latin1'), Buffer.from(JSON.stringify(answer.headers))]);
      const there = wordsIn(bytes, words).filter((word) => !path.includes(encodeURIComponent(word)));
      if (there.length > 0) found.push(`${username} ${path}: ${there.join(', ')}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, goOn));
  return found;
}

const others = demonstrationPeople
  .map(({ username }) => username)
  .filter(
    (username) =>
      ![
        'giu.bi.mat',
        'dia.ban.2',
        'dia.ban.3',
        'to.truong.2',
        'truong.phong.2',
        'uy.vien.2',
        'pho.chu.nhiem.2',
      ].includes(username),
  );

test.each(others)(
  '%s comes upon no mark of a reporter, wherever they go',
  async (username) => {
    expect(await said(username)).toEqual([]);
  },
  300_000,
);

test('the program of the custodian, and that of who registered them, come upon none either', async () => {
  for (const id of ['u-demo-custodian', 'u-demo-intake'])
    expect(await said(id, await programFor(office, id))).toEqual([]);
}, 300_000);

test('the custodian reads them, so that to find none elsewhere means something', async () => {
  const custodian = await office.program('giu.bi.mat');
  const read = async (part: string) => {
    const why = 'Cần gửi thông báo cho người gửi đơn.';
    const looks = await custodian.agent
      .post(`/cases/${cases.json}/reporter`)
      .type('form')
      .send({ _csrf: custodian.token, part, why, commandId: randomUUID() });
    return wordsIn(Buffer.from(looks.text), Object.values(marks.json));
  };
  const { name, address, phone, phrase } = marks.json;
  expect(await read('contact')).toEqual([name, address, phone]);
  expect(await read('letter')).toContain(phrase);
});

/** Everything that is in a value, as bytes: also what a text of it would leave out. */
function bytesIn(value: unknown): Buffer[] {
  if (value instanceof Uint8Array) return [Buffer.from(value)];
  if (typeof value === 'string') return [Buffer.from(value)];
  if (Array.isArray(value)) return value.flatMap(bytesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) => [Buffer.from(name), ...bytesIn(one)]);
}

test('no collection of the database holds one, nor the files of either database', async () => {
  const { connection } = office.services;
  const found = new Set<string>();
  for (const { name } of await connection.listCollections())
    for await (const document of connection.collection(name).find()) {
      const bytes = [Buffer.from(BSON.serialize(document)), Buffer.from(JSON.stringify(document))];
      for (const word of bytes.flatMap((one) => wordsIn(one, words))) found.add(`${name}: ${word}`);
    }
  expect([...found]).toEqual([]);
  const socket = decodeURIComponent(new URL(String(office.env.MONGODB_URI)).host);
  expect(filesWith(dirname(dirname(socket)), words)).toEqual([]);
}, 300_000);

test('no history of Temporal holds one', async () => {
  const { temporal } = office.services;
  for (const caseId of Object.values(cases)) {
    const history = await temporal.workflow.getHandle(workflowIdOf(caseId)).fetchHistory();
    expect(history.events?.length).toBeGreaterThan(5);
    expect(wordsIn(Buffer.concat(bytesIn(history)), words)).toEqual([]);
  }
});

test('no line of a log does', () => {
  expect(lines.length).toBeGreaterThan(100);
  expect(wordsIn(Buffer.from(lines.join('')), words)).toEqual([]);
});

test('nothing at the door does, and no backup', async () => {
  expect(filesWith(doorData, words)).toEqual([]);
  const { connection, settings } = office.services;
  const backup = join(directory, 'backup');
  await backUp({
    connection,
    masterKeys: settings.secrets.vaultKeys,
    directory: backup,
    program: 'test',
    now: () => new Date(),
    progress: () => undefined,
  });
  expect(filesWith(backup, words)).toEqual([]);
}, 120_000);

test('no letter to an officer does', async () => {
  const catcher = await openMailCatcher();
  const { services } = office;
  await services.ownSettings.keepAddress('u-demo-intake', 'tiep.nhan@office.example');
  await services.ownSettings.keepAddress('u-demo-vice-1', 'pho@office.example');
  const officeUrl = 'https://liem.example.vn';
  const mailServer = createMailServer({
    server: catcher.url,
    from: 'liem@office.example',
    officeUrl,
    at: '07:30',
  });
  const now = () => Date.parse('2026-12-02T03:00:00.000Z');
  await sendDueLetters({ ...services, mailServer, officeUrl, at: '07:30', now });
  mailServer.close();
  expect(catcher.letters.length).toBeGreaterThan(0);
  for (const { raw, text, subject } of catcher.letters)
    expect(wordsIn(Buffer.from(`${raw}${text}${subject}`), words)).toEqual([]);
  await catcher.close();
}, 60_000);

test('a mark is found in whatever form it lies', () => {
  const { name } = marks.form;
  const utf8 = Buffer.from(name);
  const forms = [
    utf8,
    Buffer.from(name.normalize('NFD')),
    Buffer.from(name, 'utf16le'),
    Buffer.from(name, 'utf16le').swap16(),
    ...[
      utf8.toString('hex'),
      encodeURIComponent(name),
      'Tenmat' + 'Bieumau Dangquynh',
      ...[0, 1, 2].map((before) =>
        Buffer.concat([randomBytes(before), utf8, randomBytes(3)]).toString('base64'),
      ),
    ].map((one) => Buffer.from(one)),
  ];
  for (const form of forms) expect(wordsIn(Buffer.concat([Buffer.from('xx'), form]), [name])).toEqual([name]);
});
