import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/access/policy';
import type { CommandType } from '../../domain/case/commands';
import { workflowIdOf } from '../../domain/case/hosting';
import { giveCommand } from '../../workflows/contract';
import { at, holderOf } from '../domain/office';
import { ordinaryGiver } from '../domain/ordinary';
import { type DurableOffice, ofType, openDurableOffice } from './durableOffice';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('numbers', at('2026-03-02'));
});
afterAll(() => office.close());

const toSigning: CommandType[] = ['classify', 'accept', 'proposeAssignment', 'formTeam'];

/** A case that only waits for its decision to be signed. */
async function ready(): Promise<string> {
  const caseId = await office.receive();
  for (const type of toSigning) await office.give(caseId, type);
  return caseId;
}
/** The decision is submitted and appraised: what was submitted, by its number. */
async function appraised(caseId: string): Promise<number> {
  const [officer, head] = [holderOf('areaOfficer'), holderOf('departmentHead')];
  const give = async (type: CommandType, actor: Actor, input: unknown) =>
    expect(await office.gateway.give(caseId, { type, commandId: randomUUID(), actor, input })).toMatchObject({
      kind: 'done',
    });
  await give('signDecision', officer, { signedOn: '2026-03-02' });
  const submission = (await office.state(caseId)).submissions?.[0]?.id ?? 0;
  await give('appraise', head, { submission });
  return submission;
}
const sign = (caseId: string, number?: string) => office.attempt(caseId, 'signDecision', { number });
const numberOf = async (caseId: string) => (await office.state(caseId)).decision?.number;

async function eventually(caseId: string): Promise<string | undefined> {
  for (let tries = 0; tries < 200; tries += 1) {
    const number = await numberOf(caseId);
    if (number !== undefined) return number;
    await office.env.sleep(500);
  }
  return undefined;
}

const entries = (from = 1, to = 1000) => office.stores.registers.between('QĐ 2026', from, to);

/** Replaces what gives numbers for a while. */
async function withRegister(
  giveNumber: DurableOffice['activities']['giveNumber'],
  then: () => Promise<void>,
): Promise<void> {
  const usual = office.activities.giveNumber;
  office.activities.giveNumber = giveNumber;
  try {
    await then();
  } finally {
    office.activities.giveNumber = usual;
  }
}

test('a refused act takes no number; an accepted one has its number with the answer', async () => {
  const caseId = await office.receive();
  expect(await office.attempt(caseId, 'signDecision', { number: undefined })).toMatchObject({
    kind: 'refused',
  });
  expect(await entries()).toEqual([]);
  for (const type of toSigning) await office.give(caseId, type);
  expect(await sign(caseId)).toMatchObject({ kind: 'done' });
  expect(await numberOf(caseId)).toBe('01-QĐ/UBKTTU');
  const [given] = ofType(await office.stored(caseId), 'numberGiven');
  expect(given).toMatchObject({ by: 'system', data: { kind: 'decision', number: '01-QĐ/UBKTTU' } });
  expect(await entries()).toMatchObject([
    {
      n: 1,
      number: '01-QĐ/UBKTTU',
      place: { caseId, of: given?.data.of, kind: 'decision', on: '2026-03-02' },
    },
  ]);
});

test('twelve decisions signed at once: twelve numbers that follow each other, each once', async () => {
  const caseIds = await Promise.all(Array.from({ length: 12 }, ready));
  const before = (await entries()).length;
  await Promise.all(caseIds.map((caseId) => sign(caseId)));
  const numbers = await Promise.all(caseIds.map(eventually));
  const expected = Array.from(
    { length: 12 },
    (_, i) => `${String(before + i + 1).padStart(2, '0')}-QĐ/UBKTTU`,
  );
  expect([...numbers].sort()).toEqual(expected);
  const taken = await entries();
  expect(taken.map(({ n }) => n)).toEqual(taken.map((_, i) => i + 1));
});

test('while the register cannot be reached the act is done and work goes on; its number follows', async () => {
  const caseId = await ready();
  await withRegister(
    () => Promise.reject(new Error('away')),
    async () => {
      expect(await sign(caseId)).toMatchObject({ kind: 'done' });
      await office.give(caseId, 'note');
      expect(await numberOf(caseId)).toBeUndefined();
      expect((await office.state(caseId)).unnumbered).toHaveLength(1);
    },
  );
  const last = (await entries()).length;
  expect(await eventually(caseId)).toBe(`${last + 1}-QĐ/UBKTTU`);
  expect((await office.stored(caseId)).map(({ seq }) => seq)).toEqual(
    (await office.stored(caseId)).map((_, i) => i + 1),
  );
});

test('a worker that dies between drawing and storing leaves neither a gap nor a double', async () => {
  const caseId = await ready();
  const usual = office.activities.giveNumber;
  let draws = 0;
  await withRegister(
    async (request) => {
      const number = await usual(request);
      draws += 1;
      // The number is in the register, and nobody has heard of it.
      if (draws < 3) throw new Error('killed');
      return number;
    },
    async () => {
      expect(await sign(caseId)).toMatchObject({ kind: 'done' });
      const number = await eventually(caseId);
      expect(draws).toBe(3);
      const taken = await entries();
      expect(taken.map(({ n }) => n)).toEqual(taken.map((_, i) => i + 1));
      expect(taken.at(-1)).toMatchObject({ number, place: { caseId } });
    },
  );
});

test('a number that was put in is the register’s too: nobody else gets it, and the next one follows it', async () => {
  const [one, other] = [await ready(), await ready()];
  expect(await sign(one, '50-QĐ/UBKTTU')).toMatchObject({ kind: 'done' });
  expect(await office.stores.registers.find('QĐ 2026', 50)).toMatchObject({ place: { caseId: one } });
  expect(await sign(other, '050 - QĐ/UBKTTU')).toEqual({
    kind: 'refused',
    refusal: {
      refused: 'numberTaken',
      field: 'number',
      params: { number: '50-QĐ/UBKTTU', register: 'QĐ 2026' },
    },
  });
  expect(await sign(other, 'số năm mươi')).toMatchObject({ refusal: { refused: 'numberUnreadable' } });
  expect((await office.state(other)).stage).toBe('assignment');
  await sign(other);
  expect(await numberOf(other)).toBe('51-QĐ/UBKTTU');
});

test('a repeat of the command meets its own number, and is answered as before', async () => {
  const caseId = await ready();
  const commandId = randomUUID();
  const input = { submission: await appraised(caseId), on: '2026-03-02', number: '60-QĐ/UBKTTU' };
  const first = await office.give(caseId, 'approve', input, { commandId });
  expect(await office.give(caseId, 'approve', input, { commandId })).toEqual(first);
});

test('of two who put in the same number at the same moment, one gets the next, and history says so', async () => {
  const caseIds = [await ready(), await ready()];
  const submissions = new Map<string, number>();
  for (const caseId of caseIds) submissions.set(caseId, await appraised(caseId));
  // Past the courtesy of the gateway, straight to the cases.
  await Promise.all(
    caseIds.map((caseId) =>
      office.env.client.workflow.getHandle(workflowIdOf(caseId)).executeUpdate(giveCommand, {
        args: [
          office.proven(caseId, {
            type: 'approve' as const,
            commandId: randomUUID(),
            actor: ordinaryGiver('approve'),
            input: { submission: submissions.get(caseId), on: '2026-03-02', number: '70-QĐ/UBKTTU' },
          }),
        ],
      }),
    ),
  );
  const stored = await Promise.all(caseIds.map((caseId) => office.stored(caseId)));
  const given = stored.flatMap((events) => ofType(events, 'numberGiven').map(({ data }) => data));
  expect(given).toMatchObject([{ number: '71-QĐ/UBKTTU', insteadOf: '70-QĐ/UBKTTU' }]);
  expect((await Promise.all(caseIds.map(numberOf))).sort()).toEqual(['70-QĐ/UBKTTU', '71-QĐ/UBKTTU']);
});

test('each kind of act has its own register, and a paper of a case numbers in the same one', async () => {
  const caseId = await ready();
  await sign(caseId);
  for (const type of [
    'tell', 'tell', 'announceDecision', 'recordExplanation', 'setFinding', 'submitReport', 'holdHearing', 'recordVote',
  ] as const) await office.give(caseId, type); // prettier-ignore
  await office.give(caseId, 'suspendActivity', { number: undefined });
  await office.give(caseId, 'conclude', { number: undefined });
  await office.give(caseId, 'decideDiscipline', { number: undefined });
  const state = await office.state(caseId);
  const first = Number(state.decision?.number?.split('-')[0]);
  expect(state).toMatchObject({
    suspension: { number: `${first + 1}-QĐ/UBKTTU` },
    conclusion: { number: '01-TB/UBKTTU' },
    discipline: { number: `${first + 2}-QĐ/UBKTTU` },
  });
});
