import { WorkflowNotFoundError } from '@temporalio/client';
import { setTimeout as pause } from 'node:timers/promises';
import { visitWorkflowIdOf } from '../../domain/reception/hosting';
import { catchUpVisits } from '../../office/reception/visits';
import { type DurableOffice, openDurableOffice } from './durableOffice';
import { openReception } from './visitStory';

let office: DurableOffice;
let reception: Awaited<ReturnType<typeof openReception>>;
beforeAll(async () => {
  // None remembered: each step begins with a replay of all that went before it.
  office = await openDurableOffice('reception-clocks', '2026-11-20T02:00:00Z', { maxCachedWorkflows: 0 });
  reception = await openReception(office, '2026-11-20');
}, 120_000);
afterAll(() => office.close(), 60_000);

const handle = (visitId: string) => office.env.client.workflow.getHandle(visitWorkflowIdOf(visitId));
async function until(is: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await is()) return;
    await pause(50);
  }
  throw new Error('it did not happen');
}
const stepsOf = async (visitId: string) =>
  (await office.stores.visits.listOf(visitId)).flatMap(({ deed, at }) =>
    deed.kind === 'stepPassed' ? [{ ...deed.step, of: deed.of, told: at }] : [],
  );
const status = async (visitId: string) => (await handle(visitId).describe()).status.name;

// By hand: 23, 25 to 27 and 30 November and 1 to 4 and 7 December are the ten working days after 20 November.
test('what somebody left is reminded and warned of, overdue on its day, and goes up; a reply ends it', async () => {
  const visitId = await reception.accepted();
  await office.sleepUntil('2026-12-08T18:00:00.000Z');
  await until(async () => (await stepsOf(visitId)).length === 4);
  const steps = await stepsOf(visitId);
  expect(steps.map(({ step, at }) => [step, at])).toEqual([
    ['reminder', '2026-11-30T17:00:00.000Z'],
    ['warning', '2026-12-03T17:00:00.000Z'],
    ['overdue', '2026-12-07T17:00:00.000Z'],
    ['escalation', '2026-12-08T17:00:00.000Z'],
  ]);
  for (const { at, told } of steps) expect(told >= at).toBe(true);
  expect(await reception.visit(visitId)).toMatchObject({
    clocks: [{ overdueSince: '2026-12-07T17:00:00.000Z' }],
    goneUp: [{ to: 'departmentHead' }],
  });
  await reception.give(visitId, {
    kind: 'reply',
    on: '2026-12-09',
    reply: 'accepted',
    to: '',
    letter: '',
    note: '',
  });
  await until(async () => (await status(visitId)) === 'COMPLETED');
  expect(await stepsOf(visitId)).toHaveLength(4);
});

test('a clock that could not be told is there after a start, and takes up what came due meanwhile, once', async () => {
  const away = { workflow: { signalWithStart: () => Promise.reject(new Error('the server is away')) } };
  const visitId = await reception.accepted({ ...reception.needs, temporal: away as never });
  await office.sleepUntil('2026-12-12T02:00:00.000Z');
  expect(await stepsOf(visitId)).toEqual([]);
  expect(await catchUpVisits(reception.needs)).toBeGreaterThan(0);
  await until(async () => (await stepsOf(visitId)).length === 5);
  await catchUpVisits(reception.needs);
  await until(async () => (await status(visitId)) === 'RUNNING');
  expect(await stepsOf(visitId)).toHaveLength(5);
});

test('a visit that waits for nothing has no clock', async () => {
  await expect(handle('no-visit').describe()).rejects.toThrow(WorkflowNotFoundError);
});
