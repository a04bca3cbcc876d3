import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JsonOffice, openJsonOffice } from '../api/jsonOffice';
import { openedEvents } from '../servers';
import { startImport, type Told } from './consoleImport';

let office: JsonOffice;
beforeAll(async () => {
  office = await openJsonOffice('import-register');
});
afterAll(() => office.close(), 60_000);

const register = join(__dirname, 'register-2026.csv');

/** The column in which the register names who sent a report. */
const sender = 4;

/** Runs the import at the console; `killAfter` ends it hard when so much has happened. */
function importAtConsole(file: string, killAfter?: () => Promise<boolean>): Promise<Told> {
  const { ended, kill } = startImport(office, file);
  const watch = killAfter && setInterval(() => void killAfter().then((now) => now && kill()), 50);
  return ended.finally(() => clearInterval(watch));
}

interface StoredEvent {
  caseId: string;
  type: string;
  seq: number;
  data: {
    backlog?: { row: number; incomingNumber: string };
    procedure: { id: string };
    subject?: {
      kind: string;
      name?: string;
      managingBody?: string;
      unit?: { id: string; chain: { id: string }[] };
    };
  };
}
const registered = (): Promise<StoredEvent[]> =>
  openedEvents<StoredEvent['data']>(office.services.connection, office.services.cases.events, {
    type: 'reportRegistered',
  });

const rowsOf = (events: readonly StoredEvent[]) =>
  events.map(({ data }) => data.backlog?.row ?? 0).sort((a, b) => a - b);

/** As the register's description says: sixty rows, six of them wrong. */
const good = 54;

test('killed in the middle and run again, the register has arrived whole and once; a third time changes nothing', async () => {
  const killed = await importAtConsole(register, async () => (await registered()).length >= 10);
  expect(killed.code).toBeNull();
  const before = await registered();
  expect(before.length).toBeGreaterThanOrEqual(10);
  expect(before.length).toBeLessThan(good);

  const second = await importAtConsole(register);
  expect({ code: second.code, text: second.code === 0 ? '' : second.text }).toEqual({ code: 0, text: '' });
  const whole = await registered();
  expect(whole).toHaveLength(good);
  expect(new Set(rowsOf(whole)).size).toBe(good);
  expect(new Set(whole.map(({ caseId }) => caseId)).size).toBe(good);
  expect(whole.every(({ seq }) => seq === 1)).toBe(true);

  const events = office.services.connection.collection('case_events');
  const count = await events.countDocuments({ type: 'reportRegistered' });
  const third = await importAtConsole(register);
  expect(third.code).toBe(0);
  expect(await events.countDocuments({ type: 'reportRegistered' })).toBe(count);
}, 240_000);

test('each wrong row is told with its number, its column and the reason', async () => {
  const { text } = await importAtConsole(register);
  const sentence = /Dòng (\d+) \(số đến (\d+)\), cột ([^:]+): (.+?)\./g;
  const told = [...text.matchAll(sentence)].map(([, ...parts]) => parts);
  expect(told).toEqual([
    ['12', '11', 'Đối tượng', 'Để trống; cần điền'],
    ['17', '16', 'Ngày nhận', 'Ngày 15/11/2031 ở tương lai'],
    ['31', '30', 'Nội dung', 'Để trống; cần điền'],
    ['38', '37', 'Ngày nhận', 'Không có ngày 31/02/2026'],
    ['39', '38', 'Loại đơn', '“Góp ý khác” không có trong danh mục'],
    ['48', '1', 'Số đến', 'Số đến 1 đã dùng ở dòng 2'],
  ]);
});

/*
 * Counted by hand over the register: of the 54 rows one is a citizen's, 15 name a district's administration and 5 a township's, which are
 * there no more in 2026; the other 33 name a commune or a provincial agency of the tree.
 */
test('each subject has the chain of their unit on the day of receipt, found by the name of the organisation', async () => {
  const chains = new Map(
    (await registered()).map(({ data }) => [
      data.backlog?.row,
      data.subject?.unit?.chain.map(({ id }) => id),
    ]),
  );
  expect([...chains.values()].filter((chain) => chain !== undefined)).toHaveLength(33);
  // Row 3: Sở Xây dựng, managed by the provincial standing committee; received 08/01/2026.
  expect(chains.get(3)).toEqual(['du-xay-dung', 'dang-uy-ubnd', 'tinh-uy']);
});

test('nobody but the custodian finds who sent an imported letter, whatever its text says of them', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'liem-import-')), 'thu.csv');
  const heading = readFileSync(register, 'utf8').split(/\r?\n/, 1)[0];
  const content =
    'Tôi là QUÁCH THỊ MỐC, số 0987.654.321, ở Thôn Mốc Hạ 9. Ông Mai Văn Thư nhận chuchuongxa 70 triệu đồng.';
  const cells = ['931', '12/08/2026', 'Bưu điện', 'Tố cáo', 'Quách Thị Mốc', '"Thôn Mốc Hạ 9, xã Tân Nghiệm"', '0987 654 321', 'Mai Văn Thư', '', 'so y te', 'Ban Thường vụ Tỉnh ủy', `"${content}"`, '', '', '']; // prettier-ignore
  writeFileSync(file, [heading, cells.join(',')].join('\n'));
  const { code, text } = await importAtConsole(file);
  expect({ code, text: code === 0 ? '' : text }).toEqual({ code: 0, text: '' });
  const { caseId = '' } = (await registered()).find(({ data }) => data.subject?.name === 'Mai Văn Thư') ?? {};
  const marked = /m[ốo]c h[ạa]|qu[áa]ch th[ịi]|987[ .]?654/i;
  const head = await office.program('truong.phong.1');
  const found = await head.get('/api/v1/cases?text=chuchuongxa');
  expect(found.body.items.map((one: { caseId: string }) => one.caseId)).toEqual([caseId]);
  for (const word of ['quach', '0987654321', 'moc ha'])
    expect((await head.get(`/api/v1/cases?text=${encodeURIComponent(word)}`)).body.items).toEqual([]);
  for (const username of ['truong.phong.1', 'tiep.nhan', 'chu.nhiem', 'giam.sat', 'giu.bi.mat']) {
    const reader = await office.program(username);
    let seen = 0;
    for (const path of [
      `/cases/${caseId}`,
      `/api/v1/cases/${caseId}`,
      `/api/v1/cases/${caseId}/events?size=100`,
      `/cases/${caseId}/replay`,
      `/cases/${caseId}/history.jsonl`,
      '/cases',
      '/cases.csv',
      '/work',
    ]) {
      const answer = await reader
        .get(path)
        .set('Accept', path.startsWith('/api/') ? 'application/json' : 'text/html');
      if (answer.status === 200) seen += 1;
      expect([
        username,
        path,
        marked.exec(`${answer.text ?? ''}${Buffer.isBuffer(answer.body) ? answer.body.toString() : ''}`)?.[0],
      ]).toEqual([username, path, undefined]);
    }
    expect(seen).toBeGreaterThan(3);
  }
  // The custodian is told that a person has not read it yet, and finds it in a list of their own.
  const custodian = await office.program('giu.bi.mat');
  const page = async (path: string) => (await custodian.get(path).set('Accept', 'text/html')).text;
  const { number } = found.body.items[0];
  expect(await page(`/cases/${caseId}`)).toContain('chưa đọc lại và chưa lập bản làm việc');
  expect(await page('/work')).toContain('list=uncut');
  expect(await page('/cases?list=uncut&order=newestFirst')).toContain(number);
  const key = () => ({ 'Idempotency-Key': randomUUID() });
  const path = `/api/v1/cases/${caseId}/working-copy`;
  const { body: drafted } = await custodian.post(`${path}/draft`, { why: 'Lập bản làm việc.' }, key());
  expect(drafted.original).toContain('QUÁCH THỊ MỐC');
  expect(marked.exec(drafted.text)).toBeNull();
  expect((await custodian.post(path, { text: drafted.text }, key())).status).toBe(201);
  expect(await page('/cases?list=uncut&order=newestFirst')).not.toContain(number);
  expect(await page(`/cases/${caseId}`)).not.toContain('chưa đọc lại và chưa lập bản làm việc');
}, 120_000);

test('which rows come in without a unit is told, with what was found', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'liem-import-')), 'so.csv');
  const heading = readFileSync(register, 'utf8').split(/\r?\n/, 1)[0];
  const line = (number: number, subject: string, organisation: string, managedBy: string) =>
    `${number},12/08/2026,Bưu điện,Tố cáo,Người Gửi Mẫu,,,${subject},,"${organisation}",${managedBy},Chi sai chế độ.,,,`;
  const rows = [
    line(901, 'Lý Văn Chức', 'Chi cục Thuế tỉnh Mẫu', 'Cơ quan nhà nước'),
    line(902, 'Lý Văn Xã', 'UBND xã Tân Nghiệm', 'Đảng ủy cơ sở'),
    line(903, 'Lý Văn Sở', 'so y te', 'Ban Thường vụ Tỉnh ủy'),
    line(904, 'Lý Văn Trường', 'Trường THPT Long Dụ', 'Đảng ủy cơ sở'),
    line(905, 'Lý Văn Huyện', 'UBND xã Phú Thí, huyện An Thử', 'Huyện ủy'),
    line(906, 'Lý Văn Bộ', 'UBND xã Phú Thí, huyện An Thử', 'Chi bộ'),
  ];
  writeFileSync(file, [heading, ...rows].join('\n'));
  const { code, text } = await importAtConsole(file);
  expect({ code, text: code === 0 ? '' : text }).toEqual({ code: 0, text: '' });
  const warned = [...text.matchAll(/Dòng (\d+) \(số đến \d+\), cột ([^:]+): (.+)/g)].map(
    ([, ...parts]) => parts,
  );
  expect(warned).toEqual([
    [
      '3',
      'Đơn vị',
      expect.stringContaining('Đảng ủy xã Tân Nghiệm (An Thử); Đảng ủy xã Tân Nghiệm (Bình Mẫu)'),
    ],
    ['5', 'Đơn vị', expect.stringContaining('không có trong hệ thống tổ chức đảng')],
    ['6', 'Diện quản lý', expect.stringContaining('Đảng ủy xã Phú Thí (An Thử)')],
  ]);
  const events = (await registered()).filter(({ data }) => data.subject?.name?.startsWith('Lý Văn'));
  const unitOf = new Map(events.map(({ data }) => [data.subject?.name, data.subject?.unit?.id]));
  expect(Object.fromEntries(unitOf)).toEqual({
    'Lý Văn Chức': undefined,
    'Lý Văn Xã': undefined,
    'Lý Văn Sở': 'du-y-te',
    'Lý Văn Trường': undefined,
    'Lý Văn Huyện': undefined,
    'Lý Văn Bộ': 'cb-phu-thi-an-thu',
  });

  // An official who is no Party member goes by State law, and is managed where they work.
  const official = events.find(({ data }) => data.subject?.kind === 'official');
  expect(official?.data.procedure.id).toBe('luat-to-cao-136');
  expect(official?.data.subject).toEqual({
    kind: 'official',
    name: 'Lý Văn Chức',
    position: '',
    organisation: 'Chi cục Thuế tỉnh Mẫu',
    managingBody: 'Chi cục Thuế tỉnh Mẫu',
  });
  const everybody = { all: true, exceptConflictOf: 'nobody' } as const;
  const view = await office.services.cases.views.find(official?.caseId ?? '', everybody);
  expect(view?.state.stage).toBe('intake');
  expect(view?.state.clocks.forwarding).toBeUndefined();

  // Again, and again with a name that was corrected since: what is in the register stays as it came.
  const before = await registered();
  expect((await importAtConsole(file)).code).toBe(0);
  expect(await registered()).toEqual(before);
});

test('a private citizen is named nowhere, and no sender outside the vault', async () => {
  const { connection, cases } = office.services;
  const stored = JSON.stringify(await openedEvents(connection, cases.events, {}));
  const rows = parse(readFileSync(register), { bom: true, from_line: 2 });
  // Whoever is also named as a subject, or in a report, stands there by right.
  const elsewhere = JSON.stringify(rows.map((cells) => cells.filter((_, column) => column !== sender)));
  const senders = rows
    .map((cells) => cells[sender] ?? '')
    .filter((name) => name && !elsewhere.includes(name));
  expect(senders.length).toBeGreaterThan(15);
  for (const name of senders) expect(stored.normalize('NFC')).not.toContain(name.normalize('NFC'));
  const citizens = (await registered()).filter(({ data }) => data.subject?.kind === 'privateCitizen');
  expect(citizens.map(({ data }) => data.subject)).toEqual([{ kind: 'privateCitizen' }]);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['bytes that are no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0, 1, 2])],
  ['no known heading', Buffer.from('a,b,c\n1,2,3\n')],
  ['a heading twice', Buffer.from('Số đến,Số đến,Ngày nhận\n1,2,01/02/2026\n')],
])(
  'a file that holds %s gets a sentence and leaves the office as it was',
  async (_what, bytes) => {
    const file = join(mkdtempSync(join(tmpdir(), 'liem-import-')), 'so.csv');
    writeFileSync(file, bytes);
    const before = (await registered()).length;
    const { code, text } = await importAtConsole(file);
    expect(code).toBe(1);
    expect(text.trim().length).toBeGreaterThan(20);
    expect(text).not.toMatch(/\bat .*\.ts:|Error:|undefined/);
    expect((await registered()).length).toBe(before);
  },
  60_000,
);
