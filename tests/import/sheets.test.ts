import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyCase } from '../../domain/access/policy';
import { columnHeadings } from '../../office/import/columns';
import { type JsonOffice, openJsonOffice, type Program } from '../api/jsonOffice';
import { eventually } from '../api/hiddenMatters';
import { writeRegister } from './writtenRegister';
import { startImport } from './consoleImport';

let office: JsonOffice;
let intake: Program;
beforeAll(async () => {
  office = await openJsonOffice('import-sheets');
  intake = await office.program('tiep.nhan');
});
afterAll(() => office.close(), 60_000);

type Cells = Partial<Record<keyof typeof columnHeadings, string>>;
const usual: Cells = {
  receivedOn: '12/08/2026',
  source: 'Bưu điện',
  kind: 'Tố cáo',
  reporterName: 'Người Gửi Mẫu',
  organisation: 'Sở Y tế',
  managedBy: 'Ban Thường vụ Tỉnh ủy',
  content: 'Chi sai chế độ',
};
const register = (rows: readonly Cells[]): Buffer =>
  Buffer.from(
    [Object.values(columnHeadings), ...rows.map((row) => columnsOf({ ...usual, ...row }))]
      .map((cells) => cells.map((cell) => `"${cell}"`).join(';'))
      .join('\r\n'),
  );
const columnsOf = (row: Cells) =>
  Object.keys(columnHeadings).map((column) => row[column as keyof typeof columnHeadings] ?? '');

interface Brought {
  status: number;
  path: string;
  text: string;
}
async function bring(file: Buffer, fields: Record<string, string> = {}): Promise<Brought> {
  const sent = intake.agent.post('/import').field('_csrf', intake.token);
  for (const [name, value] of Object.entries(fields)) sent.field(name, value);
  const { status, headers, text } = await sent.attach('file', file, 'so');
  const path = String(headers.location ?? '');
  return { status, path, text: status === 303 ? await pageAt(path) : text };
}
/** What a page says, in one line. */
const pageAt = async (path: string) =>
  (await intake.agent.get(path)).text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const send = (path: string, fields: object) =>
  intake.agent
    .post(path)
    .type('form')
    .send({ _csrf: intake.token, ...fields });
const casesOf = (path: string) =>
  office.services.cases.views.listAll(everyCase, { importId: path.replace('/import/', '') });
async function runTo(path: string, count: number): Promise<string[]> {
  await send(`${path}/run`, {});
  await eventually(async () => (await casesOf(path)).length === count);
  return (await casesOf(path)).map(({ subjectName }) => subjectName).sort();
}
const counted = (text: string, words: string) => new RegExp(`(\\d+) ${words}`).exec(text)?.[1];

test('a workbook comes in as it is shown; the cells that were put right are counted, and found by what they read', async () => {
  const { path, text } = await bring(readFileSync(join(__dirname, 'files/so-2026.xlsx')));
  expect(text).toContain('Đã sửa 1 ô');
  expect(counted(text, 'dòng hợp lệ chờ nhập')).toBe('4');
  expect(await runTo(path, 4)).toEqual(['Lê Bảng Bốn', 'Lê Bảng Hai', 'Lê Bảng Một', 'Đỗ Bảng Ba']);
  const found = await office.services.cases.views.listAll(everyCase, { text: '\u00D0ỗ N\u00ADâng' });
  expect(found.map(({ subjectName, receivedOn }) => [subjectName, receivedOn])).toEqual([
    ['Đỗ Bảng Ba', '2026-08-12'],
  ]);
}, 120_000);

test('of two sheets one is asked for, at the page and at the console', async () => {
  const file = readFileSync(join(__dirname, 'files/hai-quy.xlsx'));
  const unsaid = await bring(file);
  expect(unsaid.status).toBe(422);
  expect(unsaid.text).toContain('“Quý 1”, “Quý 2”');
  const { text, path } = await bring(file, { sheet: 'Quý 2' });
  expect(text).toContain('Lê Quý Hai');
  expect(text).not.toContain('Lê Quý Một');
  expect(await runTo(path, 1)).toEqual(['Lê Quý Hai']);
  const atConsole = await startImport(office, join(__dirname, 'files/hai-quy.xlsx'), ['--sheet', 'Quý 1'])
    .ended;
  expect(atConsole.code).toBe(0);
  const both = await office.services.cases.views.listAll(everyCase, { text: 'Việc Quý' });
  expect(both.map(({ subjectName }) => subjectName).sort()).toEqual(['Lê Quý Hai', 'Lê Quý Một']);
}, 120_000);

test('what could be there already under another spelling waits until the person says that it is another', async () => {
  const first = await bring(register([{ number: '401', subject: 'Đỗ Đức Trùng' }]));
  await runTo(first.path, 1);
  const [there] = await casesOf(first.path);
  const again = [
    { number: '402', subject: 'do duc trung', receivedOn: '15/08/2026', organisation: 'SO Y TE' },
    { number: '403', subject: 'Lê Thị Khác', receivedOn: '15/08/2026' },
    { number: '404', subject: 'LÊ THỊ KHÁC', receivedOn: '16/08/2026' },
  ];
  const { path, text } = await bring(register(again));
  expect(counted(text, 'dòng hợp lệ chờ nhập')).toBe('1');
  expect(counted(text, 'dòng để riêng')).toBe('2');
  expect(text).toContain(`trùng với vụ việc ${there?.number ?? '?'},`);
  expect(text).toContain('trùng với dòng 3 của tệp');
  expect(await runTo(path, 1)).toEqual(['Lê Thị Khác']);

  // Nothing is answered by a form that names no row, or one that was not asked about.
  await send(`${path}/answers`, {});
  await send(`${path}/answers`, { rows: '3' });
  expect(await pageAt(path)).toContain('Đã nhập xong');
  await send(`${path}/answers`, { rows: ['2'] });
  expect(await runTo(path, 2)).toEqual(['Lê Thị Khác', 'do duc trung']);
  expect(counted(await pageAt(path), 'dòng để riêng')).toBe('1');

  const colleague = await office.program('truong.phong.1');
  const foreign = { _csrf: colleague.token, rows: ['4'] };
  expect((await colleague.agent.post(`${path}/answers`).type('form').send(foreign)).status).toBe(404);
}, 120_000);

test('nobody is told of a case that is hidden from them, nor by a preview from before it was', async () => {
  const first = await bring(register([{ number: '451', subject: 'Lê Giấu Kín' }]));
  await runTo(first.path, 1);
  const [hidden] = await casesOf(first.path);
  const second = register([{ number: '452', subject: 'LE GIAU KIN' }]);
  const number = hidden?.number ?? '?';
  const before = await bring(second);
  expect(before.text).toContain(number);
  const own = { accountId: 'u-demo-intake', relation: 'Em ruột' };
  expect((await intake.give(hidden?.caseId ?? '', 'declareConflict', own)).status).toBe(200);
  await eventually(async () => !(await pageAt(before.path)).includes(number));
  const after = await bring(second);
  expect(after.text).not.toContain(number);
  expect(counted(after.text, 'dòng hợp lệ chờ nhập')).toBe('1');
}, 120_000);

test('the console tells what it keeps apart, and brings in the rows that are confirmed', async () => {
  const file = writeRegister(
    register([
      { number: '501', subject: 'Lê Hỏi' },
      { number: '502', subject: 'LE HOI' },
      { number: '503', subject: 'Lê Đáp', reporterName: 'Không ghi tên' },
    ]),
  );
  const first = await startImport(office, file).ended;
  expect(first.code).toBe(0);
  expect(first.text).toContain('Dòng 3 (số đến 502): Đối tượng và đơn vị trùng với dòng 2');
  expect(first.text).toContain('Dòng 4 (số đến 503): Cột họ tên ghi “Không ghi tên”');
  const named = async () =>
    (await office.services.cases.views.listAll(everyCase, { text: 'le' }))
      .map(({ subjectName }) => subjectName)
      .filter((name) => /H[ỏO]I|Hỏi|Đáp/.test(name))
      .sort();
  expect(await named()).toEqual(['Lê Hỏi']);
  expect((await startImport(office, file, ['--confirm', '3,4']).ended).code).toBe(0);
  expect(await named()).toEqual(['LE HOI', 'Lê Hỏi', 'Lê Đáp']);
}, 120_000);

test('“Nặc danh” in the column of names is no name: it is asked, and comes in as what it says', async () => {
  const { path, text } = await bring(
    register([
      { number: '601', subject: 'Lê Danh Một', reporterName: 'Nặc danh' },
      { number: '602', subject: 'Lê Danh Hai', reporterName: 'Mạo danh Trần Thị Mượn' },
    ]),
  );
  expect(text).toContain(
    'Cột họ tên ghi “Nặc danh”, không phải tên người: sẽ nhập là đơn giấu tên (nặc danh).',
  );
  expect(text).toContain('sẽ nhập là đơn mạo tên');
  // Nothing to run before they are answered.
  await send(`${path}/run`, {});
  expect(await pageAt(path)).toContain('Cần trả lời trước khi nhập');
  await send(`${path}/answers`, { rows: ['2', '3'] });
  await runTo(path, 2);
  const standings = new Map<string, string>();
  for (const { caseId, subjectName } of await casesOf(path)) {
    const view = await office.services.cases.views.find(caseId, everyCase);
    standings.set(subjectName, view?.state.registration.reporter.standing ?? '');
  }
  expect(Object.fromEntries(standings)).toEqual({ 'Lê Danh Một': 'anonymous', 'Lê Danh Hai': 'falseName' });
}, 120_000);

test('a file of which no row is good says so, and runs nothing', async () => {
  const { path, text } = await bring(
    register([{ number: '701' }, { number: '702', subject: 'Lê Sai', content: '' }]),
  );
  expect(text).toContain('Không có dòng nào hợp lệ');
  expect(text).not.toContain('đã có trong sổ');
  await send(`${path}/run`, {});
  expect(await pageAt(path)).toContain('Không có dòng nào hợp lệ');
  expect(
    (await office.services.cases.imports.find(path.replace('/import/', '')))?.confirmedAt,
  ).toBeUndefined();
  const console = await startImport(office, writeRegister(register([{ number: '703' }]))).ended;
  expect(console.code).toBe(1);
  expect(console.text).toContain('Không dòng nào của tệp hợp lệ');
}, 120_000);

test('a sender who is named in another column is named to nobody who sees the case', async () => {
  const { path, text } = await bring(
    register([
      {
        number: '801',
        subject: 'Lê Thị Lộ',
        reporterName: 'Cao Bá Kín',
        content: 'Tôi là CAO BA KIN, tố cáo việc thu sai',
        note: 'Gửi trả lời ông Cao Bá Kín',
      },
    ]),
  );
  expect(text).toContain('Tên người gửi đứng ở cột khác');
  expect(text).toContain('Dòng 2 (số đến 801), cột Nội dung');
  await runTo(path, 1);
  const [one] = await casesOf(path);
  const head = await office.program('truong.phong.1');
  const seen = await head.agent.get(`/cases/${one?.caseId ?? ''}`);
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('Tôi là […], tố cáo việc thu sai');
  const stored = await office.services.cases.events.read(one?.caseId ?? '');
  expect(stored.length).toBeGreaterThan(0);
  expect(JSON.stringify(stored)).not.toMatch(/cao b[aá] k[ií]n/i);
}, 120_000);
