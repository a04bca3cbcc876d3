import type { Connection } from 'mongoose';
import { rebuildViews, type RebuiltRow } from '../../office/views/rebuildViews';
import { everyCase } from '../../domain/access/policy';
import { genesis } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import type { CaseStores } from '../../models/caseStores';
import { createRowsDerived } from '../../models/rowsDerived';
import { createViewUpkeep } from '../../models/viewUpkeep';
import { bringRowsUpToDate } from '../../office/views/rowsOfThisProgram';
import { OfficeCase } from '../domain/office';
import { toVerification } from '../domain/stages';
import { openedRows, openServedStores } from '../servers';

let connection: Connection;
let stores: CaseStores;
beforeAll(async () => {
  ({ connection, stores } = await openServedStores('auditor-rebuild'));
  for (const caseId of ['c-right', 'c-edited', 'c-lost', 'c-old', 'c-ahead', 'c-broken']) await keep(caseId);
});
afterAll(() => connection.close());

const rows = () => connection.collection<{ _id: string; seq?: number }>('case_views');
const everything = () => openedRows(connection, stores);

const played = (caseId: string) =>
  toVerification(OfficeCase.received('2026-03-02', {}, caseId), '2026-03-02');

async function keep(caseId: string): Promise<void> {
  const one = played(caseId);
  await stores.events.append(caseId, genesis(caseId), one.events);
  await stores.views.save(project(one.now));
}

async function rebuild(trustEvents = false): Promise<Record<string, RebuiltRow['fate']>> {
  const fates: [string, RebuiltRow['fate']][] = [];
  const needs = { events: stores.events, rows: createViewUpkeep(connection, stores), trustEvents };
  for await (const { caseId, fate } of rebuildViews(needs)) fates.push([caseId, fate]);
  return Object.fromEntries(fates.sort());
}

test('whatever was done to the rows, they are as their events say again', async () => {
  const before = await everything();
  await rows().updateOne({ _id: 'c-edited' }, { $set: { stage: 'closed', state: '{"notes":7}' } });
  await rows().deleteOne({ _id: 'c-lost' });
  await rows().updateOne({ _id: 'c-old' }, { $set: { seq: 2 } });
  await rows().insertOne({ _id: 'c-invented', seq: 3 });

  expect(await rebuild()).toEqual({
    'c-right': 'unchanged',
    'c-ahead': 'unchanged',
    'c-broken': 'unchanged',
    'c-edited': 'restored',
    'c-lost': 'restored',
    'c-old': 'restored',
    'c-invented': 'removed',
  });
  expect(await everything()).toEqual(before);
  expect(new Set(Object.values(await rebuild()))).toEqual(new Set(['unchanged']));
});

test('a row that is ahead of its events stays as a trace, until the events are said to be right', async () => {
  const before = await everything();
  await rows().updateOne({ _id: 'c-ahead' }, { $set: { seq: 999 } });
  expect(await rebuild()).toMatchObject({ 'c-ahead': 'ahead', 'c-right': 'unchanged' });
  expect(await rebuild(true)).toMatchObject({ 'c-ahead': 'restored' });
  expect(await everything()).toEqual(before);
});

test('nothing is derived from a history that was tampered with', async () => {
  const before = await everything();
  const events = connection.collection<{ _id: string }>('case_events');
  await events.updateOne({ _id: 'c-broken:3' }, { $set: { by: 'u-someone-else' } });
  expect(await rebuild()).toMatchObject({ 'c-broken': 'broken' });
  await events.deleteOne({ _id: 'c-broken:1' });
  expect(await rebuild()).toMatchObject({ 'c-broken': 'broken' });
  expect(await everything()).toEqual(before);
});

test('after an update no row says in the open whom its case is about, also where it cannot be derived anew', async () => {
  const name = 'Nguyễn Văn Ngỏ';
  const inTheOpen = { subjectName: name, organisation: 'Sở Ngỏ', words: ['ngo'], inUnit: 'none' };
  for (const _id of ['c-broken', 'c-right'])
    await rows().updateOne({ _id }, { $set: inTheOpen, $unset: { shown: 1 } });
  const needs = { events: stores.events, rows: createViewUpkeep(connection, stores), tell: () => undefined };
  const derived = createRowsDerived(connection);
  const counts = await bringRowsUpToDate({ ...needs, derived, program: 'this one' });
  expect([counts?.get('broken'), await derived.isBy('this one')]).toEqual([1, true]);
  const stored = JSON.stringify(await rows().find().toArray());
  for (const word of [name, 'Sở Ngỏ', '"ngo"']) expect(stored).not.toContain(word);
  // The page of its list shows it as before.
  const found = await stores.views.listAll(everyCase, { text: 'ngo' });
  expect(found.map(({ caseId, subjectName }) => [caseId, subjectName])).toEqual([['c-broken', name]]);
});

test('a row that moves on while the rebuild looks at it is never put back', async () => {
  const caseId = 'c-busy';
  await keep(caseId);
  const upkeep = createViewUpkeep(connection, stores);
  const one = played(caseId);
  const older = project(one.now);
  await rows().updateOne({ _id: caseId }, { $set: { stage: 'closed' } });
  const seen = await upkeep.find(caseId);
  const newer = project(one.give('note', { on: '2026-03-03' }).now);
  await stores.views.save(newer);
  expect(await upkeep.put(older, seen)).toBe(false);
  expect(await stores.views.find(caseId, { all: true, exceptConflictOf: '' })).toMatchObject({
    seq: newer.seq,
    stage: newer.stage,
  });
});
