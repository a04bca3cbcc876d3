import type { Connection } from 'mongoose';
import { type CheckedCase, verifyOffice } from '../../api/replay/verifyOffice';
import { genesis } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import type { CaseEventStore } from '../../models/caseEvents';
import type { CaseStores } from '../../models/caseStores';
import { createViewUpkeep } from '../../models/viewUpkeep';
import { OfficeCase } from '../domain/office';
import { openServedStores, strangersEvents } from '../servers';

let connection: Connection;
let stores: CaseStores;
let stranger: CaseEventStore;
beforeAll(async () => {
  const opened = await openServedStores('auditor-verify');
  ({ connection, stores } = opened);
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

async function verify(): Promise<Map<string, CheckedCase>> {
  const checked = new Map<string, CheckedCase>();
  const needs = { events: stores.events, rows: createViewUpkeep(connection) };
  for await (const { caseId, finding, hasSeals } of verifyOffice(needs))
    checked.set(caseId, { finding, hasSeals });
  return checked;
}

test('each way of changing a history is found, and who was left alone is not blamed', async () => {
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
  await keep('c-older');
  await kept().updateMany({ caseId: 'c-older' }, { $unset: { seal: '' } });

  const checked = await verify();

  expect(checked.get('c-right')).toEqual({ finding: undefined, hasSeals: true });
  expect(checked.get('c-altered')?.finding).toEqual({ fault: 'broken', why: 'altered', brokenAt: 2 });
  expect(checked.get('c-added')?.finding).toEqual({ fault: 'unsealed', from: length + 1 });
  expect(checked.get('c-rewritten')?.finding).toEqual({ fault: 'unsealed', from: 1 });
  expect(checked.get('c-older')).toEqual({ finding: undefined, hasSeals: false });
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
  expect((await verify()).get('c-goes-on')).toEqual({ finding: undefined, hasSeals: true });
});
