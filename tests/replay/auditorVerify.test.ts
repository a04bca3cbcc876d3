import { genesis } from '../../domain/proof/chain';
import type { Connection } from 'mongoose';
import { type CaseFinding, verifyOffice } from '../../office/verify/verifyOffice';
import { project } from '../../domain/views/caseView';
import { createAppendSeals } from '../../models/appendSeals';
import { type CaseEventStore, createCaseEventStore } from '../../models/caseEvents';
import type { CaseStores } from '../../models/caseStores';
import { createEventContents } from '../../models/eventContents';
import { createViewUpkeep } from '../../models/viewUpkeep';
import { OfficeCase } from '../domain/office';
import { openServedStores, type ServedStores, strangersEvents } from '../servers';

let connection: Connection;
let stores: CaseStores;
let stranger: CaseEventStore;
let keys: ServedStores['keys'];
beforeAll(async () => {
  const opened = await openServedStores('auditor-verify');
  ({ connection, stores, keys } = opened);
  stranger = strangersEvents(connection, opened.keys);
});
afterAll(() => connection.close());

const on = '2026-03-02';

const show = (one: OfficeCase) => stores.views.save(project(one.now));
async function keep(caseId: string): Promise<OfficeCase> {
  const one = OfficeCase.received(on, {}, caseId).give('classify', { on });
  await stores.events.append(caseId, genesis(caseId), one.events);
  await show(one);
  return one;
}

const kept = () => connection.collection<{ _id: string; seq: number; caseId: string }>('case_events');

async function verify(events = stores.events): Promise<Map<string, CaseFinding | undefined>> {
  const found = new Map<string, CaseFinding | undefined>();
  const needs = { events, rows: createViewUpkeep(connection, stores) };
  for await (const { caseId, finding } of verifyOffice(needs)) found.set(caseId, finding);
  return found;
}

test('each way of changing a history is named, and who was left alone is not blamed', async () => {
  await keep('c-right');
  await keep('c-altered');
  await kept().updateOne({ _id: 'c-altered:2' }, { $set: { by: 'u-other' } });
  const added = await keep('c-added');
  const length = added.events.length;
  added.give('note', { on });
  const head = (await stores.events.read('c-added')).at(-1);
  await stranger.append('c-added', head ?? genesis('c-added'), added.events.slice(length));
  await show(added);
  const rewritten = await keep('c-rewritten');
  await kept().deleteMany({ caseId: 'c-rewritten' });
  const forged = rewritten.events.map((event) => ({ ...event, by: 'u-other' }));
  await stranger.append('c-rewritten', genesis('c-rewritten'), forged);
  await keep('c-stripped');
  await kept().updateMany({ caseId: 'c-stripped' }, { $unset: { seal: '' } });
  const cut = await keep('c-cut');
  await kept().deleteOne({ _id: `c-cut:${cut.events.length}` });

  const found = await verify();

  const history = (verdict: object) => ({ fault: 'history', verdict: expect.objectContaining(verdict) });
  expect(found.get('c-right')).toBeUndefined();
  expect(found.get('c-altered')).toEqual(history({ verdict: 'altered', why: 'altered', alteredAt: 2 }));
  expect(found.get('c-added')).toEqual(
    history({ verdict: 'sealedUpTo', sealedUpTo: length, why: 'falseSeal' }),
  );
  expect(found.get('c-rewritten')).toEqual(history({ verdict: 'notSealed', why: 'falseSeal' }));
  expect(found.get('c-stripped')).toEqual(history({ verdict: 'notSealed', why: 'noSeal' }));
  expect(found.get('c-cut')).toEqual(
    history({ verdict: 'altered', why: 'cutOff', alteredAt: cut.events.length }),
  );
});

test('only what is not found whole and sealed in passing is asked for by itself', async () => {
  await keep('c-in-passing');
  await keep('c-no-row');
  await connection.collection<{ _id: string }>('case_views').deleteOne({ _id: 'c-no-row' });
  const foreign = { caseId: 'c-unknown', seq: 1, at: `${on}T01:00:00.000Z`, by: 'u-1', commandId: 'k-1', type: 'neverHeardOf', data: {} }; // prettier-ignore
  await stranger.append('c-unknown', genesis('c-unknown'), [foreign as never]);
  await connection
    .collection<{ _id: string; seq: number }>('case_views')
    .insertOne({ _id: 'c-unknown', seq: 1 });
  const asked: string[] = [];
  const readSealed = async (caseId: string) => {
    asked.push(caseId);
    return stores.events.readSealed(caseId);
  };
  const found = await verify({ ...stores.events, readSealed });
  expect(found.get('c-no-row')).toEqual({ fault: 'noRow' });
  expect(found.get('c-unknown')).toMatchObject({ fault: 'history', verdict: { verdict: 'notSealed' } });
  expect([...new Set(asked)].sort()).toEqual([...found.keys()].filter((id) => found.get(id)).sort());
  expect(found.has('c-in-passing')).toBe(true);
});

test('without the key of its seals a history is neither believed nor blamed', async () => {
  await keep('c-older-key');
  const turned = createCaseEventStore(
    connection,
    createAppendSeals([{ id: 'newer', key: Buffer.alloc(32, 7).toString('base64') }]),
    createEventContents(stores.keys),
  );
  expect((await verify(turned)).get('c-older-key')).toEqual({
    fault: 'history',
    verdict: expect.objectContaining({ verdict: 'keyMissing', keyId: keys[0]?.id, sealedUpTo: 0 }),
  });
});

test('appends one after another, and one that is repeated, are sealed to their end', async () => {
  const one = await keep('c-goes-on');
  for (const type of ['note', 'accept', 'note'] as const) {
    const head = (await stores.events.read('c-goes-on')).at(-1);
    const before = one.events.length;
    one.give(type, { on });
    const fresh = one.events.slice(before);
    await stores.events.append('c-goes-on', head ?? genesis('c-goes-on'), fresh.slice(0, 1));
    await stores.events.append('c-goes-on', head ?? genesis('c-goes-on'), fresh);
  }
  await show(one);
  expect((await verify()).has('c-goes-on')).toBe(true);
  expect((await verify()).get('c-goes-on')).toBeUndefined();
});
