import { randomUUID } from 'node:crypto';
import { findStanding, restartCase } from '../../office/restart/restartCase';
import { decide, isAccepted } from '../../domain/case/decide';
import { fold } from '../../domain/case/evolve/evolve';
import { checkChain } from '../../domain/proof/chain';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { workflowIdOf } from '../../domain/case/hosting';
import { at, calendar, OfficeCase, procedures } from '../domain/office';
import { ordinaryGiver, ordinaryInput } from '../domain/ordinary';
import { partingVersion } from '../domain/seeded';
import { type DurableOffice, ofType, openDurableOffice } from './durableOffice';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('taken-up', at('2026-03-02'));
});
afterAll(() => office.close());

const needs = () => ({ stores: office.stores, temporal: office.env.client, taskQueue: office.taskQueue });
const lose = (caseId: string) => office.env.client.workflow.getHandle(workflowIdOf(caseId)).terminate('lost');
const standing = async (caseId: string) => (await findStanding(caseId, needs())).standing;

async function expectWhole(caseId: string): Promise<void> {
  const events = await office.stored(caseId);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  expect(checkChain(caseId, await office.stores.events.readKept(caseId)).intact).toBe(true);
  expect(await office.state(caseId)).toEqual(fold(events));
}

test('a case whose workflow is lost goes on from its events: clocks, receipts and rules as they were', async () => {
  const id = await office.receive();
  const commandId = randomUUID();
  const receipt = await office.give(id, 'classify', {}, { commandId });
  expect(await standing(id)).toBe('well');
  const before = await office.state(id);
  await lose(id);
  expect(await standing(id)).toBe('ended');

  await restartCase(id, needs());

  expect(await office.state(id)).toEqual(before);
  expect(await standing(id)).toBe('well');
  expect(await office.give(id, 'classify', {}, { commandId })).toEqual(receipt);
  expect(ofType(await office.stored(id), 'classified')).toHaveLength(1);
  await office.give(id, 'accept');
  await expectWhole(id);
});

test('what falls due after it is taken up happens by itself', async () => {
  const id = await office.receive();
  await lose(id);
  await restartCase(id, needs());
  await office.sleepUntil(new Date((await office.env.currentTimeMs()) + 40 * 86_400_000).toISOString());
  const types = (await office.stored(id)).map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['fellOverdue']));
  await expectWhole(id);
});

test('a case that stopped because of events unknown to it goes on behind them, once an operator says so', async () => {
  const id = await office.receive();
  const stored = await office.stored(id);
  const command = { type: 'note', commandId: randomUUID(), actor: ordinaryGiver('note') } as const;
  const now = new Date(await office.env.currentTimeMs()).toISOString();
  const procedure = getProcedureInForce(procedures, '2026-03-02', 'party');
  const input = ordinaryInput('note', await office.state(id), '2026-03-02');
  const context = { now, actor: command.actor, procedure, calendar };
  const decision = decide(id, fold(stored), { ...command, input }, context);
  if (!isAccepted(decision)) throw new Error(decision.refusal.refused);
  // By a program from before, which noted nobody's asking.
  await office.strangersEvents.append(id, stored.at(-1) ?? { seq: 0, hash: '' }, decision.events);
  expect(await findStanding(id, needs())).toMatchObject({ standing: 'behind', stored: 1 + stored.length });
  expect(await office.attempt(id, 'classify')).toEqual({ kind: 'stopped' });
  expect(await standing(id)).toBe('ended');

  await restartCase(id, needs());

  expect(await office.gateway.give(id, { ...command, input })).toMatchObject({ kind: 'done' });
  expect(ofType(await office.stored(id), 'noted')).toHaveLength(1);
  await office.give(id, 'classify');
  await expectWhole(id);
});

test('a part that was not opened when everything was lost is opened, and its petition hears of it', async () => {
  const id = randomUUID();
  const petition = new OfficeCase(partingVersion(), calendar, id);
  const allegations = [{ summary: 'Tố cáo.' }, { summary: 'Khiếu nại.' }];
  const today = new Date((await office.env.currentTimeMs()) + 7 * 3600_000).toISOString().slice(0, 10);
  petition.give('register', { on: today }, { receivedOn: today, kind: 'mixed', allegations });
  petition.give('splitPetition', { on: today }, { allegationIds: ['a2'] });
  await office.stores.events.append(id, { seq: 0, hash: '' }, petition.events);
  expect(await standing(id)).toBe('missing');

  await restartCase(id, needs());

  const part = `${id}-2`;
  for (let tries = 0; tries < 100 && (await standing(part)) !== 'well'; tries += 1)
    await office.env.sleep(100);
  expect(await office.state(part)).toMatchObject({ allegations: [{ summary: 'Khiếu nại.' }] });
  for (let tries = 0; tries < 100 && !(await office.state(id)).parts?.[0]?.number; tries += 1) {
    await office.env.sleep(100);
  }
  expect((await office.state(id)).parts).toMatchObject([{ caseId: part, number: expect.any(String) }]);
  await expectWhole(id);
});

test('nothing is started on a chain that does not hold', async () => {
  const id = await office.receive();
  await office.give(id, 'classify');
  await lose(id);
  const kept = await office.stores.events.readKept(id);
  const tampered = {
    ...office.stores.events,
    readKept: async () => kept.map((link, i) => (i === 1 ? { ...link, by: 'u-x' } : link)),
  };
  const with_ = { ...needs(), stores: { ...office.stores, events: tampered } };
  expect(await findStanding(id, with_)).toMatchObject({ standing: 'broken' });
  await expect(restartCase(id, with_)).rejects.toThrow('does not hold');
});
