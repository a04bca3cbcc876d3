import { BSON } from 'mongodb';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { registrationExample } from '../../api/json/cases/examples';
import { everyCase } from '../../domain/access/policy';
import { workflowIdOf } from '../../domain/case/hosting';
import { openKeptCases } from '../../models/caseStores';
import { destroyContents } from '../../office/destruction/destroyContents';
import { checkOffice, type OfficeFault } from '../../office/verify/checkOffice';
import { filesWith, wordsIn } from '../door/markerWords';
import { lateInput, ordinaryGiver } from '../domain/ordinary';
import { giveWhole } from '../servers/giveWhole';
import { applyOrdinaryTeam } from '../servers/ordinaryAccounts';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, untilReported, untilSigned } from './jsonOrdinaryCase';

const allegation = 'Dấuchìm-Quỹđenởkho';
const assessment = 'Dấuchìm-Nhậnđịnhban';
const note = 'Dấuchìm-Gọiđiệnđêm';
/** As the word of an allegation is looked for. */
const lookedFor = 'quydenokho';
/** In the free texts of all other acts. */
const anywhere = 'Dấuchìm-Bấtkỳđâu';
const words = [allegation, assessment, note, lookedFor];

let office: JsonOffice;
let intake: Program;
let caseId: string;
let beside: string;

async function registered(summary: string): Promise<string> {
  const sent = { ...registrationExample, allegations: [{ summary }] };
  const answer = await intake.post('/api/v1/cases', sent, { 'Idempotency-Key': randomUUID() });
  return String(answer.body.caseId);
}
const given = async (type: string, input: object) =>
  expect([type, (await intake.give(caseId, type, input)).status]).toEqual([type, 200]);

beforeAll(async () => {
  office = await openJsonOffice('sealed-at-rest');
  intake = await office.program('tiep.nhan');
  caseId = await registered(`${allegation} của cơ quan.`);
  beside = await registered('Việc khác hẳn.');
  await given('classify', { kind: 'denunciation', complex: false, severalPlaces: false, assessment });
  await given('note', { text: `${note} lúc nửa đêm.` });
  await bring(office, caseId, untilSigned.slice(1));
}, 120_000);
afterAll(() => office.close(), 60_000);

/** In which collections the words stand, in whatever form. */
async function collectionsWith(asked: readonly string[], only?: readonly string[]): Promise<string[]> {
  const { connection } = office.services;
  const found = new Set<string>();
  for (const { name } of await connection.listCollections()) {
    if (only && !only.includes(name)) continue;
    for await (const document of connection.collection(name).find()) {
      const bytes = [Buffer.from(BSON.serialize(document)), Buffer.from(JSON.stringify(document))];
      if (bytes.some((one) => wordsIn(one, asked).length > 0)) found.add(name);
    }
  }
  return [...found];
}

test('what a case says lies in no form in its events and states, and pages and programs read it as it was said', async () => {
  expect(await collectionsWith(words, ['case_events', 'case_states'])).toEqual([]);
  expect(await collectionsWith([note, assessment])).toEqual([]);
  // By the words of its allegations a case is looked for.
  expect(await collectionsWith(words)).toEqual(['case_views']);
  const events = await intake.get(`/api/v1/cases/${caseId}/events`);
  for (const word of [allegation, assessment, note]) expect(JSON.stringify(events.body)).toContain(word);
  expect((await intake.agent.get(`/cases/${caseId}`)).text).toContain(allegation);
});

test('nor in the files of the database', async () => {
  const socket = decodeURIComponent(new URL(String(office.env.MONGODB_URI)).host);
  const data = join(dirname(dirname(socket)), 'ferretdb');
  expect(existsSync(data)).toBe(true);
  expect(filesWith(data, [note, assessment])).toEqual([]);
});

/** The same input with the marker in all that reads as free text. */
const planted = (input: unknown): unknown => {
  if (typeof input === 'string')
    return input.length > 12 && input.includes(' ') ? `${input} ${anywhere}` : input;
  if (Array.isArray(input)) return input.map(planted);
  if (input === null || typeof input !== 'object') return input;
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, planted(value)]));
};

test('whatever else is written on the way to a report lies in no collection in the clear', async () => {
  const { cases, accounts } = office.services;
  await applyOrdinaryTeam(accounts);
  const other = await registered('Việc để viết nhiều.');
  const given: string[] = [];
  for (const type of untilReported) {
    const view = await cases.views.find(other, everyCase);
    const input = lateInput(type, view?.state, '2026-03-16');
    const command = { type, commandId: randomUUID(), actor: ordinaryGiver(type), input: planted(input) };
    const outcome = await giveWhole(cases, other, command);
    expect([type, outcome.kind]).toEqual([type, 'done']);
    if (JSON.stringify(command.input).includes(anywhere)) given.push(type);
  }
  expect(given.length).toBeGreaterThan(6);
  const why = `Liên hệ lại. ${anywhere}`;
  await cases.vault.noteLook({
    at: '2026-03-16T02:00:00.000Z',
    caseId: other,
    by: 'u-1',
    fields: ['name'],
    why,
  });
  expect((await cases.vault.looks(other)).map((look) => look.why)).toEqual([why]);
  expect(await collectionsWith([anywhere])).toEqual([]);
});

async function faults(): Promise<OfficeFault[]> {
  const { connection, settings, cases } = office.services;
  const found: OfficeFault[] = [];
  const keys = settings.secrets.vaultKeys;
  const needs = { connection, keys, ...openKeptCases(connection, keys), officeLog: cases.officeLog };
  await checkOffice(needs, (fault) => found.push(fault));
  return found;
}

/** The server removes in the background what it was told to. */
async function forgotten(its: string): Promise<void> {
  const handle = office.services.temporal.workflow.getHandle(workflowIdOf(its));
  const isThere = () =>
    handle.describe().then(
      () => true,
      () => false,
    );
  for (let tries = 0; await isThere(); tries += 1) {
    if (tries > 2_000) throw new Error('the workflow is still there');
    await pause(100);
  }
}

test('a case whose contents are destroyed says so in words by every door, and nothing else is touched', async () => {
  const { cases, temporal } = office.services;
  const number = (await cases.views.numbersOf([caseId], { all: true, exceptConflictOf: '' })).get(caseId);
  const before = await cases.events.readKept(caseId);
  expect(await faults()).toEqual([]);
  await destroyContents(caseId, { at: '2026-11-30T03:00:00.000Z', by: 'u-demo-chair' }, { cases, temporal });

  const page = await intake.agent.get(`/cases/${caseId}`).set('Accept', 'text/html');
  expect([page.status, page.text]).toEqual([410, expect.stringContaining('Nội dung hồ sơ đã được hủy')]);
  expect(page.text).toContain('30/11/2026');
  const problem = await intake.get(`/api/v1/cases/${caseId}`);
  expect([problem.status, problem.body.code]).toEqual([410, 'contentsDestroyed']);
  const auditor = await office.program('giam.sat');
  for (const path of ['replay', 'history.jsonl'])
    expect((await auditor.agent.get(`/cases/${caseId}/${path}`)).status).toBe(410);
  const head = await office.program('truong.phong.1');
  const list = await head.agent
    .get(`/cases?text=${encodeURIComponent(number ?? '')}`)
    .set('Accept', 'text/html');
  expect(list.text).toContain('Nội dung đã hủy ngày 30/11/2026');

  expect(await cases.events.readKept(caseId)).toEqual(before);
  expect(await faults()).toEqual([]);
  await forgotten(caseId);
  expect(await collectionsWith(words)).toEqual([]);
  expect((await intake.give(beside, 'note', { text: 'Vẫn làm việc.' })).status).toBe(200);
  expect((await intake.give(caseId, 'note', { text: 'Muộn.' })).status).toBeGreaterThanOrEqual(400);
  // Done again, as after a stop in between, it changes nothing.
  const row = await office.services.connection
    .collection<{ _id: string }>('case_views')
    .findOne({ _id: caseId });
  await destroyContents(caseId, { at: '2026-12-01T03:00:00.000Z', by: 'u-other' }, { cases, temporal });
  expect(await office.services.connection.collection<{ _id: string }>('case_views').findOne({ _id: caseId })).toEqual(row); // prettier-ignore
}, 300_000);
