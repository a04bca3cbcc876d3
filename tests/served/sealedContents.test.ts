import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { everyCase } from '../../domain/access/policy';
import { genesis, type KeptLink } from '../../domain/proof/chain';
import { judgeHistory } from '../../domain/proof/verdict';
import { project } from '../../domain/views/caseView';
import { leftOf } from '../../domain/views/destroyed';
import { createCaseKeys } from '../../models/caseKeys';
import { type CaseStores, createCaseStores, openKeptCases } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import type { MasterKey } from '../../models/keyRing';
import { isSealedData } from '../../models/sealedData';
import { verifyFile } from '../../office/verify/verifyFile';
import { type CaseFinding, verifyOffice } from '../../office/verify/verifyOffice';
import { rebuildViews } from '../../office/views/rebuildViews';
import { readSettings } from '../../temporal-config/settings';
import { wordsIn } from '../door/markerWords';
import { OfficeCase } from '../domain/office';
import { eventsOfBefore, servedOffice } from '../servers';

const on = '2026-03-02';
const marker = 'Dấu kín trong ghi chú';

const { mongo, secrets } = readSettings(servedOffice('sealed-contents').env);
const keys: readonly MasterKey[] = secrets.vaultKeys;
let connection: Connection;
let stores: CaseStores;
beforeAll(async () => {
  connection = await openConnection(mongo.uri);
  stores = await createCaseStores(connection, keys);
});
afterAll(() => connection.close());

/** A case of which nothing is stored yet. */
const noted = (caseId: string) =>
  OfficeCase.received(on, {}, caseId).give('note', { on }, { text: `${marker}.` });
const store = ({ caseId, events }: OfficeCase, by = stores.events) =>
  by.append(caseId, genesis(caseId), events);
async function keep(caseId: string, by = stores.events): Promise<OfficeCase> {
  const one = noted(caseId);
  await store(one, by);
  await stores.views.save(project(one.now));
  return one;
}

/** Another process on the same database. */
async function otherProcess<Result>(
  work: (its: { stores: CaseStores; connection: Connection }) => Promise<Result>,
  masterKeys = keys,
): Promise<Result> {
  const own = await openConnection(mongo.uri);
  try {
    return await work({ stores: await createCaseStores(own, masterKeys), connection: own });
  } finally {
    await own.close();
  }
}

async function findings(
  kept = openKeptCases(connection, keys),
): Promise<Map<string, CaseFinding | undefined>> {
  const found = new Map<string, CaseFinding | undefined>();
  for await (const { caseId, finding } of verifyOffice(kept)) found.set(caseId, finding);
  return found;
}
const keyRows = () => connection.collection<{ _id: string; destroyed?: object }>('case_keys');
const eventRows = () => connection.collection<KeptLink & { _id: string }>('case_events');

async function destroy(one: OfficeCase): Promise<void> {
  const at = `${on}T09:00:00.000Z`;
  const left = leftOf(project(one.now), at);
  await stores.keys.destroy(one.caseId, { at, by: 'u-chair', left });
  await stores.views.bury(left);
}

test('what events and states say lies sealed, and reads as it was said', async () => {
  const one = await keep('c-sealed');
  for (const name of ['case_events', 'case_states']) {
    const documents = await connection.collection(name).find().toArray();
    expect(wordsIn(Buffer.from(JSON.stringify(documents)), [marker])).toEqual([]);
  }
  const read = await stores.events.read(one.caseId);
  expect(read.map(({ data }) => data)).toEqual(
    one.events.map(({ data }) => JSON.parse(JSON.stringify(data))),
  );
  expect((await stores.views.find(one.caseId, everyCase))?.state).toEqual(
    JSON.parse(JSON.stringify(one.now)),
  );
  expect((await findings()).get(one.caseId)).toBeUndefined();
});

test('an append that is repeated comes to the same hash, and changes nothing', async () => {
  const one = noted('c-repeated');
  const head = await store(one);
  const before = await eventRows().find({ caseId: one.caseId }).toArray();
  expect(await store(one)).toEqual(head);
  expect(await otherProcess(({ stores: its }) => store(one, its.events))).toEqual(head);
  expect(await eventRows().find({ caseId: one.caseId }).toArray()).toEqual(before);
});

test('of workers that store the same first act at once all come to one key and one history', async () => {
  const one = noted('c-twins');
  const heads = await Promise.all(
    Array.from({ length: 6 }, () => otherProcess(({ stores: its }) => store(one, its.events))),
  );
  expect(new Set(heads.map(({ hash }) => hash)).size).toBe(1);
  expect(await keyRows().countDocuments({ _id: one.caseId })).toBe(1);
  expect(await stores.events.read(one.caseId)).toHaveLength(one.events.length);
});

test('the history of an office of before goes on sealed, and is whole over both', async () => {
  const one = noted('c-before');
  await store(one, eventsOfBefore(connection, keys));
  expect(await keyRows().countDocuments({ _id: one.caseId })).toBe(0);
  const { length } = one.events;
  const head = (await stores.events.read(one.caseId)).at(-1) ?? genesis(one.caseId);
  one.give('note', { on }, { text: 'Từ nay kín.' });
  await stores.events.append(one.caseId, head, one.events.slice(length));
  await stores.views.save(project(one.now));

  const kept = await stores.events.readKept(one.caseId);
  expect(kept.map(({ data }) => isSealedData(data))).toEqual(one.events.map((_, i) => i >= length));
  expect((await stores.events.read(one.caseId)).map(({ type }) => type)).toEqual(
    one.events.map(({ type }) => type),
  );
  expect((await findings()).get(one.caseId)).toBeUndefined();
  const lines = await stores.events.disclose(one.caseId, kept);
  const file = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  expect(verifyFile(file, kept.at(-1)?.hash)).toMatchObject({ verdict: 'linked', count: kept.length });
  expect(verifyFile(file.replace('Từ nay kín.', 'Từ nay hở.'))).toMatchObject({
    verdict: 'altered',
    alteredAt: kept.length,
  });
});

test('a state of before is read as it was, and sealed with the next act', async () => {
  const one = await keep('c-older-state');
  const states = connection.collection<{ _id: string; view: unknown }>('case_states');
  const view = project(one.now);
  await states.updateOne({ _id: one.caseId }, { $set: { view: JSON.stringify(view) } });
  expect((await stores.views.find(one.caseId, everyCase))?.seq).toBe(view.seq);
  expect((await findings()).get(one.caseId)).toBeUndefined();
  await stores.views.save(project(one.give('note', { on }).now));
  expect(typeof (await states.findOne({ _id: one.caseId }))?.view).toBe('object');
});

test('an older state that is put back as a newer one is told by nobody, and derived anew', async () => {
  const one = await keep('c-put-back');
  const states = connection.collection<{ _id: string; seq: number }>('case_states');
  const older = await states.findOne({ _id: one.caseId });
  const head = (await stores.events.read(one.caseId)).at(-1) ?? genesis(one.caseId);
  one.give('note', { on });
  await stores.events.append(one.caseId, head, one.events.slice(head.seq));
  await stores.views.save(project(one.now));
  await states.replaceOne({ _id: one.caseId }, { ...older, seq: one.now.seq });
  await expect(stores.views.find(one.caseId, everyCase)).rejects.toThrow();
  expect((await findings()).get(one.caseId)).toEqual({ fault: 'otherRow' });
  for await (const fate of rebuildViews({ ...openKeptCases(connection, keys), trustEvents: false }))
    void fate;
  expect((await stores.views.find(one.caseId, everyCase))?.seq).toBe(one.now.seq);
});

test('where a key is destroyed the chain holds, and what the case said is gone for every process', async () => {
  const [gone, other] = [await keep('c-gone'), await keep('c-beside')];
  const head = (await stores.events.read(gone.caseId)).at(-1) ?? genesis(gone.caseId);
  await destroy(gone);

  const refusal = { name: 'ContentsGoneError', destruction: { at: `${on}T09:00:00.000Z`, by: 'u-chair' } };
  await expect(stores.events.read(gone.caseId)).rejects.toMatchObject(refusal);
  await otherProcess(async ({ stores: its }) => {
    await expect(its.events.readRange(gone.caseId, 1, 1)).rejects.toMatchObject(refusal);
    await expect(its.views.requireReadable(gone.caseId, everyCase)).rejects.toMatchObject(refusal);
    expect(await its.views.find(gone.caseId, everyCase)).toBeUndefined();
    // Whoever takes no part does not learn that there was anything.
    await its.views.bury({ ...leftOf(project(gone.now), on), conflictOf: ['u-kin'] });
    await its.views.requireReadable(gone.caseId, { all: true, exceptConflictOf: 'u-kin' });
    const more = gone.give('note', { on }).events.slice(-1);
    await expect(its.events.append(gone.caseId, head, more)).rejects.toMatchObject(refusal);
    await expect(its.vault.sealOf(gone.caseId, 'x', Buffer.from('x'))).rejects.toMatchObject(refusal);
  });
  const history = await stores.events.readSealed(gone.caseId);
  expect(judgeHistory(gone.caseId, history)).toEqual({
    verdict: 'sealed',
    head: { seq: head.seq, hash: head.hash },
  });
  expect((await stores.events.read(other.caseId)).length).toBe(other.events.length);
});

test('of a destroyed case its line says nothing but that, is checked as any other, and is derived anew', async () => {
  const one = await keep('c-line');
  await destroy(one);
  const rows = connection.collection<{ _id: string; subjectName: string }>('case_views');
  const line = await rows.findOne({ _id: one.caseId });
  expect(line).toMatchObject({ number: one.now.number, destroyedAt: `${on}T09:00:00.000Z` });
  expect(line).not.toHaveProperty('shown');
  expect(
    await connection.collection<{ _id: string }>('case_states').countDocuments({ _id: one.caseId }),
  ).toBe(0);
  expect((await findings()).get(one.caseId)).toBeUndefined();

  await rows.updateOne({ _id: one.caseId }, { $set: { subjectName: 'Tên viết lại' } });
  expect((await findings()).get(one.caseId)).toEqual({ fault: 'otherRow' });
  const fates = new Map<string, string>();
  for await (const { caseId, fate } of rebuildViews({
    ...openKeptCases(connection, keys),
    trustEvents: false,
  }))
    fates.set(caseId, fate);
  expect(fates.get(one.caseId)).toBe('restored');
  expect(await rows.findOne({ _id: one.caseId })).toEqual(line);
});

test('a key that is gone without anybody having destroyed it is a fault, also where somebody writes that it was', async () => {
  const one = await keep('c-stolen');
  await keyRows().deleteOne({ _id: one.caseId });
  expect((await findings()).get(one.caseId)).toEqual({ fault: 'unreadable' });
  await otherProcess(async ({ stores: its }) => {
    await expect(its.events.read(one.caseId)).rejects.toMatchObject({ destruction: undefined });
    // No other key is made behind what nobody can open.
    const head = (await its.events.readKept(one.caseId)).at(-1) ?? genesis(one.caseId);
    const more = one.give('note', { on }).events.slice(-1);
    await expect(its.events.append(one.caseId, head, more)).rejects.toMatchObject({
      name: 'ContentsGoneError',
    });
  });
  expect(await keyRows().countDocuments({ _id: one.caseId })).toBe(0);

  const destroyed = await keep('c-really');
  await destroy(destroyed);
  const said = (await keyRows().findOne({ _id: destroyed.caseId }))?.destroyed;
  await keyRows().insertOne({ _id: one.caseId, destroyed: said ?? {} });
  expect((await findings()).get(one.caseId)).toEqual({ fault: 'unreadable' });
  expect((await findings()).get(destroyed.caseId)).toBeUndefined();
});

test('a sealed event that was exchanged or altered is a fault of its chain', async () => {
  const one = await keep('c-exchanged');
  const [, second] = await eventRows().find({ caseId: one.caseId }).sort({ seq: 1 }).toArray();
  await eventRows().updateOne({ _id: `${one.caseId}:3` }, { $set: { data: second?.data } });
  expect((await findings()).get(one.caseId)).toMatchObject({
    fault: 'history',
    verdict: { verdict: 'altered', alteredAt: 3 },
  });
});

test('a new key of the office opens all that was sealed before', async () => {
  const one = await keep('c-rotated');
  const fresh = { id: 'fresh', key: randomBytes(32).toString('base64') };
  await createCaseKeys(connection, [fresh, ...keys]).rewrappable.rewrap(() => undefined);
  await otherProcess(
    async ({ stores: its }) => {
      expect(await its.events.read(one.caseId)).toHaveLength(one.events.length);
      expect((await its.views.find(one.caseId, everyCase))?.seq).toBe(one.now.seq);
    },
    [fresh],
  );
  await otherProcess(({ stores: its }) => expect(its.events.read('c-gone')).rejects.toMatchObject({ name: 'ContentsGoneError' }), [fresh, ...keys]); // prettier-ignore
});
