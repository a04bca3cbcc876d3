import { randomBytes, randomUUID } from 'node:crypto';
import fs, {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import type { Connection } from 'mongoose';
import { chained, genesis } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import { leftOf } from '../../domain/views/destroyed';
import { daysAfter } from '../../domain/clocks/years';
import { officeToday } from '../../language/dates';
import { createAccountStore } from '../../models/accounts';
import { createCaseKeys } from '../../models/caseKeys';
import { createCaseStates, stateCollection } from '../../models/caseStates';
import { type CaseStores, createCaseStores, openKeptCases } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { createEventContents } from '../../models/eventContents';
import type { MasterKey } from '../../models/keyRing';
import { createDailyLetters } from '../../models/dailyLetters';
import { createOwnSettings } from '../../models/ownSettings';
import { createOfficeActs } from '../../models/officeActs';
import { createOfficeLog } from '../../models/officeLog';
import { createRowTags } from '../../models/rowTags';
import { createSeedings } from '../../models/seedings';
import { createViewUpkeep } from '../../models/viewUpkeep';
import { backUp } from '../../office/backup/backup';
import { readManifest } from '../../office/backup/manifest';
import { checkBackup, restore } from '../../office/backup/restore';
import type { RestoreNeeds } from '../../office/backup/restoreNeeds';
import type { BackupNeeds } from '../../office/backup/writing';
import { copyKeys, requireApart } from '../../office/backup/keysApart';
import { endedKeysEnding, noteEndedKeys, readEndedKeys } from '../../office/destruction/endedKeys';
import { createOfficeFeed } from '../../office/feed/feed';
import { type CaseFinding, verifyOffice } from '../../office/verify/verifyOffice';
import { applyAccounts } from '../../seeds/accounts/apply';
import { applyBodies } from '../../seeds/accounts/bodies';
import { planned } from '../domain/receptionOffice';
import {
  readCalendar,
  readKeeping,
  readMatterRules,
  readProcedures,
  readReception,
  readTrees,
} from '../../seeds/reference';
import { readSettings } from '../../temporal-config/settings';
import { OfficeCase } from '../domain/office';
import { toVerification } from '../domain/stages';
import { eventsOfBefore, openedRows, openServedStores, servedOffice, strangersEvents } from '../servers';

const on = '2026-03-02';
const place = mkdtempSync(join(tmpdir(), 'liem-backup-'));
let taken = 0;
const freshPlace = () => join(place, String((taken += 1)));

let connection: Connection;
let stores: CaseStores;
let keys: readonly MasterKey[];
let programToken = '';
beforeAll(async () => {
  ({ connection, stores, keys } = await openServedStores('backup'));
  await fillOffice();
}, 120_000);
afterAll(async () => {
  await connection.close();
  rmSync(place, { recursive: true, force: true });
});

const identity = { name: 'Người gửi đơn', address: 'Thôn 2', phone: '', originalText: 'Nguyên văn đơn.' };

async function keepCase(caseId: string, events: CaseStores['events'] = stores.events): Promise<OfficeCase> {
  const one = toVerification(OfficeCase.received(on, {}, caseId), on);
  if (caseId === 'c-closed') one.give('meetReporter', { on }).give('withdraw', { on });
  await events.append(caseId, genesis(caseId), one.events);
  await stores.views.save(project(one.now));
  return one;
}

/** Something in every collection that an office comes to have. */
async function fillOffice(): Promise<void> {
  await stores.reference.addCalendar(readCalendar('office'));
  await stores.reference.addKeeping(readKeeping('office'));
  for (const rules of readReception('office')) await stores.reference.addReception(rules);
  for (const rules of readMatterRules('office')) await stores.reference.addMatterRules(rules);
  for (const procedure of readProcedures('office')) await stores.reference.addProcedure(procedure);
  for (const tree of readTrees()) await stores.reference.addTree(tree);
  const accounts = createAccountStore(connection, keys, stores.officeLog);
  await accounts.prepare();
  await applyAccounts(accounts);
  await accounts.needToKnow.begin('u-demo-chair');
  const program = { _id: 'p-1', name: 'Văn bản điều hành', contact: 'Văn phòng', actsFor: 'u-demo-intake' };
  const until = daysAfter(officeToday(), 30);
  programToken = await accounts.programs.make({ ...program, scopes: ['reading'] }, until, 'u-demo-chair');
  await applyBodies(stores.bodies);
  await createSeedings(connection).begunAt('demonstration', `${on}T00:00:00.000Z`);
  await keepCase('c-before', eventsOfBefore(connection, keys));
  const gone = await keepCase('c-gone');
  const left = leftOf(project(gone.now), `${on}T09:00:00.000Z`);
  await stores.keys.destroy('c-gone', { at: `${on}T09:00:00.000Z`, by: 'u-1', left });
  await stores.views.bury(left);
  for (const caseId of ['c-1', 'c-2', 'c-3', 'c-closed']) {
    await keepCase(caseId);
    await stores.numbers.numberFor(caseId, '2026');
    await stores.vault.store(caseId, `p-${caseId}`, identity);
  }
  const at = `${on}T01:00:00.000Z`;
  await stores.vault.look('p-c-1', { at, caseId: 'c-1', by: 'u-1', fields: ['name'], why: 'Liên hệ.' });
  const paper = { caseId: 'c-1', of: 8, kind: 'decision' as const };
  const placeOf = { paper: 'c-1:8:decision', ...paper, on, by: 'u-1' };
  await stores.registers.next('QĐ 2026', placeOf, (n) => `${n}-QĐ/UBKTTU`);
  const file = await stores.vault.sealOf('c-1', 'c-1:8:decision', randomBytes(60_000));
  const hashes = { docx: 'a', pdf: 'b' };
  await stores.papers.keep({ _id: 'c-1:8:decision', ...paper, issuedAt: at, by: 'u-1', hashes, files: { docx: file, pdf: file } }); // prettier-ignore
  async function* bytes() {
    yield randomBytes(700_000);
  }
  const { id: kept } = await stores.files.keep(
    { caseId: 'c-1', by: 'u-1', type: 'application/pdf' },
    bytes(),
  );
  await stores.fileReadings.add({ caseId: 'c-1', file: kept, by: 'u-1', at, as: 'original' });
  await stores.workingCopies.keep('c-1', 'k-1', 'Đơn đã cắt phần có thể lộ người gửi.');
  const importRecord = { _id: 'i-1', by: 'u-1', createdAt: at, expiresAt: '2026-03-09T00:00:00.000Z', runningUntil: at }; // prettier-ignore
  await stores.imports.keep(importRecord, [{ row: 1, status: 'ready', content: 'Nội dung dòng 1.' }]);
  await stores.imports.claimNumber('17', 'c-2', at);
  const members = [{ id: 'u-1', name: 'Trần Văn A', position: 'Ủy viên' }];
  await stores.meetings.convene({ _id: 'm-1', body: 'commission', on, place: 'Phòng họp', convenedBy: 'u-1', convenedAt: at, members, revision: 1 }); // prettier-ignore
  await stores.replayChecks.add({ caseId: 'c-1', at, by: 'u-1', outcome: 'notKept', runs: [], earlierGone: false, decided: { count: 0 } }); // prettier-ignore
  const check = await stores.officeChecks.begin('u-1', at, at);
  await stores.officeChecks.finish(check._id, { finishedAt: at, cases: 1, faultCount: 0, faults: [] });
  await stores.news.acknowledge('c-1', { to: 'c-2', seq: 3, says: 'reportMerged' });
  const planned = {
    entryId: 'e-1',
    subject: 'Sở Mẫu',
    organisation: '',
    matter: 'Mua sắm',
    officer: 'u-1',
    month: 3,
  };
  await stores.plans.add({ year: 2026, by: 'u-1', at, commandId: 'k-1', deed: { kind: 'drafted', entries: [planned] } }, 0); // prettier-ignore
  await stores.figureActs.add(
    { of: 'text t-1', by: 'u-1', at, commandId: 'k-1', deed: { kind: 'handedIn' } },
    0,
  );
  await stores.savedSearches.add('u-1', { id: 's-1', name: 'Đơn mới', query: { stage: 'intake' } }, at);
  const acts = createOfficeActs(connection, keys, stores.officeLog);
  await acts.prepare();
  await acts.propose({ kind: 'resetPassword', accountId: 'u-demo-chair' }, 'u-demo-admin');
  await createOwnSettings(connection, keys).keepAddress('u-1', 'u-1@office.example');
  await createDailyLetters(connection).take(on, 'u-1', at);
  await connection.collection('sessions').insertOne({ session: 'x' });
  await stores.matters.keep('c-1', ['Lấn đất công.']);
  await stores.recommendations.add(
    {
      of: 'r-1',
      by: 'u-1',
      at,
      commandId: 'k-2',
      deed: { kind: 'sent', about: 'Thời hạn', text: 'Đề nghị.', answerBy: on, remindOn: on },
    },
    0,
  );
  await stores.memberNotices.add(
    {
      of: 'n-1',
      by: 'u-1',
      at,
      commandId: 'k-4',
      deed: { kind: 'leftAlone', reason: 'Không phải đảng viên.' },
    },
    0,
  );
  await stores.sessionNotices.add(
    {
      of: 'm-1',
      by: 'u-1',
      at,
      commandId: 'k-3',
      deed: { kind: 'takenDown', on, reason: 'Đăng nhầm.' },
    },
    0,
  );
  await fillReception();
  await stores.listedMatters.add({
    caseId: 'c-1',
    revision: 1,
    by: 'u-1',
    at: `${on}T01:00:00.000Z`,
    commandId: 'k-1',
    deed: { kind: 'listed' },
    words: { reason: 'Dư luận quan tâm.' },
  });
  await fillDoor();
  const feed = createOfficeFeed({ ...stores, rows: createViewUpkeep(connection, stores) });
  await feed.catchUp();
}

/** A day of reception with somebody who came. */
async function fillReception(): Promise<void> {
  const at = `${on}T01:00:00.000Z`;
  const act = { revision: 1, by: 'u-1', at, commandId: 'k-1' };
  await stores.receptionDays.add({ ...act, dayId: 'd-1', deed: { kind: 'planned', day: planned({ on }) } });
  const turn = await stores.visits.turnFor('v-1', on.slice(0, 4));
  const deed = {
    kind: 'arrived',
    dayId: 'd-1',
    on,
    turn,
    matter: 'petition',
    standing: 'self',
    people: 1,
  } as const;
  await stores.visits.add({
    ...act,
    visitId: 'v-1',
    deed,
    guarded: { name: 'Người Đến' },
    words: { content: 'Kiến nghị.' },
  });
  await stores.scans.keep('v-1', randomBytes(2_000));
}

/** A report and a file that came through the public door, and what the office knows of its reporter's box. */
async function fillDoor(): Promise<void> {
  const { envelopes, boxes, files } = stores.door;
  const [_id, box, door] = ['e'.repeat(64), 'b'.repeat(64), 'd'.repeat(64)];
  await envelopes.link({ _id, door, seq: 1, erased: false });
  await envelopes.keep({
    _id,
    is: 'report',
    door,
    seq: 1,
    box,
    on,
    fetchedOn: on,
    files: 1,
    sealed: randomBytes(4096),
  });
  await envelopes.addFault({ _id: 'f-1', fault: 'missing', seq: 2, on });
  await boxes.open({ _id: box, door, publicKey: randomBytes(32).toString('base64'), caseId: 'c-new' });
  const scores = { easyToReach: 4, toldOfSteps: 4, conduct: 4, feltSafe: 4, explained: 4 };
  await stores.opinions.addFromDoor({ _id: 'o-1', quarter: '2026-4', scores, sealed: randomBytes(64) });
  await stores.opinions.addWritten({ _id: 'o-2', quarter: '2026-4', way: 'paper', scores });
  await files.keepPiece('p-1', 0, randomBytes(4096));
  await files.settle({ _id: 'p-1', pieces: 1, spoiled: false });
}

const needs = (directory: string, more: Partial<BackupNeeds> = {}): BackupNeeds => ({
  connection,
  masterKeys: keys,
  directory,
  program: '0.1.0',
  now: () => new Date(),
  progress: () => undefined,
  ...more,
});
const silent = () => undefined;

/** An office with the keys of the first and nothing in it. */
async function emptyOffice() {
  const { mongo } = readSettings(servedOffice('restored').env);
  const other = await openConnection(mongo.uri);
  await createCaseStores(other, keys);
  return other;
}
const storesOf = (one: Connection) => ({ keys: createCaseKeys(one, keys), tags: createRowTags(keys) });
const restoreInto = async (
  other: Connection,
  directory: string,
  takenUp: string[] = [],
  more: Pick<RestoreNeeds, 'ended' | 'backupKeys'> & { newer?: string } = {},
) =>
  restore(
    await checkBackup(directory, keys, silent),
    {
      ...more,
      connection: other,
      masterKeys: keys,
      now: () => new Date(),
      progress: silent,
      goOn: async ({ caseId }) => void takenUp.push(caseId),
      countCarriedOn: async () => 0,
    },
    more.newer === undefined ? undefined : await checkBackup(more.newer, keys, silent),
  );

async function everythingIn(one: Connection, names: readonly string[]) {
  const all = new Map<string, unknown[]>();
  for (const name of names) all.set(name, await one.collection(name).find().sort({ _id: 1 }).toArray());
  return all;
}

/** Sealed anew they are other bytes each time. */
const statesIn = async (one: Connection) =>
  createCaseStates(createCaseKeys(one, keys)).openAll(await stateCollection(one).find().toArray());

test('whatever collections an office has made, all but what is derived or passes by itself are put back to the letter', async () => {
  const directory = freshPlace();
  const { content, faults } = await backUp(needs(directory));
  expect(faults).toEqual([]);
  const made = (await connection.listCollections()).map(({ name }) => name).sort();
  const copied = [...new Set(content.files.map(({ collection }) => collection))].sort();
  expect(made.filter((name) => !copied.includes(name))).toEqual([
    'case_states',
    'case_views',
    'door_turns',
    'feed_taken_up',
    'feed_waiting',
    'rule_move_rows',
    'rule_moves',
    'sessions',
  ]);
  for (const { collection, documents } of content.files)
    expect({ collection, isEmpty: documents === 0 }).toEqual({ collection, isEmpty: false });

  const other = await emptyOffice();
  const takenUp: string[] = [];
  const restored = await restoreInto(other, directory, takenUp);
  const fine = {
    leftAlone: [],
    closed: [expect.objectContaining({ caseId: 'c-closed' })],
    notRestarted: [],
    notAsRestored: [],
  };
  expect(restored).toMatchObject(fine);
  expect(takenUp.sort()).toEqual(['c-1', 'c-2', 'c-3', 'c-before']);
  expect(await everythingIn(other, copied)).toEqual(await everythingIn(connection, copied));
  const rows = await openedRows(connection, stores);
  expect([rows.length, rows.includes(undefined)]).toEqual([6, false]);
  expect(await openedRows(other, storesOf(other))).toEqual(rows);
  const was = await statesIn(connection);
  expect(was.size).toBe(5);
  expect(await statesIn(other)).toEqual(was);
  // A program goes on with the token that it has.
  const { programs } = createAccountStore(other, keys, createOfficeLog(other, keys));
  expect(await programs.findByToken(programToken)).toMatchObject({ _id: 'p-1', actsFor: 'u-demo-intake' });
  await other.close();
});

test('nothing in it can be read without the keys, and only its owner reaches it', async () => {
  const directory = freshPlace();
  await backUp(needs(directory));
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  const files = readdirSync(directory);
  expect(files).toContain('manifest.json');
  for (const name of files) {
    expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(join(directory, name)).toString('latin1');
    for (const word of ['chu.nhiem', 'argon2', 'QĐ/UBKTTU', 'reportRegistered', keys[0]?.key ?? ''])
      expect(bytes).not.toContain(Buffer.from(word).toString('latin1'));
  }
});

test('a case that is at work while it is read is in the backup whole, to a seal', async () => {
  const directory = freshPlace();
  const caseId = 'c-at-work';
  const one = await keepCase(caseId);
  const head = (await stores.events.read(caseId)).at(-1) ?? genesis(caseId);
  one.give('note', { on }).give('note', { on });
  const more = one.events.slice(head.seq);
  // Half an append is there when it is read; the rest comes a moment later.
  const [first] = chained(head, await createEventContents(stores.keys).sealing(caseId)(more, true));
  const document = { _id: `${caseId}:${head.seq + 1}`, ...first };
  await connection.collection<{ _id: string }>('case_events').insertOne(document);
  const rest = setTimeout(() => void stores.events.append(caseId, head, more), 400);
  const { faults } = await backUp(needs(directory));
  clearTimeout(rest);
  expect(faults).toEqual([]);
  const other = await emptyOffice();
  await restoreInto(other, directory);
  const kept = await other.collection('case_events').find({ caseId }).toArray();
  expect(kept).toHaveLength(one.events.length);
  await other.close();
});

test('a case with a fault is copied as it is, named on both sides, and not carried on', async () => {
  const directory = freshPlace();
  await keepCase('c-forged', strangersEvents(connection, keys));
  await keepCase('c-broken');
  await connection.collection<{ _id: string }>('case_events').updateOne({ _id: 'c-broken:3' }, { $set: { by: 'u-x' } }); // prettier-ignore
  const { faults } = await backUp(needs(directory));
  const named = [
    { caseId: 'c-broken', verdict: expect.objectContaining({ verdict: 'altered', alteredAt: 3 }) },
    { caseId: 'c-forged', verdict: expect.objectContaining({ verdict: 'notSealed', why: 'falseSeal' }) },
  ];
  const byId = (a: { caseId: string }, b: { caseId: string }) => a.caseId.localeCompare(b.caseId);
  expect(faults.sort(byId)).toEqual(named);
  const other = await emptyOffice();
  const takenUp: string[] = [];
  const restored = await restoreInto(other, directory, takenUp);
  expect(restored.leftAlone.sort(byId)).toEqual(named);
  expect(restored.notAsRestored).toEqual([]);
  expect(takenUp).not.toContain('c-forged');
  expect(await other.collection('case_events').countDocuments({ caseId: 'c-broken' })).toBeGreaterThan(3);
  await other.close();
  for (const caseId of ['c-forged', 'c-broken']) {
    await connection.collection('case_events').deleteMany({ caseId });
    await connection.collection<{ _id: string }>('case_views').deleteOne({ _id: caseId });
  }
});

describe('what is wrong with a backup is said before anything is written', () => {
  let directory: string;
  beforeEach(async () => {
    directory = freshPlace();
    await backUp(needs(directory));
  });
  const refused = async (words: string | RegExp, masterKeys = keys) =>
    expect(checkBackup(directory, masterKeys, silent)).rejects.toThrow(words);
  const change = (name: string, by: (content: Buffer) => Buffer | string) =>
    writeFileSync(join(directory, name), by(readFileSync(join(directory, name))));
  const manifest = (more: object) =>
    change('manifest.json', (content) => JSON.stringify({ ...JSON.parse(content.toString()), ...more }));

  test('a key that is missing, and one that is another', async () => {
    const another = randomBytes(32).toString('base64');
    await refused(/sealed under the key test, and this office does not have it/, [
      { id: 'k2', key: another },
    ]);
    await refused(/is not the one under which this backup was sealed/, [{ id: 'test', key: another }]);
    const turned = [{ id: 'k2', key: another }, ...keys];
    expect((await checkBackup(directory, turned, silent)).content.keyId).toBe('test');
  });
  test('a damaged file and a missing one are named', async () => {
    change('accounts.bson.gz.sealed', (content) => {
      content.writeUInt8(content.readUInt8(50) ^ 1, 50);
      return content;
    });
    await refused('The file accounts.bson.gz.sealed of the backup is damaged');
    rmSync(join(directory, 'accounts.bson.gz.sealed'));
    await refused('The file accounts.bson.gz.sealed of the backup is missing');
  });
  test('half a backup, a newer format, an altered manifest', async () => {
    const whole = readFileSync(join(directory, 'manifest.json'), 'utf8');
    manifest({ begunAt: '2020-01-01T00:00:00.000Z' });
    await refused('was altered');
    manifest({ format: 3 });
    await refused('This backup has format 3, and this program reads up to 2');
    change('manifest.json', () => whole.slice(0, 200));
    await refused('it is damaged');
    rmSync(join(directory, 'manifest.json'));
    await refused('There is no whole backup');
  });
  test('a file of another backup does not stand for one of this', async () => {
    const other = freshPlace();
    await backUp(needs(other));
    const name = 'accounts.bson.gz.sealed';
    change(name, () => readFileSync(join(other, name)));
    const entry = readManifest(other, keys).files.find((file) => file.name === name);
    const files = readManifest(directory, keys).files.map((file) => (file.name === name ? entry : file));
    manifest({ files });
    await refused('was altered');
  });
});

test('an office in which there is something is left as it is', async () => {
  const directory = freshPlace();
  await backUp(needs(directory));
  const other = await emptyOffice();
  const accounts = createAccountStore(other, keys, createOfficeLog(other, keys));
  await accounts.prepare();
  await applyAccounts(accounts);
  await expect(restoreInto(other, directory)).rejects.toThrow('not empty: there is something in “accounts”');
  await other.collection('accounts').deleteMany({});
  expect(await other.collection('case_events').countDocuments()).toBe(0);
  await other.collection<{ _id: string }>('restorations').insertOne({ _id: randomUUID() });
  await expect(restoreInto(other, directory)).rejects.toThrow('A restore into this office was cut short');
  await other.close();
});

test('a directory in which there is something is not written to, and what cannot be finished is removed', async () => {
  const directory = freshPlace();
  fs.mkdirSync(directory);
  writeFileSync(join(directory, 'letter.txt'), 'x');
  await expect(backUp(needs(directory))).rejects.toThrow('is not empty');
  expect(readdirSync(directory)).toEqual(['letter.txt']);
  await expect(backUp(needs(join(directory, 'letter.txt')))).rejects.toThrow('take another directory');

  const full = freshPlace();
  const real = fs.createWriteStream;
  const spy = jest.spyOn(fs, 'createWriteStream').mockImplementation((path, options) => {
    if (!String(path).includes('papers')) return real(path, options as never);
    const noRoom = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    return new Writable({ write: (_bytes, _encoding, done) => done(noRoom) }) as never;
  });
  await expect(backUp(needs(full))).rejects.toThrow('no more room on the medium');
  spy.mockRestore();
  expect(readdirSync(full)).toEqual([]);
});

/** A case of which a backup was taken before its contents were destroyed. */
async function destroyedSince(caseId: string): Promise<{ older: string; newer: string; file: string }> {
  const [older, newer, apart] = [freshPlace(), freshPlace(), freshPlace()];
  const one = await keepCase(caseId);
  await backUp(needs(older));
  const head = (await stores.events.read(caseId)).at(-1) ?? genesis(caseId);
  one.give('note', { on });
  await stores.events.append(caseId, head, one.events.slice(head.seq));
  const left = leftOf(project(one.now), `${on}T09:00:00.000Z`);
  await stores.keys.destroy(caseId, { at: `${on}T09:00:00.000Z`, by: 'u-1', left });
  await stores.views.bury(left);
  const file = join(apart, `office${endedKeysEnding}`);
  expect(await noteEndedKeys(file, stores.keys, keys)).toBeGreaterThan(0);
  expect(await noteEndedKeys(file, stores.keys, keys)).toBe(0);
  await backUp(needs(newer));
  return { older, newer, file };
}

describe('contents that were destroyed after a backup was taken', () => {
  const caseId = 'c-destroyed-since';
  let places: { older: string; newer: string; file: string };
  beforeAll(async () => {
    places = await destroyedSince(caseId);
  }, 60_000);

  test('come back with its keys where nothing says that they were destroyed', async () => {
    const other = await emptyOffice();
    const { keptDestroyed } = await restoreInto(other, places.older);
    expect(keptDestroyed).toEqual([]);
    expect(await storesOf(other).keys.find(caseId)).toBeDefined();
    await other.close();
  });

  test.each(['the file beside the keys', 'a newer backup'])('stay destroyed by %s', async (by) => {
    const other = await emptyOffice();
    const { older, newer, file } = places;
    const takenUp: string[] = [];
    const told = by === 'a newer backup' ? { newer } : { ended: readEndedKeys(file, keys) };
    const restored = await restoreInto(other, older, takenUp, told);
    expect([restored.keptDestroyed, restored.notAsRestored]).toEqual([[caseId, 'c-gone'], []]);
    expect(takenUp).not.toContain(caseId);
    expect(await storesOf(other).keys.find(caseId)).toBeUndefined();
    const kept = openKeptCases(other, keys);
    const links = await kept.events.readKept(caseId);
    await expect(kept.events.open(caseId, links)).rejects.toMatchObject({ destruction: { by: 'u-1' } });
    const found = new Map<string, CaseFinding | undefined>();
    for await (const { caseId: its, finding } of verifyOffice(kept)) found.set(its, finding);
    expect([found.get(caseId), found.get('c-1'), found.get('c-gone')]).toEqual([undefined, undefined, undefined]); // prettier-ignore
    const row = await other.collection<{ _id: string }>('case_views').findOne({ _id: caseId });
    expect(row).toMatchObject({ seq: links.length, destroyedAt: `${on}T09:00:00.000Z` });
    expect(row).not.toHaveProperty('shown');
    await other.close();
  });

  test('open from no older backup once its key for backups is retired; a newer one has the keys of all others', async () => {
    const first: MasterKey = { id: 'g1', key: randomBytes(32).toString('base64') };
    const second: MasterKey = { id: 'g2', key: randomBytes(32).toString('base64') };
    const [older, newer] = [freshPlace(), freshPlace()];
    await backUp(needs(older, { caseKeysUnder: first }));
    await backUp(needs(newer, { caseKeysUnder: second }));
    const retired = { backupKeys: [second] };
    const other = await emptyOffice();
    await expect(restoreInto(other, older, [], retired)).rejects.toThrow(/g1.*was retired.*--newer/s);
    expect(await other.collection('case_keys').countDocuments()).toBe(0);
    // Another key of that name is none.
    const wrong = { backupKeys: [{ ...second, id: 'g1' }] };
    await expect(restoreInto(await emptyOffice(), older, [], wrong)).rejects.toThrow('damaged');
    expect((await restoreInto(other, older, [], { ...retired, newer })).notAsRestored).toEqual([]);
    expect(await storesOf(other).keys.find('c-1')).toEqual(await stores.keys.find('c-1'));
    await expect(restoreInto(await emptyOffice(), newer, [], { ...retired, newer: older })).rejects.toThrow('is older than'); // prettier-ignore
    await other.close();
  });
});

test('keys go to another place than the backup, and only there', () => {
  const directory = freshPlace();
  const secrets = { vaultKeys: keys, sessionSecret: 's' };
  for (const wrong of [directory, join(directory, 'keys'), `${directory}/../${taken}`, place]) {
    expect(() => requireApart(wrong, directory)).toThrow('lie in one another');
  }
  const apart = freshPlace();
  requireApart(apart, directory);
  const endedKeys = join(freshPlace(), `office${endedKeysEnding}`);
  mkdirSync(dirname(endedKeys), { recursive: true });
  writeFileSync(endedKeys, 'ended\n');
  const file = copyKeys(apart, { ...secrets, backupKeys: [{ id: 'g1', key: 'GENERATION' }], endedKeys });
  expect(readFileSync(file, 'utf8')).toContain('g1:GENERATION');
  expect(readFileSync(join(apart, `liem${endedKeysEnding}`), 'utf8')).toBe('ended\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toContain(keys[0]?.key);
  expect(() => copyKeys(apart, secrets)).toThrow('is there already');
});
