import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { project } from '../../domain/views/caseView';
import { demonstrationPeople } from '../../seeds/accounts/demonstration';
import { openWorkbook } from '../../office/import/file/workbook';
import { OfficeCase } from '../domain/office';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, receive, untilSigned } from './jsonOrdinaryCase';

const idOf = (username: string) => demonstrationPeople.find((one) => one.username === username)?._id ?? '';

let office: JsonOffice;
beforeAll(async () => {
  office = await openJsonOffice('exports');
  const base = OfficeCase.received('2026-03-02').now;
  const view = (number: string, name: string, conflictOf?: string) =>
    project({
      ...base,
      caseId: randomUUID(),
      number,
      registration: {
        ...base.registration,
        subject: { kind: 'member', name, position: '', organisation: '=Sở Thử', managedBy: 'cell' },
      },
      conflicts: conflictOf ? [{ accountId: conflictOf, relation: '', at: base.lastAct.at }] : [],
    });
  const { views } = office.services.cases;
  // More than are read at once.
  for (let i = 1; i <= 1_001; i += 1)
    await views.add(view(`2025-${String(i).padStart(6, '0')}`, 'Lê Văn Thử'));
  await views.add(view('2025-009999', 'Ẩn Thị Kín', idOf('truong.phong.2')));
}, 240_000);
afterAll(() => office.close(), 60_000);

const bytesOf = async (program: Program, path: string) => {
  const answer = await program.get(path).responseType('blob');
  return { status: answer.status, headers: answer.headers, bytes: answer.body as Buffer };
};
/** The lines of a workbook, with the empty cells at their ends, which it leaves out. */
function cellsOf(bytes: Buffer): string[][] {
  const lines = (openWorkbook(bytes)[0]?.readLines() ?? []).map(({ cells }) => cells);
  return lines.map((cells) => Array.from({ length: lines[0]?.length ?? 0 }, (_, i) => cells[i] ?? ''));
}
/** Days in ISO as a workbook shows the dates that it holds. */
const asShown = (lines: string[][]): string[][] =>
  lines.map((cells) => cells.map((cell) => cell.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1')));
const logged = async () =>
  (await office.services.cases.officeLog.readKept())
    .filter(({ type }) => type === 'listExported')
    .map(({ by, data }) => ({ by, data }));

test('a list of cases is the same in both files, whole, and only what its reader may see', async () => {
  const head = await office.program('truong.phong.1');
  const related = await office.program('truong.phong.2');
  const csv = await bytesOf(head, '/cases.csv?stage=intake');
  expect(csv.headers['content-disposition']).toBe('attachment; filename=Danh-sach-vu-viec.csv');
  const lines: string[][] = parse(csv.bytes, { bom: true });
  expect(lines).toHaveLength(1 + 1_002);
  expect(lines.find(([number]) => number === '2025-009999')?.[3]).toBe('Ẩn Thị Kín');
  // Guarded in CSV, where a spreadsheet would reckon it; a text in a workbook.
  expect(lines[1]?.[4]).toBe("'=Sở Thử");
  expect(lines[1]?.[2]).toBe('2026-03-02');

  const xlsx = await bytesOf(head, '/cases.xlsx?stage=intake');
  expect(xlsx.headers['content-disposition']).toBe('attachment; filename=Danh-sach-vu-viec.xlsx');
  const unguarded = lines.map((line) => line.map((cell) => cell.replace(/^'=/, '=')));
  expect(cellsOf(xlsx.bytes)).toEqual(asShown(unguarded));

  for (const format of ['csv', 'xlsx'] as const) {
    const { bytes } = await bytesOf(related, `/cases.${format}?stage=intake`);
    const seen = format === 'csv' ? parse(bytes, { bom: true }) : cellsOf(bytes);
    expect(seen).toHaveLength(1 + 1_001);
    expect(JSON.stringify(seen)).not.toContain('Ẩn Thị Kín');
  }
  const entry = (by: string, format: string, count: number) => ({
    by: idOf(by),
    data: { list: 'cases', format, count },
  });
  expect(await logged()).toEqual([
    entry('truong.phong.1', 'csv', 1_002),
    entry('truong.phong.1', 'xlsx', 1_002),
    entry('truong.phong.2', 'csv', 1_001),
    entry('truong.phong.2', 'xlsx', 1_001),
  ]);
  const auditor = await office.program('giam.sat');
  expect((await auditor.get('/office-log?type=listExported')).text).toContain(
    'tải về danh sách vụ việc: 1002 dòng, tệp XLSX',
  );
}, 120_000);

test('registers and often reported subjects are files too, with plain letters in their names', async () => {
  const caseId = await receive(await office.program('tiep.nhan'));
  await bring(office, caseId, untilSigned);
  const head = await office.program('truong.phong.1');
  const register = `register=${encodeURIComponent('QĐ 2026')}`;
  const xlsx = await bytesOf(head, `/registers.xlsx?${register}`);
  expect(xlsx.headers['content-disposition']).toBe('attachment; filename=So-van-ban-QD-2026.xlsx');
  const csv = await bytesOf(head, `/registers.csv?${register}`);
  const lines: string[][] = parse(csv.bytes, { bom: true });
  expect(lines.length).toBeGreaterThan(1);
  expect(cellsOf(xlsx.bytes)).toEqual(asShown(lines));
  const subjects = await bytesOf(head, '/subjects.xlsx?months=120');
  expect(cellsOf(subjects.bytes)[1]?.slice(0, 2)).toEqual(['Lê Văn Thử', '=Sở Thử']);
}, 120_000);

test('the log of the office is a file for whoever reads it, of the entries that are asked for', async () => {
  const auditor = await office.program('giam.sat');
  const before = (await logged()).length;
  const asked = 'type=listExported';
  expect((await auditor.get(`/office-log?${asked}`)).text).toContain(`href="/office-log.xlsx?${asked}"`);
  const csv = await bytesOf(auditor, `/office-log.csv?${asked}`);
  expect(csv.headers['content-disposition']).toBe('attachment; filename=Nhat-ky-co-quan.csv');
  const lines: string[][] = parse(csv.bytes, { bom: true });
  expect(lines[0]).toEqual(['Số', 'Thời điểm', 'Loại việc', 'Việc']);
  expect(lines).toHaveLength(1 + before);
  expect(lines[1]?.[1]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00$/);
  expect(lines.map(([, , kind]) => kind).slice(1)).toEqual(Array(before).fill('Tải danh sách'));
  // It is itself an entry, and the newest one of the whole log.
  const xlsx = cellsOf((await bytesOf(auditor, '/office-log.xlsx')).bytes);
  expect(xlsx[1]?.[3]).toContain(`tải về nhật ký cơ quan: ${before} dòng, tệp CSV`);
  expect(xlsx.map(([seq]) => seq).slice(1)).toEqual(
    Array.from({ length: xlsx.length - 1 }, (_, i) => String(xlsx.length - 1 - i)),
  );
  const unread = await auditor.get('/office-log.csv?day=31%2F02%2F2026');
  expect([unread.status, unread.headers.location]).toEqual([303, '/office-log?day=31%2F02%2F2026']);
  expect(await logged()).toHaveLength(before + 2);
});

test.each(['cases', 'subjects', 'office-log'])(
  'nobody takes the list %s along who does not see its page',
  async (list) => {
    const administrator = await office.program('quan.tri');
    for (const format of ['csv', 'xlsx'])
      expect((await administrator.get(`/${list}.${format}`)).status).toBe(403);
    expect((await logged()).filter(({ by }) => by === idOf('quan.tri'))).toEqual([]);
  },
);

test('a search that is not known any more is no list of all cases', async () => {
  const head = await office.program('truong.phong.1');
  const answer = await head.get('/cases.csv?search=unknown');
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/cases?search=unknown');
});
