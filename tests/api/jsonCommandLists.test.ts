import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { registrationExample } from '../../api/json/cases/examples';
import { commandListExample } from '../../api/json/commands/operations';
import { commandAnswersSchema, describedCommandList } from '../../api/json/commands/shapes';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

let office: JsonOffice;
let intake: Program;
const caseIds: string[] = [];
beforeAll(async () => {
  office = await openJsonOffice('json-command-lists');
  intake = await office.program('tiep.nhan');
  for (const idempotencyKey of [randomUUID(), randomUUID()]) {
    const registered = await intake.post('/api/v1/cases', registrationExample, {
      'Idempotency-Key': idempotencyKey,
    });
    caseIds.push(String(registered.body.caseId));
  }
}, 120_000);
afterAll(() => office.close(), 60_000);

const note = (caseId: string, text: string, more: object = {}) => ({
  ...{ caseId, type: 'note', input: { text }, idempotencyKey: randomUUID() },
  ...more,
});
const send = async (by: Program, commands: unknown[]) => {
  const { status, body } = await by.post('/api/v1/commands?lang=en', { commands });
  expect(status).toBe(200);
  return commandAnswersSchema.parse(body).answers;
};
const notesOf = async (caseId: string): Promise<string[]> => {
  const { body } = await intake.get(`/api/v1/cases/${caseId}/events?size=100`);
  return body.items
    .filter(({ type }: { type: string }) => type === 'noted')
    .map(({ data }: { data: { text: string } }) => data.text);
};

test('each command has its own answer in its place, and one refusal holds up no other', async () => {
  const [one = '', two = ''] = caseIds;
  const commands = [
    note(one, 'một'),
    note(two, 'hai'),
    {
      ...note(one, ''),
      type: 'conclude',
      input: { number: '1', on: '2026-03-02', summary: 'x', disciplineDue: false },
    },
    note(one, 'ba', { input: { text: 'ba', txet: 'ba' } }),
    note(randomUUID(), 'bốn'),
    note(two, 'năm', { seenAct: 'act-1' }),
    'no command',
    note(one, 'sáu'),
  ];
  const answers = await send(intake, commands);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 422, 404, 422, 422, 200]);
  expect(answers[0]).toMatchObject({ etag: expect.stringMatching(/^"act-\d+"$/), receipt: { caseId: one } });
  expect(answers[2]?.problem).toMatchObject({
    reason: 'notYourRole',
    allowed: expect.arrayContaining(['note']),
  });
  expect(answers[3]?.problem?.errors).toEqual([
    { field: 'txet', detail: 'Leave out “txet”: there is no such field here' },
  ]);
  expect(await notesOf(one)).toEqual(['một', 'sáu']);
  expect(await notesOf(two)).toEqual(['hai']);
  // The whole list again: what was done is answered as the first time, and is not done twice.
  expect((await send(intake, commands))[0]).toEqual(answers[0]);
  expect(await notesOf(one)).toEqual(['một', 'sáu']);
});

test('what somebody has seen is asked of each, by the tag of the answer before', async () => {
  const [one = ''] = caseIds;
  const [given] = await send(intake, [note(one, 'bảy')]);
  await (await office.program('dia.ban.1')).give(one, 'note', { text: 'tám' });
  const [late, anyhow] = await send(intake, [note(one, 'chín', { seenAct: given?.etag }), note(one, 'mười')]);
  expect([late?.problem?.reason, anyhow?.status]).toEqual(['colleagueWasFaster', 200]);
});

test('a case that is not for somebody is none to them, and each that they try is in the log of the office', async () => {
  const [one = '', two = ''] = caseIds;
  const area = await office.program('dia.ban.2');
  for (const caseId of [one, two])
    await area.give(caseId, 'declareConflict', { accountId: 'u-demo-area-2', relation: 'Anh họ' });
  const entries = async () =>
    (await office.services.cases.officeLog.readKept()).filter(
      ({ type, data }) => type === 'accessRefused' && JSON.stringify(data).includes('/api/v1/commands'),
    );
  const before = (await entries()).length;
  const answers = await send(area, [note(one, 'x'), note(two, 'y'), note(randomUUID(), 'z')]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  const bare = answers.map(({ problem }) => JSON.stringify({ ...problem, instance: '' }));
  expect(new Set(bare).size).toBe(1);
  // They are written when the answer has gone.
  for (let tries = 1; tries < 50 && (await entries()).length < before + 2; tries += 1) await pause(50);
  const told = (await entries()).slice(before).map(({ data }) => data);
  expect(told).toEqual([
    { method: 'POST', pattern: '/api/v1/commands', why: 'conflict' },
    { method: 'POST', pattern: '/api/v1/commands', why: 'conflict' },
  ]);
});

test('a hundred are taken and no more, and a list that is none is refused as a whole', async () => {
  const [one = '', two = ''] = caseIds;
  const many = Array.from({ length: 100 }, (_, n) => note(n % 2 ? one : two, `lần ${n}`));
  const answers = await send(intake, many);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
  const seqs = answers
    .filter(({ receipt }) => receipt?.caseId === one)
    .map(({ receipt }) => receipt?.seq ?? 0);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  for (const body of [
    { commands: [...many, note(one, 'x')] },
    { commands: [] },
    {},
    [],
    { commands: many, x: 1 },
  ])
    expect((await intake.post('/api/v1/commands', body)).status).toBe(422);
  expect(describedCommandList.safeParse(commandListExample).error).toBeUndefined();
}, 60_000);
