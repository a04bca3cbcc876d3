import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { registrationExample } from '../../api/json/cases/examples';
import { systemActor } from '../../domain/case/events/event';
import type { ImportRow } from '../../models/imports';
import { createViewUpkeep } from '../../models/viewUpkeep';
import { verifyOffice } from '../../office/verify/verifyOffice';
import { type Send, sender, signIn } from '../faults/officeProcesses';
import { openedEvents } from '../servers';
import { servedBy } from './balancer';
import { type OfficeOfTwo, openOfficeOfTwo } from './officeOfTwo';

let office: OfficeOfTwo;
let session: Record<string, string>;
let send: Send;
beforeAll(async () => {
  office = await openOfficeOfTwo('two-of-each');
  session = await signIn(office.url);
  send = sender(office.url, session);
}, 900_000);
afterAll(() => office.close(), 60_000);

const today = () => new Date().toISOString().slice(0, 10);

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await isSo()) return;
    await pause(200);
  }
  throw new Error(`it has not come to pass: ${what}`);
}

/** What the office said that it had done in a case: key and number of the event. */
type Accepted = { key: string; seq: number }[];

/** Notes in a case, one after the other, until it is told to stop. */
async function note(caseId: string, accepted: Accepted, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const key = randomUUID();
    const text = `Ghi chú ${accepted.length}.`;
    const { seq, ...answer } = await send(`/api/v1/cases/${caseId}/commands/note`, key, { text });
    expect(answer).toEqual({ status: 200 });
    accepted.push({ key, seq });
  }
}

/** Sends a form of the import's pages, again where the web server was lost that it went to. */
async function sendForm(path: string, body: FormData | URLSearchParams): Promise<Response> {
  for (;;) {
    const headers = { cookie: session.cookie ?? '' };
    const init = { method: 'POST', headers, body, redirect: 'manual' } as const;
    const answer = await fetch(`${office.url}${path}`, init).catch(() => undefined);
    if (answer && answer.status < 500) return answer;
    await pause(300);
  }
}

const token = () => session['x-csrf-token'] ?? '';

/** Has an import run, or go on where nobody is at it. */
async function run(path: string): Promise<Response> {
  const answer = await sendForm(`${path}/run`, new URLSearchParams({ _csrf: token() }));
  expect(answer.status).toBe(303);
  return answer;
}

const rowCount = 80;

/** The file of a register as a person brings it on the page; returns where its import stands. */
async function bringRegister(): Promise<{ path: string; importId: string }> {
  const heading = readFileSync(join(__dirname, '..', 'import', 'register-2026.csv'), 'utf8').split(
    /\r?\n/,
    1,
  )[0];
  const lines = Array.from(
    { length: rowCount },
    (_, i) =>
      `900${i},12/08/2026,Bưu điện,Tố cáo,Người Gửi Mẫu,,,Lê Hai Máy Thứ ${i},,Sở Y tế,Ban Thường vụ Tỉnh ủy,Chi sai chế độ.,,,`,
  );
  const form = new FormData();
  form.set('_csrf', token());
  form.set('file', new Blob([[heading, ...lines].join('\n')]), 'so.csv');
  const answer = await sendForm('/import', form);
  const path = answer.headers.get('location') ?? '';
  expect({ status: answer.status, path }).toEqual({
    status: 303,
    path: expect.stringMatching(/^\/import\/./),
  });
  return { path, importId: path.split('/').at(-1) ?? '' };
}

const count = (rows: readonly ImportRow[], wanted: ImportRow['status']) =>
  rows.filter(({ status }) => status === wanted).length;

type Cases = ReadonlyMap<string, Accepted>;

async function register(count: number): Promise<Cases> {
  const cases = new Map<string, Accepted>();
  for (let n = 0; n < count; n += 1) {
    const caseId = randomUUID();
    const report = { ...registrationExample, receivedOn: today() };
    const { status, seq } = await send('/api/v1/cases', caseId, report);
    expect(status).toBe(201);
    cases.set(caseId, [{ key: caseId, seq }]);
  }
  return cases;
}

/** Brings a register in, kills one of each in the middle of it, and waits until all is in and the limits of all cases are over. */
async function killInTheMiddle(cases: Cases) {
  const { events, imports } = office.stores;
  const { path, importId } = await bringRegister();
  const runsIt = Number((await run(path)).headers.get(servedBy));
  await until('the import is at work', async () => count(await imports.listRows(importId), 'arrived') >= 5);

  office.killWebServer(runsIt);
  office.killWorker();
  const killedAt = new Date().toISOString();
  const notedBefore = [...cases.values()].map(({ length }) => length);
  // Were it done by then, the test would say less than it claims.
  expect(count(await imports.listRows(importId), 'ready')).toBeGreaterThan(0);

  // Its page offers to go on as soon as the one that was at it is missed.
  await until('the import is done', async () => {
    await run(path);
    await pause(800);
    return count(await imports.listRows(importId), 'ready') === 0;
  });
  const isOverdue = async (caseId: string) =>
    (await events.read(caseId)).some(({ type }) => type === 'fellOverdue');
  for (const caseId of cases.keys()) await until('the limit is over', () => isOverdue(caseId));
  return { importId, killedAt, notedBefore };
}

test('commands, limits and an import go on while a worker and a web server are killed for good', async () => {
  const { events, imports } = office.stores;
  const cases = await register(5);
  let isOver = false;
  const noting = Promise.all([...cases].map(([caseId, accepted]) => note(caseId, accepted, () => isOver)));
  const { importId, killedAt, notedBefore } = await killInTheMiddle(cases).finally(() => {
    isOver = true;
  });
  await noting;

  // Nothing of what was answered is lost, and nothing is there twice.
  for (const [i, [caseId, accepted]] of [...cases].entries()) {
    expect(accepted.length).toBeGreaterThan(notedBefore[i] ?? 0);
    const history = await events.read(caseId);
    expect(history.map(({ seq }) => seq)).toEqual(history.map((_, at) => at + 1));
    const given = history.filter(({ by }) => by !== systemActor);
    expect([...new Set(given.map(({ commandId }) => commandId))]).toEqual(accepted.map(({ key }) => key));
    for (const { key, seq } of accepted)
      expect(history.filter(({ commandId }) => commandId === key).at(-1)?.seq).toBe(seq);
    // What fell due while one worker was left is told, once.
    for (const type of ['reminded', 'fellOverdue'] as const) {
      const told = history.filter((event) => event.type === type);
      expect(told.map(({ data }) => 'kind' in data && data.kind)).toEqual(['handling']);
      expect(told.map(({ at }) => at > killedAt)).toEqual([true]);
    }
  }
  const rows = await imports.listRows(importId);
  expect(count(rows, 'arrived') + count(rows, 'there')).toBe(rowCount);
  expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(rowCount);
  const said = await openedEvents<{ subject: { name?: string } }>(office.connection, events, {
    type: 'reportRegistered',
  });
  const names = said.flatMap(({ data: { subject } }) => subject.name ?? []);
  const registered = names.filter((name) => name.startsWith('Lê Hai Máy'));
  expect(new Set(registered).size).toBe(rowCount);
  expect(registered).toHaveLength(rowCount);

  const findings = [];
  for await (const { caseId, finding } of verifyOffice({
    events,
    rows: createViewUpkeep(office.connection, office.stores),
  }))
    findings.push({ caseId, finding });
  expect(findings).toHaveLength(cases.size + rowCount);
  expect(findings.filter(({ finding }) => finding)).toEqual([]);
}, 300_000);
