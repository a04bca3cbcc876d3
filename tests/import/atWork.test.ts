import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkFile } from '../../office/import/checkFile';
import { importIdOf } from '../../office/import/rowIdentity';
import { keepPreview } from '../../office/import/preview';
import { everyCase, registrarOf } from '../../domain/access/policy';
import { type JsonOffice, openJsonOffice } from '../api/jsonOffice';
import { openedEvents } from '../servers';
import { type ConsoleImport, startImport } from './consoleImport';

let office: JsonOffice;
const started: ConsoleImport[] = [];
beforeAll(async () => {
  office = await openJsonOffice('import-at-work');
});
afterEach(() => started.splice(0).forEach((one) => one.kill()));
afterAll(() => office.close(), 60_000);

const waiting = 'đang chờ đến lượt';
const heading = readFileSync(join(__dirname, 'register-2026.csv'), 'utf8').split(/\r?\n/, 1)[0];

/** A register of so many reports; whom they are about tells one register from another. */
let registers = 0;
function register(name: string, count: number): string {
  registers += 1;
  const file = join(mkdtempSync(join(tmpdir(), 'liem-import-')), 'so.csv');
  const lines = Array.from(
    { length: count },
    (_, i) =>
      `${registers}00${i},12/08/2026,Bưu điện,Tố cáo,Người Gửi Mẫu,,,${name} Thứ ${i},,Sở Y tế,Ban Thường vụ Tỉnh ủy,Chi sai chế độ.,,,`,
  );
  writeFileSync(file, [heading, ...lines].join('\n'));
  return file;
}

/** The file as a colleague has brought it, and has it in work: at a page, or at a console of theirs. */
async function inWorkBy(accountId: string, file: string): Promise<string> {
  const { imports, reference } = office.services.cases;
  const bytes = readFileSync(file);
  const rows = await checkFile(
    bytes,
    { ...office.services.cases, reference, sealedContent: '-' },
    { seenBy: everyCase },
  );
  const importId = await keepPreview(importIdOf(bytes), rows, accountId, imports);
  const now = new Date().toISOString();
  expect(await imports.takeWork(importId, accountId, now, new Date(Date.now() + 600_000).toISOString())).toBe(
    true,
  );
  return importId;
}

async function untilSaid(one: ConsoleImport, words: string): Promise<void> {
  for (let tries = 0; tries < 600 && !one.said().includes(words); tries += 1) await pause(100);
  expect(one.said()).toContain(words);
}

const casesOf = (importId: string) =>
  office.services.cases.views.list(everyCase, { importId }, 'newestFirst', { skip: 0, limit: 50 });

test('a console waits for the colleague who has the file in work; then its person brings it, and is the registrar', async () => {
  const { imports, views } = office.services.cases;
  const file = register('Lê Chờ', 3);
  const importId = await inWorkBy('u-demo-head-1', file);
  const console = startImport(office, file);
  started.push(console);
  await untilSaid(console, waiting);
  await pause(3_000);
  // Told once, however long it takes; and the colleague's rows are left alone.
  expect(console.said().split(waiting)).toHaveLength(2);
  expect((await imports.find(importId))?.by).toBe('u-demo-head-1');
  expect(await casesOf(importId)).toEqual([]);

  await imports.holdWork(importId, new Date().toISOString());
  const { code, text } = await console.ended;
  expect({ code, text: code === 0 ? '' : text }).toEqual({ code: 0, text: '' });
  expect((await imports.find(importId))?.by).toBe('u-demo-intake');
  const arrived = await casesOf(importId);
  expect(arrived).toHaveLength(3);
  for (const { caseId } of arrived) {
    const view = await views.find(caseId, everyCase);
    expect(view && registrarOf(view.state)).toBe('u-demo-intake');
  }
}, 240_000);

test('a file is in work for whoever brought it last, and while it is nobody brings it anew', async () => {
  const { imports } = office.services.cases;
  const file = register('Lê Giành', 3);
  const importId = await inWorkBy('u-demo-head-1', file);
  const later = new Date(Date.now() + 60_000).toISOString();
  const now = () => new Date().toISOString();
  const kept = await imports.listRows(importId);
  await keepPreview(importId, [], 'u-demo-intake', imports);
  expect((await imports.find(importId))?.by).toBe('u-demo-head-1');
  expect(await imports.listRows(importId)).toEqual(kept);
  await imports.holdWork(importId, now());
  await keepPreview(importId, [], 'u-demo-intake', imports);
  // Who had it before and was about to go on with it has it no more.
  expect(await imports.takeWork(importId, 'u-demo-head-1', now(), later)).toBe(false);
  expect(await imports.takeWork(importId, 'u-demo-intake', now(), later)).toBe(true);
});

test('two consoles with one file bring in each report once, and the second says that all is there', async () => {
  const file = register('Lê Đôi', 12);
  const both = ['tiep.nhan', 'truong.phong.1'].map((username) => startImport(office, file, [], username));
  started.push(...both);
  const ends = await Promise.all(both.map(({ ended }) => ended));
  for (const { code, text } of ends)
    expect({ code, text: code === 0 ? '' : text }).toEqual({ code: 0, text: '' });
  const { connection, cases } = office.services;
  const registered = await openedEvents<{ subject: { name?: string } }>(connection, cases.events, {
    type: 'reportRegistered',
  });
  const names = registered.flatMap(({ data: { subject } }) =>
    subject.name?.startsWith('Lê Đôi') ? subject.name : [],
  );
  expect(names).toHaveLength(12);
  expect(new Set(names).size).toBe(12);
}, 240_000);

test('a page of an import neither shows nor counts the rows whose cases a conflict hides from its reader', async () => {
  const file = register('Lê Giấu', 3);
  const intake = await office.program('tiep.nhan');
  expect((await startImport(office, file).ended).code).toBe(0);
  const [hidden] = await office.services.cases.views.list(
    everyCase,
    { text: 'Lê Giấu Thứ 1' },
    'newestFirst',
    {
      skip: 0,
      limit: 1,
    },
  );
  const importId = hidden?.importId ?? '';
  const counted = async () => {
    const { status, text } = await intake.agent.get(`/import/${importId}`);
    expect(status).toBe(200);
    return /liem-counts__number">(\d+)</.exec(text)?.[1];
  };
  expect(await counted()).toBe('3');
  const own = { accountId: 'u-demo-intake', relation: 'Em ruột' };
  expect((await intake.give(hidden?.caseId ?? '', 'declareConflict', own)).status).toBe(200);
  expect(await counted()).toBe('2');
  // Brought once more, what is there already is not told of either.
  const bytes = readFileSync(file);
  const sent = await intake.agent
    .post('/import')
    .field('_csrf', intake.token)
    .attach('file', bytes, 'so.csv');
  expect(sent.headers.location).toBe(`/import/${importId}`);
  expect(await counted()).toBe('2');
  const head = await office.program('truong.phong.1');
  expect((await head.agent.get(`/import/${importId}`)).text).toContain('liem-counts__number">3<');
}, 240_000);
