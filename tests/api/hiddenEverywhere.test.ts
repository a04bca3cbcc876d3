import { randomUUID } from 'node:crypto';
import { everyCase } from '../../domain/access/policy';
import { demonstrationPeople } from '../../seeds/accounts/demonstration';
import { listedRoutes } from '../fuzz/listedRoutes';
import {
  eventually,
  importReports,
  issueDecision,
  makeMatter,
  type Matter,
  type NamedCase,
} from './hiddenMatters';
import { readTables, takeFiles } from './givenFiles';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { programFor } from './bearing';
import { bring } from './jsonOrdinaryCase';
import type { PlanDeed } from '../../domain/plans/plan';
import { drawCases } from '../../office/audit/draws';
import { roadmapOfCase } from './hiddenRoadmap';
import { visitOfCase } from './hiddenVisit';
import { addressesOf, type Parts } from './walkedRoutes';

/** One for each role that a conflict shuts out, among them who registered the cases and ran the import. */
const related = [
  'tiep.nhan', 'dia.ban.3', 'truong.phong.2', 'to.truong.2', 'uy.vien.2', 'pho.chu.nhiem.2', 'chu.nhiem', 'thuong.vu', 'cong.khai',
]; // prettier-ignore
const idOf = (username: string) =>
  demonstrationPeople.find((one) => one.username === username)?._id ?? username;
const relatedIds = related.map(idOf);

let office: JsonOffice;
let parts: Parts;
/** Each with the words that must not be said of it, and the ids of other cases that begin with its own. */
let secrets: { of: string; words: string[]; besides: string[] }[];

const cases = (matter: Matter): NamedCase[] => Object.values(matter);
const namesOf = ({ caseId, number }: NamedCase) => [caseId, number];
const allOf = ({ caseId, number, subject, title }: NamedCase) => [caseId, number, subject, title];

/** As an office from before has it: the conflict stands in these cases alone, and what is linked to them is seen. */
async function hideOnly(hidden: readonly NamedCase[]): Promise<void> {
  const { views } = office.services.cases;
  for (const { caseId } of hidden) {
    const view = await views.find(caseId, everyCase);
    if (!view) throw new Error('not there');
    await views.save({ ...view, seq: view.seq + 1000, conflictOf: relatedIds });
  }
}

let submission = '';
beforeAll(async () => {
  office = await openJsonOffice('hidden-everywhere');
  const { views, meetings, reference } = office.services.cases;
  const intake = await office.program('tiep.nhan');
  const vice = await office.program('pho.chu.nhiem.1');
  const matters = {
    whole: await makeMatter(office, intake, 'Mậtmục'),
    petition: await makeMatter(office, intake, 'Kíngốc'),
    linked: await makeMatter(office, intake, 'Ẩnnhánh'),
  };
  const sent = await intake.agent
    .post(`/api/v1/cases/${matters.whole.petition.caseId}/files`)
    .set({ 'X-CSRF-Token': intake.token, 'Idempotency-Key': randomUUID() })
    .field({ kind: 'other', title: 'Mậtmục' })
    .attach('files', Buffer.from('Ghi chép'), 'mật.txt');
  const fileId = String(sent.body.items[0].id);
  const begun = await intake.post(`/api/v1/cases/${matters.whole.petition.caseId}/uploads`, {
    name: 'mật.txt',
    size: 9,
  });
  // What is on its way through the office has drafts of its papers.
  const { caseId: submitting } = matters.whole.petition;
  await bring(office, submitting, ['holdHearing']);
  const drafter = { id: 'u-areaOfficer', roles: ['areaOfficer' as const] };
  const input = { on: '2026-03-16', summary: 'Kết luận.', disciplineDue: false };
  const command = { type: 'conclude' as const, commandId: randomUUID(), actor: drafter, input };
  expect(await office.services.cases.gateway.give(submitting, command)).toMatchObject({ kind: 'done' });
  const [submitted] = (await views.find(submitting, everyCase))?.state.submissions ?? [];
  submission = String(submitted?.id);
  const papers = [];
  for (const { petition } of Object.values(matters)) papers.push(await issueDecision(vice, petition.caseId));
  const convening = { body: 'commission', on: '2026-03-16', place: 'Phòng họp số 1' };
  const key = () => ({ 'Idempotency-Key': randomUUID() });
  const { body: meeting } = await vice.post('/api/v1/meetings', convening, key());
  const agenda = Object.values(matters).map(({ petition }) => petition.caseId);
  const put = await vice.post(`/api/v1/meetings/${meeting.meetingId}/agenda`, { cases: agenda }, key());
  expect(put.body.put).toBe(3);
  const { importId, imported } = await importReports(office, intake, 'Giấusổ');

  for (const username of related) {
    const program = await office.program(username);
    for (const { caseId } of [matters.whole.petition, imported]) {
      const own = { accountId: idOf(username), relation: 'Em ruột' };
      expect((await program.give(caseId, 'declareConflict', own)).status).toBe(200);
    }
  }
  for (const { caseId } of cases(matters.whole))
    await eventually(async () => (await views.find(caseId, everyCase))?.conflictOf.length === related.length);
  const { petition, part, merged, appeal } = matters.linked;
  await hideOnly([matters.petition.petition]);
  await hideOnly([part, merged, appeal]);

  await roadmapOfCase(office, matters.whole.petition.caseId, 'Mậtmục');
  const reception = await visitOfCase(office, matters.whole.petition.caseId, 'Mậtmục');
  const planned = {
    entryId: 'e-1',
    subject: 'Sở Mẫu',
    organisation: '',
    matter: 'Mua sắm',
    officer: 'u-demo-area-1',
    month: 3,
  };
  const deeds: PlanDeed[] = [
    { kind: 'drafted', entries: [planned] },
    { kind: 'approved', approves: 1 },
    { kind: 'takenUp', entryId: 'e-1', caseId: matters.whole.petition.caseId },
  ];
  for (const [after, deed] of deeds.entries()) {
    const act = {
      year: 2026,
      by: 'u-demo-vice-1',
      at: new Date().toISOString(),
      commandId: `k-${after}`,
      deed,
    };
    expect(await office.services.cases.plans.add(act, after)).toBe(true);
  }
  secrets = [
    { of: 'the whole matter', words: [...cases(matters.whole).flatMap(allOf), 'Mậtmục'], besides: [] },
    { of: 'what was imported', words: allOf(imported), besides: [] },
    {
      of: 'a petition with parts that are seen',
      words: [...namesOf(matters.petition.petition), matters.petition.petition.title],
      // The id of a part begins with that of its petition.
      besides: [matters.petition.part.caseId],
    },
    {
      of: 'what is linked to a petition that is seen',
      words: [...namesOf(part), ...[merged, appeal].flatMap(allOf)],
      besides: [],
    },
  ];
  const rules = [...(await reference.listProcedures()), ...(await reference.listCalendars())];
  expect(await meetings.count({})).toBe(1);
  // A draw from all that there is: each is shown of it what they may see.
  const auditor = { id: 'u-demo-auditor', roles: ['auditor' as const] };
  const all = { from: '2000-01-01', to: '2099-12-31', count: 50, seed: 'x' };
  const drawn = await drawCases(auditor, all, office.services.cases);
  parts = {
    fileId: [fileId],
    sheet: ['1'],
    uploadId: [String(begun.body.id)],
    seq: [String(drawn)],
    caseId: [...Object.values(matters).flatMap(cases), imported].map(({ caseId }) => caseId),
    type: ['merge', 'decideMerge', 'acceptAppeal', 'unmerge', 'note', 'decideConflict', 'liftConflict'],
    of: papers.map((path) => path.split('/')[4] ?? '').filter((of, i, all) => all.indexOf(of) === i),
    kind: ['decision'],
    submission: [submission],
    draft: ['conclusion'],
    role: ['auditor'],
    meetingId: [String(meeting.meetingId)],
    importId: [importId],
    savedId: [randomUUID()],
    year: ['2026'],
    entryId: ['e-1'],
    dayId: [reception.dayId],
    visitId: [reception.visitId],
    nth: ['1'],
    period: ['party.year.2026'],
    form: ['petitions'],
    revision: ['1'],
    webhookId: [randomUUID()],
    summaryId: [randomUUID()],
    recommendationId: [randomUUID()],
    noticeId: [randomUUID()],
    accountId: ['u-demo-intake'],
    programId: [`p-${randomUUID()}`],
    id: [...new Set(rules.map(({ id }) => id))],
    version: ['1'],
  };
  expect(petition.caseId).not.toBe(part.caseId);
}, 300_000);
afterAll(() => office.close(), 60_000);

/** So many addresses are asked for at once: while one waits for the database, others are made ready. */
const atOnce = 8;

/** Where everybody goes, whatever their share: what they need to be at work. */
const atWork = [
  '/api/v1/cases', '/cases', '/cases/:caseId', '/api/v1/cases/:caseId/events', '/work', '/meetings/:meetingId',
]; // prettier-ignore

interface Address {
  pattern: string;
  path: string;
}
/** One of so many who go to the addresses of single cases between them; everywhere else each goes. */
interface Share {
  nth: number;
  of: number;
}
function shareOf(addresses: readonly Address[], { nth, of }: Share): Address[] {
  const met = new Map<string, number>();
  return addresses.filter(({ pattern }) => {
    const place = met.get(pattern) ?? 0;
    met.set(pattern, place + 1);
    return !pattern.includes(':caseId') || atWork.includes(pattern) || place % of === nth % of;
  });
}
const everything: Share = { nth: 0, of: 1 };

/** Goes to a share of all addresses that there are. @returns what was said where it must not be, and where anything was said at all */
async function walk(program: Pick<Program, 'get'>, share: Share) {
  const said: { of: string; word: string; path: string }[] = [];
  const answered = new Set<string>();
  async function look({ pattern, path }: Address): Promise<void> {
    const accept = pattern.startsWith('/api/') ? 'application/json' : 'text/html';
    const { status, headers, text, body } = await program.get(path).set('Accept', accept);
    if (status === 200) answered.add(pattern);
    const bytes = Buffer.isBuffer(body) ? body.toString('latin1') : '';
    // An address that was asked for is no news to whoever asked.
    const told = `${text ?? ''}${bytes}${JSON.stringify(headers)}`
      .replaceAll(path, '')
      .replaceAll(encodeURIComponent(path), '');
    for (const { of, words, besides } of secrets) {
      const rest = besides.reduce((left, one) => left.replaceAll(one, ''), told);
      for (const word of words) if (rest.includes(word)) said.push({ of, word, path });
    }
  }
  const left = shareOf(addressesOf(listedRoutes(office.app), parts), share);
  const goOn = async () => {
    for (let next = left.pop(); next; next = left.pop()) await look(next);
  };
  await Promise.all(Array.from({ length: atOnce }, goOn));
  return { said, answered };
}

/** What somebody finds who is related to nobody: else a walk that finds nothing would mean nothing. */
test('whoever is in no conflict finds all of it, on every page that has cases', async () => {
  const found = new Map<string, Set<string>>();
  const patternOf = (path: string) =>
    path.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-2)?/g, ':id').replace(/\?.*/, '');
  const shares = [
    ['truong.phong.1', { nth: 0, of: 5 }],
    ['pho.chu.nhiem.1', everything],
    ['giam.sat', { nth: 1, of: 5 }],
  ] as const;
  for (const [username, share] of shares) {
    const { said } = await walk(await office.program(username), share);
    for (const { of, path } of said) {
      const all = found.get(of) ?? new Set();
      found.set(of, all.add(patternOf(path)));
    }
  }
  const where = new Set([...found.values()].flatMap((all) => [...all]));
  for (const place of [
    '/api/v1/cases',
    '/api/v1/cases/:id',
    '/api/v1/cases/:id/events',
    '/api/v1/cases/:id/moment',
    '/api/v1/events',
    '/api/v1/meetings',
    '/api/v1/meetings/:id',
    '/api/v1/registers/lines',
    '/cases',
    '/cases/:id',
    '/cases/:id/papers',
    '/cases/:id/files',
    '/cases/:id/files/:id',
    '/api/v1/cases/:id/files',
    '/api/v1/cases/:id/files/:id',
    `/cases/:id/submissions/${submission}/drafts/conclusion`,
    '/cases/:id/commands/note',
    '/cases/:id/replay',
    '/cases/:id/history.jsonl',
    '/meetings',
    '/meetings/:id',
    '/meetings/:id/attendance',
    '/registers',
    '/registers.csv',
    '/cases.csv',
    '/meetings/:id/agenda.csv',
    '/work',
    '/inspection-plans/2026',
    '/matters',
    '/matters/:id',
    '/matters/overview',
    '/matters.csv',
    '/api/v1/matters',
    '/api/v1/matters/:id',
    '/api/v1/inspection-plans',
  ])
    // prettier-ignore
    expect([place, where.has(place)]).toEqual([place, true]);
  expect([...found.keys()].sort()).toEqual(secrets.map(({ of }) => of).sort());
}, 300_000);

test('every file that is given has a name in plain letters, and days that a program reads as such', async () => {
  const programs = await Promise.all(
    ['truong.phong.1', 'pho.chu.nhiem.1', 'giam.sat', 'tiep.nhan'].map((one) => office.program(one)),
  );
  const { files, none } = await takeFiles(programs, addressesOf(listedRoutes(office.app), parts));
  // There is nothing of these here: no report was sent, no text written, no notice drawn up, nothing destroyed.
  const notHere =
    /text\.(docx|pdf)$|^\/figures\/:period\/sent\/|^\/keeping\/|\/notice\.(docx|pdf)$|^\/summaries\/|visits\/:visitId\/papers\//;
  expect(none.filter((pattern) => !notHere.test(pattern))).toEqual([]);
  for (const { pattern, name, bytes } of files) {
    expect([pattern, name]).toEqual([
      pattern,
      expect.stringMatching(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*\.[a-z]+$/),
    ]);
    if (name.endsWith('.csv'))
      expect([pattern, bytes.subarray(0, 3).toString('hex')]).toEqual([pattern, 'efbbbf']);
  }
  let days = 0;
  for (const { of, rows } of await readTables(files)) {
    // A table has a head, and in each line as many cells.
    expect([of.pattern, new Set(rows.map(({ length }) => length)).size]).toEqual([of.pattern, 1]);
    for (const cell of rows.flat()) {
      if (typeof cell === 'string')
        expect([of.pattern, cell]).not.toEqual([
          of.pattern,
          expect.stringMatching(/^\d\d?\/\d\d?\/\d{4}( |$)/),
        ]);
      else if (typeof cell === 'object' && cell) days += 1;
    }
  }
  expect(days).toBeGreaterThan(10);
}, 120_000);

test.each(related)(
  'no page, list, resource or header gives away to %s what a conflict hides from them',
  async (username) => {
    // Every address is gone to by two of them or more.
    const share = { nth: related.indexOf(username), of: 4 };
    const { said, answered } = await walk(await office.program(username), share);
    expect(said).toEqual([]);
    // They are at work all the same, and see what else there is.
    for (const pattern of atWork) expect([pattern, answered.has(pattern)]).toEqual([pattern, true]);
  },
  300_000,
);

test('no more does the program that acts for one of them, by its token', async () => {
  const { said, answered } = await walk(await programFor(office, idOf('tiep.nhan')), everything);
  expect(said).toEqual([]);
  for (const pattern of atWork)
    expect([pattern, answered.has(pattern)]).toEqual([pattern, pattern.startsWith('/api/')]);
}, 300_000);

test('once need to know is in force, nothing gives away to an area officer what they do not need to know', async () => {
  const { accounts } = office.services;
  await accounts.needToKnow.begin('u-demo-chair');
  const { said, answered } = await walk(await office.program('dia.ban.1'), { nth: 2, of: 3 });
  expect(said).toEqual([]);
  for (const pattern of ['/api/v1/cases', '/cases', '/work', '/meetings/:meetingId', '/registers'])
    expect([pattern, answered.has(pattern)]).toEqual([pattern, true]);
  // The same account, once a head lets it work in the whole office.
  await accounts.place('u-demo-area-1', { areas: ['wholeOffice'], clearance: 'ordinary' }, 'u-demo-chair');
  const program = await office.program('dia.ban.1');
  expect((await program.get(`/api/v1/cases/${parts.caseId?.[0]}`)).status).toBe(200);
}, 300_000);
