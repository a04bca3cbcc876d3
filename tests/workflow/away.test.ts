import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { findStanding, restartCase } from '../../office/restart/restartCase';
import { checkChain, genesis } from '../../domain/proof/chain';
import { caseWorkflowName } from '../../domain/case/hosting';
import { workflowIdOf } from '../../domain/case/hosting';
import { type CaseArguments } from '../../workflows/contract';
import { at, OfficeCase } from '../domain/office';
import { type DurableOffice, ofType, openDurableOffice } from './durableOffice';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('away', at('2026-03-02'));
});
afterAll(() => office.close());

const handleOf = (caseId: string) => office.env.client.workflow.getHandle(workflowIdOf(caseId));
const needs = () => ({ stores: office.stores, temporal: office.env.client, taskQueue: office.taskQueue });
const lengthOf = async (caseId: string) => (await handleOf(caseId).fetchHistory()).events?.length ?? 0;

const start = (args: CaseArguments) =>
  office.env.client.workflow.start(caseWorkflowName, {
    workflowId: workflowIdOf(args.caseId),
    taskQueue: office.taskQueue,
    args: [args],
  });

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await isSo()) return;
    await office.env.sleep('10 seconds');
  }
  throw new Error('it did not come about');
}

async function expectWhole(caseId: string): Promise<void> {
  const events = await office.stored(caseId);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  expect(checkChain(caseId, await office.stores.events.readKept(caseId)).intact).toBe(true);
}

test('a database that is away for thirty hours leaves a small history and an unharmed case', async () => {
  const id = await office.receive();
  const { appendActs, databaseAnswers } = office.activities;
  let asked = 0;
  const away = () => Promise.reject(new Error('the database is away'));
  office.activities.appendActs = away;
  office.activities.databaseAnswers = () => {
    asked += 1;
    return away();
  };
  const before = await lengthOf(id);
  const commandId = randomUUID();
  expect(await office.attempt(id, 'note', { text: 'Trong lúc mất kết nối.' }, { commandId })).toMatchObject({
    kind: 'pending',
  });
  while (asked === 0) await pause(100);
  await office.env.sleep('30 hours');
  expect(asked).toBeGreaterThan(100);
  expect((await lengthOf(id)) - before).toBeLessThan(60);
  Object.assign(office.activities, { appendActs, databaseAnswers });
  await office.env.sleep('2 minutes');
  expect(await office.attempt(id, 'note', { text: 'Trong lúc mất kết nối.' }, { commandId })).toMatchObject({
    kind: 'done',
  });
  expect(ofType(await office.stored(id), 'noted')).toHaveLength(1);
  await office.give(id, 'classify');
  await expectWhole(id);
});

test('an older copy of Temporal is behind what is stored: the case takes that up before it goes on', async () => {
  const id = await office.receive();
  const noted = await office.give(id, 'note');
  await handleOf(id).terminate('lost');
  // A run that was restored knows less: here, one that is started anew by nobody's word.
  await start({ caseId: id });
  expect((await office.give(id, 'note')).seq).toBeGreaterThan(noted.seq);
  await expectWhole(id);
});

test('a run that goes on as a new one meets an older copy of the database, and stops before it believes it', async () => {
  const id = randomUUID();
  const played = OfficeCase.received('2026-03-02', {}, id).give('classify', { on: '2026-03-02' });
  await office.stores.events.append(id, genesis(id), played.events);
  await start({ caseId: id, renewAfter: 1 });
  const { openCase } = office.activities;
  await until(async () => (await office.state(id)).seq === played.events.length);
  office.activities.openCase = () => Promise.reject(new Error('the database is away'));
  const { runId } = await handleOf(id).describe();
  await office.give(id, 'note');
  await until(async () => (await handleOf(id).describe()).runId !== runId);
  const last = played.events.length;
  await office.connection.collection('case_events').deleteMany({ caseId: id, seq: { $gte: last } });
  office.activities.openCase = openCase;
  await until(async () => (await handleOf(id).describe()).status.name === 'FAILED');
  expect(await office.stores.events.read(id)).toHaveLength(last - 1);
  expect(await findStanding(id, needs())).toMatchObject({ standing: 'ahead', stored: last - 1 });
  await restartCase(id, needs());
  await office.give(id, 'note');
  await expectWhole(id);
});

// Last: whoever awaits the end of a workflow on this server lets its clock run far ahead.
test.each(['a command', 'a clock'])(
  'an older copy of the database is recognised before %s writes behind it, and an operator settles it',
  async (what) => {
    const id = await office.receive();
    await office.give(id, 'classify');
    await office.give(id, 'note');
    const { length } = await office.stored(id);
    await office.connection.collection('case_events').deleteMany({ caseId: id, seq: { $gt: length - 2 } });
    if (what === 'a command') expect(await office.attempt(id, 'note')).toEqual({ kind: 'stopped' });
    else await office.env.sleep('40 days');
    const kept = await office.stores.events.readKept(id);
    expect(kept).toHaveLength(length - 2);
    expect(checkChain(id, kept).intact).toBe(true);
    expect(await findStanding(id, needs())).toMatchObject({ standing: 'ahead', stored: length - 2 });
    await restartCase(id, needs());
    await office.give(id, 'note');
    await expectWhole(id);
  },
);
