import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { registrationExample } from '../../api/json/cases/examples';
import { checkChain } from '../../domain/proof/chain';
import { type JsonOffice, openJsonOffice, type Program } from '../api/jsonOffice';
import { type HangingWay, openHangingWay } from '../servers/hangingWay';

let way: HangingWay;
let office: JsonOffice;
let intake: Program;
beforeAll(async () => {
  office = await openJsonOffice('hung-database', async (uri) => {
    way = await openHangingWay(uri);
    return way.uri;
  });
  intake = await office.program('tiep.nhan');
});
afterAll(async () => {
  way.release();
  await office.close();
  way.close();
});

/** Longer than a database that has hung may go unnoticed, and far shorter than one answer of it may take. */
const inTime = 40_000;

const note = (caseId: string, key: string, text: string) =>
  intake.post(`/api/v1/cases/${caseId}/commands/note`, { text }, { 'Idempotency-Key': key });

/** The same again under its key until it is answered for good. */
async function noteAtLast(caseId: string, key: string, text: string): Promise<number> {
  for (let tries = 0; tries < 60; tries += 1) {
    const { status } = await note(caseId, key, text);
    if (![202, 429, 503].includes(status)) return status;
    await pause(500);
  }
  throw new Error('nobody answers for good');
}

test('a database that hangs without closing is said to be away, and the office and its worker go on when it answers again', async () => {
  const caseId = randomUUID();
  const registration = { ...registrationExample, receivedOn: '2026-03-02' };
  const registered = await intake.post('/api/v1/cases', registration, { 'Idempotency-Key': caseId });
  expect(registered.status).toBe(201);
  expect(await noteAtLast(caseId, randomUUID(), 'Trước.')).toBe(200);

  const key = randomUUID();
  way.hang();
  const [page, command, ready] = await Promise.all([
    intake.get(`/api/v1/cases/${caseId}`).timeout(inTime),
    note(caseId, key, 'Trong lúc treo.'),
    intake.get('/readyz'),
  ]);
  expect(page.status).toBe(503);
  expect([202, 503]).toContain(command.status);
  expect(ready.status).toBe(503);
  way.release();

  expect(await noteAtLast(caseId, key, 'Trong lúc treo.')).toBe(200);
  expect(await noteAtLast(caseId, randomUUID(), 'Sau.')).toBe(200);
  const links = await office.services.cases.events.readKept(caseId);
  expect(checkChain(caseId, links).intact).toBe(true);
  const events = await office.services.cases.events.read(caseId);
  const noted = events.flatMap((event) => (event.type === 'noted' ? [event.data.text] : []));
  expect(noted).toEqual(['Trước.', 'Trong lúc treo.', 'Sau.']);
}, 300_000);

test('an act that hung on its way to the database is stored once, whoever gave up waiting for it', async () => {
  const caseId = randomUUID();
  const registration = { ...registrationExample, receivedOn: '2026-03-02' };
  await intake.post('/api/v1/cases', registration, { 'Idempotency-Key': caseId });
  const { append } = office.services.cases.events;
  let hung = 0;
  // The way hangs just when the worker comes to store: after the page's own questions.
  office.services.cases.events.append = (...asked) => {
    if (hung === 0) way.hang();
    hung += 1;
    return append(...asked);
  };
  const key = randomUUID();
  const first = await note(caseId, key, 'Một lần.');
  expect([202, 503]).toContain(first.status);
  await pause(20_000);
  way.release();
  expect(await noteAtLast(caseId, key, 'Một lần.')).toBe(200);
  office.services.cases.events.append = append;
  const links = await office.services.cases.events.readKept(caseId);
  expect(checkChain(caseId, links).intact).toBe(true);
  expect(links.filter(({ type }) => type === 'noted')).toHaveLength(1);
}, 300_000);
