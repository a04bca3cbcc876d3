import { BSON } from 'mongodb';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { registrationExample } from '../../api/json/cases/examples';
import { everyCase } from '../../domain/access/policy';
import { workflowIdOf } from '../../domain/case/hosting';
import { openKeptCases } from '../../models/caseStores';
import { sealedBesideCases, sealWhatLiesOpen } from '../../models/lyingOpen';
import { findRowFaults } from '../../models/rowFaults';
import { moveIdOf } from '../../models/ruleMoves';
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
const subject = {
  ...registrationExample.subject,
  name: 'Dấuchìm Thị Ẩnthân',
  position: 'Dấuchìm-Chứcvụkín',
  organisation: 'Dấuchìm-Sởvôdanh',
};
/** Whom the case is about, as it is written, and as it is looked for. */
const names = ['Ẩnthân', 'anthan', subject.position, subject.organisation, 'sovodanh'];
const words = [allegation, assessment, note, lookedFor, ...names];

let office: JsonOffice;
let intake: Program;
let caseId: string;
let beside: string;

async function registered(summary: string): Promise<string> {
  const sent = { ...registrationExample, subject, allegations: [{ summary }] };
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

test('what a case says lies in no form in its events, its state and its row, and pages and programs read it as it was said', async () => {
  expect(await collectionsWith(words)).toEqual([]);
  const [row] = await office.services.connection.collection('case_views').find({ caseId }).toArray();
  // A row that is empty would hold no word either.
  expect([Object(row?.shown).keyId, row?.words.length > 20]).toEqual([caseId, true]);
  const events = await intake.get(`/api/v1/cases/${caseId}/events`);
  for (const word of [allegation, assessment, note]) expect(JSON.stringify(events.body)).toContain(word);
  expect((await intake.agent.get(`/cases/${caseId}`)).text).toContain(allegation);
});

/** The directory in which the database keeps its files. */
function databaseFiles(): string {
  const socket = decodeURIComponent(new URL(String(office.env.MONGODB_URI)).host);
  const data = join(dirname(dirname(socket)), 'ferretdb');
  expect(existsSync(data)).toBe(true);
  return data;
}

test('nor in the files of the database', () => {
  expect(filesWith(databaseFiles(), words)).toEqual([]);
  // The number of the case is no secret: the files are those of this office.
  expect(filesWith(databaseFiles(), [caseId])).not.toEqual([]);
});

describe('a case is found', () => {
  const found = async (text: string, who = intake): Promise<string[]> => {
    const { body } = await who.get(`/api/v1/cases?text=${encodeURIComponent(text)}`);
    const items: { caseId: string }[] = body.items;
    expect(body.total).toBe(items.length);
    return items.map((one) => one.caseId).sort();
  };

  test.each([
    ['a name as it is written', 'Dấuchìm Thị Ẩnthân', 'both'],
    ['a name without marks', 'ANTHAN', 'both'],
    ['a name in another encoding', 'Ẩnthân'.normalize('NFD'), 'both'],
    ['the beginning of a name', 'ant', 'both'],
    ['the beginnings of several words, in any order', 'sovod ant da', 'both'],
    ['a word of an allegation', 'quỹđen', 'one'],
    ['a name and a word of an allegation', 'anthan quydenok', 'one'],
    ['what stands within a word', 'nthan', 'none'],
    ['a word of another case besides', 'quydenokho khachan', 'none'],
    ['a word that goes on otherwise', 'anthanh', 'none'],
    ['one letter', 'q', 'none'],
  ])('by %s', async (_how, text, which) => {
    const expected = { both: [caseId, beside].sort(), one: [caseId], none: [] };
    expect(await found(text)).toEqual(expected[which as keyof typeof expected]);
  });

  test('by nobody who may not see it, and its subject is counted for nobody else', async () => {
    const vice = await office.program('pho.chu.nhiem.2');
    expect(await found('anthan', vice)).toEqual([caseId, beside].sort());
    expect((await vice.give(beside, 'declareConflict', { accountId: 'u-demo-vice-2', relation: 'Em ruột' })).status).toBe(200); // prettier-ignore
    expect(await found('anthan', vice)).toEqual([caseId]);
    const oftenFor = async (exceptConflictOf: string) => {
      const visibility = { all: true, exceptConflictOf } as const;
      const cases = await office.services.cases.views.listOftenReceived(
        visibility,
        { from: '2000-01-01' },
        2,
      );
      return cases.map(({ subjectName }) => subjectName);
    };
    expect(await oftenFor('u-demo-vice-2')).toEqual([]);
    expect(await oftenFor('u-demo-intake')).toEqual([subject.name, subject.name]);
  });

  test('and lists show it as it was written', async () => {
    const { body } = await intake.get(`/api/v1/cases?text=anthan`);
    const [one] = body.items;
    expect(one).toMatchObject({ subjectName: subject.name });
    const page = await intake.agent.get('/cases?text=anthan').set('Accept', 'text/html');
    for (const shown of [subject.name, subject.organisation]) expect(page.text).toContain(shown);
  });
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

test('nor does what the office writes down beside its cases: meetings, plans, marks of registers, checks, reasons', async () => {
  const { connection, cases } = office.services;
  const { meetings, plans, registers, replayChecks, officeChecks, ruleMoves, door } = cases;
  const [at, by] = ['2026-03-16T02:00:00.000Z', 'u-demo-chair'];
  const hidden = (what: string) => `${what} ${anywhere}`;

  const member = { id: by, name: hidden('Thành viên'), position: hidden('Chức vụ') };
  const convened = { _id: 'm-hidden', body: 'commission', on: '2026-03-16', place: hidden('Phòng') } as const;
  await meetings.convene({ ...convened, convenedBy: by, convenedAt: at, members: [member], revision: 0 });
  const meeting = await meetings.find(convened._id);
  if (!meeting) throw new Error('no meeting');
  const minutes = { beganAt: '08:00', chair: by, secretary: hidden('Thư ký') };
  await meetings.attend(meeting, { standings: new Map([[by, 'present']]), minutes }, 'attempt');
  const attended = { place: convened.place, members: [{ ...member, standing: 'present' }], minutes };
  expect(await meetings.find(convened._id)).toMatchObject(attended);
  expect(await meetings.list({}, { skip: 0, limit: 1 })).toMatchObject([attended]);

  const entry = { entryId: 'e-1', subject: hidden('Ai'), organisation: hidden('Đâu'), matter: hidden('Gì'), officer: by, month: 3 }; // prettier-ignore
  const deed = { kind: 'drafted' as const, entries: [entry] };
  expect(await plans.add({ year: 2027, by, at, commandId: 'k', deed }, 0)).toBe(true);
  expect(await plans.listOfYear(2027)).toMatchObject([{ deed }]);
  expect(await findRowFaults(connection, office.services.settings.secrets.vaultKeys, cases.officeLog)).toEqual([]); // prettier-ignore

  const paper = {
    paper: `${caseId}:1:decision`,
    caseId,
    of: 1,
    kind: 'decision' as const,
    on: '2026-03-16',
    by,
  };
  const taken = await registers.next('XX 2026', paper, String);
  const marks = [hidden('Hủy số'), hidden('Dùng sổ giấy')];
  expect(await registers.markPaper(taken, { reason: marks[0] ?? '', by, at })).toBe(true);
  expect(await registers.markFree('XX 2026', 2, { reason: marks[1] ?? '', by, at })).toBe(true);
  expect((await registers.marked('XX 2026')).map(({ mark }) => mark?.reason)).toEqual(marks);

  const run = {
    runId: 'r',
    startedAt: at,
    length: 3,
    result: 'differs' as const,
    at: 2,
    detail: hidden('Khác'),
  };
  await replayChecks.add({ caseId, at, by, outcome: 'differs', runs: [run], earlierGone: false, decided: { count: 0 } }); // prettier-ignore
  expect((await replayChecks.last(caseId))?.runs).toMatchObject([run]);

  const check = await officeChecks.begin(by, at, at);
  await officeChecks.finish(check._id, { finishedAt: at, cases: 1, faultCount: 1, faults: [hidden('Lỗi')] });
  expect(await officeChecks.listLast(1)).toMatchObject([{ faults: [hidden('Lỗi')] }]);

  const target = { of: 'calendar' as const, id: 'lich', version: 2 };
  await ruleMoves.begin(by, target, at, at);
  const moveId = moveIdOf(by, target);
  await ruleMoves.listCases(moveId, [{ caseId, number: '1' }]);
  await ruleMoves.settle(moveId, [{ caseId, status: 'shown', shown: JSON.stringify(hidden('Thay')) }]);
  await ruleMoves.order(moveId, { commandId: 'k', reason: hidden('Vì') }, [caseId]);
  expect((await ruleMoves.find(moveId))?.order).toEqual({ commandId: 'k', reason: hidden('Vì') });
  expect((await ruleMoves.findShown(moveId, [caseId])).get(caseId)?.shown).toContain(anywhere);

  const days = { on: '2026-03-16', fetchedOn: '2026-03-16' };
  await door.envelopes.keep({ _id: 'hash', is: 'report', door: 'd', seq: 1, box: 'b', files: 0, ...days });
  expect(await door.envelopes.putAside('hash', { by, on: days.on, why: hidden('Không phải đơn') })).toBe(
    true,
  );
  expect(await door.envelopes.find('hash')).toMatchObject({ putAside: { why: hidden('Không phải đơn') } });

  expect(await collectionsWith([anywhere])).toEqual([]);
  expect(filesWith(databaseFiles(), [anywhere])).toEqual([]);
  for (const sealed of Object.values(sealedBesideCases(cases)))
    expect(await sealed.rewrap(() => undefined)).toEqual({ done: 0, left: 0 });
});

test('what a program before has kept in the open is sealed, and says the same', async () => {
  const { connection, cases } = office.services;
  const kept = async () => ({
    meeting: await cases.meetings.find('m-hidden'),
    plan: await cases.plans.listOfYear(2027),
    marks: (await cases.registers.marked('XX 2026')).map(({ mark }) => mark?.reason),
    replay: (await cases.replayChecks.last(caseId))?.runs,
    check: (await cases.officeChecks.listLast(1)).map(({ faults: all }) => all),
    aside: await cases.door.envelopes.find('hash'),
  });
  const before = await kept();
  const open = async (collection: string, _id: unknown, fields: object, sealed: string) =>
    connection.collection(collection).updateOne({ _id } as object, { $set: fields, $unset: { [sealed]: 1 } });
  const { place, members, minutes } = before.meeting ?? {};
  await open('meetings', 'm-hidden', { place, members, minutes }, 'sealed');
  await open('inspection_plans', 'plan-2027-1', { deed: before.plan[0]?.deed }, 'sealed');
  await open('office_registers', 'XX 2026 1', { 'mark.reason': before.marks[0] }, 'whyOfCase');
  await open('office_registers', 'XX 2026 2', { 'mark.reason': before.marks[1] }, 'why');
  const replayed = await connection.collection('replay_checks').findOne({ caseId });
  await open('replay_checks', replayed?._id, { runs: before.replay }, 'details');
  const [check] = await cases.officeChecks.listLast(1);
  await open('office_checks', check?._id, { faults: before.check[0] }, 'found');
  await open('door_envelopes', 'hash', { 'putAside.why': `Không phải đơn ${anywhere}` }, 'why');
  expect((await collectionsWith([anywhere])).sort()).toEqual(
    ['meetings', 'inspection_plans', 'office_registers', 'replay_checks', 'office_checks', 'door_envelopes'].sort(), // prettier-ignore
  );
  expect(await kept()).toEqual(before);
  await sealWhatLiesOpen(cases);
  expect(await collectionsWith([anywhere])).toEqual([]);
  expect(await kept()).toEqual(before);
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
  const noteEnded = () => Promise.resolve();
  await destroyContents(caseId, { at: '2026-11-30T03:00:00.000Z', by: 'u-demo-chair' }, { cases, temporal, noteEnded }); // prettier-ignore

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
  // Nobody finds it by what it said, nor reads why a number of it was marked.
  const search = await head.get('/api/v1/cases?text=quydenokho');
  expect(search.body.total).toBe(0);
  expect((await cases.registers.marked('XX 2026')).map(({ mark }) => mark?.reason)).toEqual(['', expect.stringContaining(anywhere)]); // prettier-ignore
  expect((await intake.give(beside, 'note', { text: 'Vẫn làm việc.' })).status).toBe(200);
  expect((await intake.give(caseId, 'note', { text: 'Muộn.' })).status).toBeGreaterThanOrEqual(400);
  // Done again, as after a stop in between, it changes nothing.
  const row = await office.services.connection
    .collection<{ _id: string }>('case_views')
    .findOne({ _id: caseId });
  await destroyContents(caseId, { at: '2026-12-01T03:00:00.000Z', by: 'u-other' }, { cases, temporal, noteEnded }); // prettier-ignore
  expect(await office.services.connection.collection<{ _id: string }>('case_views').findOne({ _id: caseId })).toEqual(row); // prettier-ignore
}, 300_000);
