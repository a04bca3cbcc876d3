import { WorkflowUpdateFailedError } from '@temporalio/client';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Command } from '../../domain/case/decide';
import { checkChain } from '../../domain/proof/chain';
import type { ProvenCommand } from '../../domain/proof/proven';
import { createProofs } from '../../models/proofs';
import { caseWorkflowName } from '../../domain/case/hosting';
import { workflowIdOf } from '../../domain/case/hosting';
import { giveCommand, hearMessage } from '../../workflows/contract';
import { at, holderOf } from '../domain/office';
import { ordinaryGiver, ordinaryInput } from '../domain/ordinary';
import { type DurableOffice, openDurableOffice } from './durableOffice';

// Somebody who reaches Temporal with a client whose payloads are sealed as ours, and has not the key of proofs.
let office: DurableOffice;
const guessed = createProofs([{ id: 'test', key: randomBytes(32).toString('base64') }]);
beforeAll(async () => {
  office = await openDurableOffice('strangers', at('2026-03-02'));
});
afterAll(() => office.close());

const handleOf = (caseId: string) => office.env.client.workflow.getHandle(workflowIdOf(caseId));
const note = (): Command => ({
  type: 'note',
  commandId: randomUUID(),
  actor: holderOf('chair'),
  input: { text: 'Giả mạo.' },
});

async function expectUntouched(caseId: string, before: number): Promise<void> {
  const events = await office.stored(caseId);
  expect(events).toHaveLength(before);
  expect(checkChain(caseId, await office.stores.events.readKept(caseId)).intact).toBe(true);
  await office.give(caseId, 'note');
}

const forgeries: Record<string, (caseId: string, other: string) => ProvenCommand> = {
  'no proof': () => note(),
  'a proof under another key': (caseId) => {
    const command = note();
    return guessed.proveCommand({ caseId, command, asked: command.input, givenAt: new Date().toISOString() });
  },
  'the proof of another case': (_, other) => office.proven(other, note()),
  'a proof of other content': (caseId) => ({ ...office.proven(caseId, note()), input: { text: 'Khác.' } }),
  'a proof of another person': (caseId) => ({
    ...office.proven(caseId, note()),
    actor: holderOf('viceChair'),
  }),
  'a proof of another id': (caseId) => ({ ...office.proven(caseId, note()), commandId: randomUUID() }),
};

test.each(Object.keys(forgeries))(
  'a command with %s is refused, and nothing of it is stored',
  async (name) => {
    const [id, other] = [await office.receive(), await office.receive()];
    const before = (await office.stored(id)).length;
    const forged = forgeries[name]?.(id, other) ?? note();
    const given = handleOf(id).executeUpdate(giveCommand, { args: [forged] });
    await expect(given).rejects.toMatchObject({ cause: { type: 'notOurs' } });
    await expectUntouched(id, before);
  },
);

test('a command that was refused and is kept by somebody is not taken later; a stored one is answered whenever it is repeated', async () => {
  const id = await office.receive();
  const accept = {
    type: 'accept' as const,
    commandId: randomUUID(),
    actor: ordinaryGiver('accept'),
    input: ordinaryInput('accept', await office.state(id), '2026-03-02'),
  };
  const kept = office.proven(id, accept, await office.env.currentTimeMs());
  const send = (command: ProvenCommand) => handleOf(id).executeUpdate(giveCommand, { args: [command] });
  await expect(send(kept)).rejects.toMatchObject({ cause: { type: 'classifyFirst' } });
  const stored = office.proven(id, note(), await office.env.currentTimeMs());
  const receipt = await send(stored);
  await office.env.sleep('11 minutes');
  await office.give(id, 'classify');
  const before = (await office.stored(id)).length;
  await expect(send(kept)).rejects.toMatchObject({ cause: { type: 'GivenLongAgo' } });
  expect(await send(stored)).toEqual(receipt);
  expect(await office.stored(id)).toHaveLength(before);
  // Whoever had it refused gives it again today.
  expect(await office.attempt(id, 'accept', accept.input, accept)).toMatchObject({ kind: 'done' });
});

test('a message that no case of ours has sent is not heard', async () => {
  const [id, other] = [await office.receive(), await office.receive()];
  const before = (await office.stored(id)).length;
  const data = { caseId: other, number: '2026-000001' };
  const message = { says: 'reportMerged', data } as const;
  const told = guessed.proveMessage({ from: other, seq: 1, to: id, message });
  await expect(handleOf(id).executeUpdate(hearMessage, { args: [told] })).rejects.toBeInstanceOf(
    WorkflowUpdateFailedError,
  );
  const toOther = office.stores.proofs.proveMessage({ from: other, seq: 1, to: other, message });
  await expect(handleOf(id).executeUpdate(hearMessage, { args: [toOther] })).rejects.toBeInstanceOf(
    WorkflowUpdateFailedError,
  );
  await expectUntouched(id, before);
});

test('a case that nobody of ours has opened does not begin', async () => {
  const caseId = randomUUID();
  const opening: ProvenCommand = {
    type: 'register',
    commandId: caseId,
    actor: ordinaryGiver('register'),
    input: ordinaryInput('register', undefined, '2026-03-02'),
  };
  await office.env.client.workflow.start(caseWorkflowName, {
    workflowId: workflowIdOf(caseId),
    taskQueue: office.taskQueue,
    args: [{ caseId, opening }],
  });
  await office.env.sleep('11 minutes');
  expect(await office.stores.events.read(caseId)).toEqual([]);
  expect((await handleOf(caseId).describe()).status.name).toBe('COMPLETED');
});

test('an id belongs to its person, act and content: whatever else comes under it is refused and tells nothing', async () => {
  const id = await office.receive();
  const commandId = randomUUID();
  const first = await office.give(id, 'note', { text: 'Một.' }, { commandId });
  expect(await office.give(id, 'note', { text: 'Một.' }, { commandId })).toEqual(first);
  const used = { kind: 'refused', refusal: { refused: 'keyUsed' } };
  expect(await office.attempt(id, 'note', { text: 'Hai.' }, { commandId })).toMatchObject(used);
  const by = holderOf('viceChair');
  expect(await office.attempt(id, 'note', { text: 'Một.' }, { commandId, by })).toMatchObject(used);
  expect(await office.attempt(id, 'classify', {}, { commandId })).toMatchObject(used);
  // Also when the run that has answered is over, and when its workflow is lost.
  await office.env.sleep('1 minute');
  const before = (await office.stored(id)).length;
  const { reporter, number, ...facts } = ordinaryInput('register', undefined, '2026-03-02');
  void [reporter, number];
  const registering = await office.gateway.register({
    commandId: id,
    actor: holderOf('areaOfficer'),
    input: { standing: 'named', ...facts } as never,
    identity: { name: 'Người khác', address: '', phone: '', originalText: '' },
  });
  expect(registering.kind).toBe('refused');
  expect(JSON.stringify(registering)).not.toContain((await office.state(id)).number);
  const sameRole = await office.gateway.register({
    commandId: id,
    actor: { ...ordinaryGiver('register'), id: 'u-other-intake' },
    input: { standing: 'named', ...facts } as never,
    identity: { name: 'Người khác', address: '', phone: '', originalText: '' },
  });
  expect(sameRole).toMatchObject(used);
  expect(await office.stored(id)).toHaveLength(before);
});
