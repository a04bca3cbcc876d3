import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { findStanding, restartCase } from '../../office/restart/restartCase';
import { judgeHistory } from '../../domain/proof/verdict';
import { workflowBundle } from '../../temporal-config/workflowBundle';
import { at } from '../domain/office';
import { changedBundle } from './changedBundle';
import { type DurableOffice, ofType, openDurableOffice } from './durableOffice';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('woken', at('2026-03-02'), { maxCachedWorkflows: 0 });
});
afterAll(() => office.close());

const needs = () => ({ stores: office.stores, temporal: office.env.client, taskQueue: office.taskQueue });

async function expectWhole(caseId: string): Promise<void> {
  const history = await office.stores.events.readSealed(caseId);
  expect(judgeHistory(caseId, history).verdict).toBe('sealed');
}

/** Workflows that take other steps than they have recorded: none ever sets a timer. */
async function otherSteps(): Promise<{ code: string }> {
  const { codePath } = await workflowBundle();
  const code = readFileSync(codePath, 'utf8');
  const changed = code.replaceAll('.sleep)(delay)', '.condition)(()=>false)');
  expect(changed).not.toBe(code);
  return { code: changed };
}

test('a command that is under way when its case wakes under another program is done once, and so answered', async () => {
  const id = await office.receive();
  const { appendActs } = office.activities;
  office.activities.appendActs = () => Promise.reject(new Error('the worker is being exchanged'));
  const commandId = randomUUID();
  expect(await office.attempt(id, 'note', {}, { commandId })).toMatchObject({ kind: 'pending' });
  await office.workWith(await changedBundle('other data'));
  office.activities.appendActs = appendActs;
  await office.env.sleep('3 minutes');
  expect(await office.attempt(id, 'note', {}, { commandId })).toMatchObject({ kind: 'done' });
  expect(ofType(await office.stored(id), 'noted')).toHaveLength(1);
  await expectWhole(id);
  await office.workWith(await workflowBundle());
  expect(await office.attempt(id, 'note', {}, { commandId })).toMatchObject({ kind: 'done' });
  await office.give(id, 'note');
  expect(ofType(await office.stored(id), 'noted')).toHaveLength(2);
  await expectWhole(id);
});

test('a case whose run cannot go through what it has recorded is named stuck, and goes on once it is taken up', async () => {
  const id = await office.receive();
  await office.give(id, 'note');
  await office.workWith(await otherSteps());
  expect(await findStanding(id, needs())).toMatchObject({ standing: 'stuck' });
  await restartCase(id, needs());
  await office.give(id, 'note');
  expect(ofType(await office.stored(id), 'noted')).toHaveLength(2);
  expect(await findStanding(id, needs())).toMatchObject({ standing: 'well' });
  await expectWhole(id);
}, 60_000);
