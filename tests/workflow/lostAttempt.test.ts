import { randomUUID } from 'node:crypto';
import { catchUpAll } from '../../office/commands/catchUpAll';
import type { CommandType } from '../../domain/case/commands';
import type { Command } from '../../domain/case/decide';
import { fold } from '../../domain/case/evolve/evolve';
import { checkChain } from '../../domain/proof/chain';
import type { Procedure } from '../../domain/procedure/procedure';
import { workflowIdOf } from '../../domain/case/hosting';
import { at, calendar } from '../domain/office';
import { lateInput, ordinaryGiver, ordinaryInput } from '../domain/ordinary';
import { type DurableOffice, ofType, openDurableOffice } from './durableOffice';
import { registeredByLostAttempt, storedByLostAttempt } from './lostInFlight';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('lost-attempt', at('2026-03-02'));
});
afterAll(() => office.close());

const commandOf = async (caseId: string, type: CommandType): Promise<Command> => ({
  type,
  commandId: randomUUID(),
  actor: ordinaryGiver(type),
  input: lateInput(type, await office.state(caseId), '2026-03-02'),
});

const rowOf = (caseId: string) => office.stores.views.find(caseId, { all: true, exceptConflictOf: '' });

async function expectWhole(caseId: string): Promise<void> {
  const events = await office.stored(caseId);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  expect(checkChain(caseId, await office.stores.events.readKept(caseId)).intact).toBe(true);
  expect(await office.state(caseId)).toEqual(fold(events));
  expect((await rowOf(caseId))?.seq).toBe(events.length);
}

test('what a killed worker had stored of a command stays, and the command is answered', async () => {
  const id = await office.receive();
  const command = await commandOf(id, 'note');
  const [lost] = await storedByLostAttempt(office, id, command);
  expect(await office.gateway.give(id, command as never)).toMatchObject({ kind: 'done' });
  const noted = ofType(await office.stored(id), 'noted');
  expect(noted.map((event) => event.at)).toEqual([lost?.at]);
  await office.give(id, 'note');
  expect(ofType(await office.stored(id), 'noted')).toHaveLength(2);
  await expectWhole(id);
});

test('of a command with several events the rest follows those that had reached the database', async () => {
  const id = await office.receive();
  await office.give(id, 'classify');
  // What is approved is carried out with it: one command, several events.
  for (const type of ['accept', 'appraise'] as const)
    expect(await office.gateway.give(id, (await commandOf(id, type)) as never)).toMatchObject({
      kind: 'done',
    });
  const command = await commandOf(id, 'approve');
  const lost = await storedByLostAttempt(office, id, command, { count: 2 });
  expect(lost).toHaveLength(2);
  expect(await office.gateway.give(id, command as never)).toMatchObject({ kind: 'done' });
  const ofCommand = (await office.stored(id)).filter(({ commandId }) => commandId === command.commandId);
  expect(ofCommand.length).toBeGreaterThan(2);
  expect(new Set(ofCommand.map((event) => event.at))).toEqual(new Set([lost[0]?.at]));
  await expectWhole(id);
});

test('what was stored of a command that nobody gives again stays, and the case goes on behind it', async () => {
  const id = await office.receive();
  const command = await commandOf(id, 'note');
  await storedByLostAttempt(office, id, command);
  await office.give(id, 'classify');
  const types = (await office.stored(id)).map(({ type }) => type);
  expect(types.filter((type) => ['noted', 'classified'].includes(type))).toEqual(['noted', 'classified']);
  // Its giver comes late after all, and is answered with what was done then.
  const noted = ofType(await office.stored(id), 'noted');
  const answer = await office.gateway.give(id, command as never);
  expect(answer).toMatchObject({ kind: 'done', receipt: { seq: noted[0]?.seq, stage: 'intake' } });
  expect(ofType(await office.stored(id), 'noted')).toEqual(noted);
  await expectWhole(id);
});

test('an act that a person has seen and its case has not does not stand in the way of the next one', async () => {
  const id = await office.receive();
  await storedByLostAttempt(office, id, await commandOf(id, 'classify'));
  // As far as the row had come too: the form is that of a classified case.
  const input = ordinaryInput('accept', fold(await office.stores.events.read(id)), '2026-03-02');
  const given = { type: 'accept', commandId: randomUUID(), actor: ordinaryGiver('accept'), input } as const;
  expect(await office.gateway.give(id, given)).toMatchObject({ kind: 'done' });
  expect(ofType(await office.stored(id), 'classified')).toHaveLength(1);
  await expectWhole(id);
});

test('when everything starts again, each case takes up what is stored behind it, and its row follows', async () => {
  const [behind, level] = [await office.receive(), await office.receive()];
  await storedByLostAttempt(office, behind, await commandOf(behind, 'classify'));
  const rows = {
    seqs: async function* () {
      for (const caseId of [behind, level]) yield { caseId, seq: (await rowOf(caseId))?.seq ?? 0 };
    },
  };
  const needs = { events: office.stores.events, rows, gateway: office.gateway };
  expect(await catchUpAll(needs)).toEqual({ caughtUp: [behind], silent: [] });
  expect(await office.state(behind)).toMatchObject({ classification: expect.anything() });
  await expectWhole(behind);
  await expectWhole(level);
  expect(await catchUpAll(needs)).toEqual({ caughtUp: [], silent: [] });
});

test('a case does not take up what somebody else has written', async () => {
  const id = await office.receive();
  const known = (await office.state(id)).seq;
  await storedByLostAttempt(office, id, await commandOf(id, 'classify'), { by: office.strangersEvents });
  await office.gateway.catchUp(id);
  expect((await office.state(id)).seq).toBe(known);
});

test('what falls due behind an act that nobody gives again follows it', async () => {
  const id = await office.receive();
  await storedByLostAttempt(office, id, await commandOf(id, 'note'));
  await office.env.sleep('40 days');
  const types = (await office.stored(id)).map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['noted', 'fellOverdue']));
  await expectWhole(id);
});

test('a change of rules that nobody gives again holds for what comes after it', async () => {
  const id = await office.receive();
  const { reference } = office.stores;
  const before = (await office.state(id)).registration.procedure;
  const now = await reference.getProcedure(before.id, before.version);
  const { settling } = now.limits;
  const limits = { ...now.limits, settling: { ...settling, value: { ...settling.value, count: 5 } } };
  const procedure = { ...now, version: 99, limits } as Procedure;
  await reference.addProcedure(procedure);
  const input = { procedure, calendar, reason: 'Thử.' };
  const chair = { id: 'u-chair', roles: ['chair' as const] };
  await storedByLostAttempt(office, id, {
    type: 'changeRules',
    commandId: randomUUID(),
    actor: chair,
    input,
  });
  await office.give(id, 'classify');
  await office.give(id, 'accept');
  expect((await office.state(id)).clocks.settling?.limit.count).toBe(5);
  await expectWhole(id);
});

test('a registration that is stored and that nobody sends again becomes a case with its clocks', async () => {
  const id = await registeredByLostAttempt(office);
  await office.env.sleep('11 minutes');
  expect(await office.state(id)).toMatchObject({ number: expect.any(String), stage: 'intake' });
  await office.give(id, 'classify');
  await office.env.sleep('40 days');
  const types = (await office.stored(id)).map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['reportRegistered', 'classified', 'fellOverdue']));
  await expectWhole(id);
});

test('a case behind whose chain somebody else has written stops', async () => {
  const id = await office.receive();
  await storedByLostAttempt(office, id, await commandOf(id, 'note'), { by: office.strangersEvents });
  expect(await office.attempt(id, 'classify')).toEqual({ kind: 'stopped' });
  const handle = office.env.client.workflow.getHandle(workflowIdOf(id));
  await expect(handle.result()).rejects.toThrow();
  expect((await handle.describe()).status.name).toBe('FAILED');
  expect((await office.stores.events.read(id)).some(({ type }) => type === 'classified')).toBe(false);
});
