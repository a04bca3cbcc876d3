import { WorkflowUpdateFailedError } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { fold } from '../../domain/case/evolve/evolve';
import { checkChain } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import { caseWorkflowName } from '../../domain/case/hosting';
import { workflowIdOf } from '../../domain/case/hosting';
import { giveCommand } from '../../workflows/contract';
import { at, holderOf } from '../domain/office';
import { ordinaryGiver, ordinaryInput } from '../domain/ordinary';
import { type DurableOffice, ofType, openDurableOffice } from './durableOffice';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('commands', at('2026-03-02'));
});
afterAll(() => office.close());

const handleOf = (caseId: string, runId?: string) =>
  office.env.client.workflow.getHandle(workflowIdOf(caseId), runId);

/** How many commands history knows of; other events come as time passes by itself on this server. */
const commandsInHistory = async (caseId: string) => {
  const { events } = await handleOf(caseId).fetchHistory();
  return events?.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length ?? 0;
};

const runIdOf = async (caseId: string) => (await handleOf(caseId).describe()).runId;

/** Starts a case by hand, to give the workflow arguments that the gateway does not. */
async function startWith(renewAfter: number): Promise<string> {
  const caseId = randomUUID();
  const handle = await office.env.client.workflow.start(caseWorkflowName, {
    workflowId: workflowIdOf(caseId),
    taskQueue: office.taskQueue,
    args: [{ caseId, renewAfter }],
  });
  const actor = ordinaryGiver('register');
  const input = ordinaryInput('register', undefined, '2026-03-02');
  await handle.executeUpdate(giveCommand, {
    args: [office.proven(caseId, { type: 'register', commandId: caseId, actor, input })],
    updateId: caseId,
  });
  return caseId;
}

async function expectWhole(caseId: string): Promise<void> {
  const events = await office.stored(caseId);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  expect(checkChain(caseId, await office.stores.events.readKept(caseId)).intact).toBe(true);
  const state = fold(events);
  expect(await office.state(caseId)).toEqual(state);
  const view = await office.stores.views.find(caseId, { all: true, exceptConflictOf: '' });
  expect(view).toMatchObject(JSON.parse(JSON.stringify(state && project(state))));
}

test('a refused command, and one that does not fit its schema, leave no trace in history', async () => {
  const id = await office.receive();
  await office.give(id, 'note');
  const before = await commandsInHistory(id);
  expect(before).toBeGreaterThan(0);
  expect(await office.attempt(id, 'accept')).toMatchObject({
    kind: 'refused',
    refusal: { refused: 'classifyFirst' },
  });
  expect(await office.attempt(id, 'publish')).toMatchObject({ refusal: { refused: 'notInThisStage' } });
  expect(await office.attempt(id, 'note', { text: ' ' })).toEqual({ kind: 'invalid', paths: ['text'] });
  expect(await office.attempt(id, 'pause', {}, { by: holderOf('publisher') })).toMatchObject({
    refusal: { refused: 'notYourRole' },
  });
  expect(await commandsInHistory(id)).toBe(before);
  await expectWhole(id);
});

test('a command that no program of ours sends is refused as well, not fatal to the case', async () => {
  const id = await office.receive();
  const odd = { type: 'explode', commandId: 'x', actor: holderOf('chair'), input: {} } as never;
  await expect(handleOf(id).executeUpdate(giveCommand, { args: [odd] })).rejects.toBeInstanceOf(
    WorkflowUpdateFailedError,
  );
  await office.give(id, 'note');
});

test('a repeat of a command gets the same receipt, and nothing happens twice', async () => {
  const id = await office.receive();
  const commandId = randomUUID();
  const first = await office.give(id, 'note', {}, { commandId });
  await office.give(id, 'note');
  expect(await office.give(id, 'note', {}, { commandId })).toEqual(first);
  // Also when it comes under another update id: the case itself remembers.
  const [noted] = ofType(await office.stored(id), 'noted');
  const command = { type: 'note' as const, commandId, actor: ordinaryGiver('note'), input: noted?.data };
  const again = office.proven(id, command);
  expect(await handleOf(id).executeUpdate(giveCommand, { args: [again], updateId: randomUUID() })).toEqual(
    first,
  );
  expect(ofType(await office.stored(id), 'noted')).toHaveLength(2);
});

test('two officers at once: the second is told that a colleague was faster', async () => {
  const id = await office.receive();
  const { seq: seenAct } = (await office.state(id)).lastAct;
  const [one, other] = await Promise.all([
    office.attempt(id, 'classify', {}, { seenAct }),
    office.attempt(id, 'keepOnFile', {}, { seenAct, by: holderOf('areaOfficer') }),
  ]);
  expect([one.kind, other.kind].sort()).toEqual(['done', 'refused']);
  expect([one, other]).toContainEqual(
    expect.objectContaining({ refusal: expect.objectContaining({ refused: 'colleagueWasFaster' }) }),
  );
});

test('twenty officers at once: each is answered, none lost, the chain whole', async () => {
  const id = await office.receive();
  const texts = Array.from({ length: 20 }, (_, i) => `Ghi chú ${i}`);
  await Promise.all(texts.map((text) => office.give(id, 'note', { text })));
  const noted = ofType(await office.stored(id), 'noted').map(({ data }) => data.text);
  expect(noted.sort()).toEqual(texts.sort());
  await expectWhole(id);
});

test('renewed runs lose and double nothing, and still know commands of earlier runs', async () => {
  const id = await startWith(3);
  const firstRun = await runIdOf(id);
  const commandId = randomUUID();
  const early = await office.give(id, 'note', { text: 'đầu tiên' }, { commandId });
  for (let i = 0; i < 8; i += 1) await office.give(id, 'note', { text: `${i}` });
  await Promise.all(Array.from({ length: 12 }, (_, i) => office.give(id, 'note', { text: `cùng lúc ${i}` })));
  expect(await runIdOf(id)).not.toBe(firstRun);
  expect(await office.give(id, 'note', { text: 'đầu tiên' }, { commandId })).toEqual(early);
  expect(ofType(await office.stored(id), 'noted')).toHaveLength(21);
  await expectWhole(id);
});

test('repeats of a command use up a run as well, and renew it', async () => {
  const id = await startWith(5);
  const firstRun = await runIdOf(id);
  const input = { text: 'một lần thôi' };
  const note = { type: 'note' as const, commandId: randomUUID(), actor: ordinaryGiver('note'), input };
  const command = office.proven(id, note);
  for (let i = 0; i < 8; i += 1) {
    await handleOf(id).executeUpdate(giveCommand, { args: [command], updateId: randomUUID() });
  }
  expect(await runIdOf(id)).not.toBe(firstRun);
  expect(ofType(await office.stored(id), 'noted')).toHaveLength(1);
  await expectWhole(id);
});

test('a renewed run keeps its due moments', async () => {
  const id = await startWith(1);
  await office.give(id, 'classify');
  await office.give(id, 'accept');
  await office.sleepUntil(at('2026-05-23'));
  const reminded = ofType(await office.stored(id), 'reminded').filter(({ data }) => data.kind === 'settling');
  expect(reminded).toEqual([]);
  await office.sleepUntil(at('2026-06-30'));
  const steps = ofType(await office.stored(id), 'headWarned').filter(({ data }) => data.kind === 'settling');
  expect(steps).toHaveLength(1);
  await expectWhole(id);
});

test('while the database is away a command waits; it is answered when it is stored', async () => {
  const id = await office.receive();
  const { appendActs } = office.activities;
  let failures = 0;
  office.activities.appendActs = async () => {
    failures += 1;
    throw new Error('the database is away');
  };
  const outcome = office.attempt(id, 'note');
  while (failures < 3) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ofType(await office.stores.events.read(id), 'noted')).toEqual([]);
  office.activities.appendActs = appendActs;
  expect(await outcome).toMatchObject({ kind: 'done' });
  expect(ofType(await office.stores.events.read(id), 'noted')).toHaveLength(1);
  await expectWhole(id);
});

test('what was stored although the answer got lost is not stored again', async () => {
  const id = await office.receive();
  const { appendActs } = office.activities;
  let lost = 0;
  office.activities.appendActs = async (asked) => {
    const answer = await appendActs(asked);
    if ((lost += 1) === 1) throw new Error('the connection broke after the write');
    return answer;
  };
  await office.give(id, 'note');
  office.activities.appendActs = appendActs;
  expect(lost).toBeGreaterThan(1);
  expect(ofType(await office.stored(id), 'noted')).toHaveLength(1);
  await expectWhole(id);
});

test('a run that never gets its registration ends by itself', async () => {
  const caseId = randomUUID();
  await office.env.client.workflow.start(caseWorkflowName, {
    workflowId: workflowIdOf(caseId),
    taskQueue: office.taskQueue,
    args: [{ caseId }],
  });
  await office.env.sleep('11 minutes');
  expect((await handleOf(caseId).describe()).status.name).toBe('COMPLETED');
  expect(await office.attemptUnseen(caseId, 'note')).toEqual({ kind: 'stopped' });
});

test('a backlog that arrives overdue is marked so, and goes up once, in the digest of its import', async () => {
  const backlog = { importId: 'sổ-2026', row: 7 };
  const id = await office.receive({ receivedOn: '2026-01-05', backlog });
  await office.sleepUntil(new Date((await office.env.currentTimeMs()) + 60 * 86_400_000).toISOString());
  const events = await office.stored(id);
  const handling = ofType(events, 'escalated').filter(({ data }) => data.kind === 'handling');
  expect(handling).toHaveLength(1);
  expect(handling[0]?.data).toMatchObject({ to: 'departmentHead', level: 1, digest: 'sổ-2026' });
  expect(ofType(events, 'fellOverdue').filter(({ data }) => data.kind === 'handling')).toHaveLength(1);
  expect(ofType(events, 'reminded').filter(({ data }) => data.kind === 'handling')).toEqual([]);
  const view = await office.stores.views.find(id, { all: true, exceptConflictOf: '' });
  expect(view).toMatchObject({ attention: 'overdue', digests: ['sổ-2026'] });
});
