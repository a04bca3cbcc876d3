import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isTooLargeToGoBy, mostOfAct, mostOfVersion } from '../../domain/case/room';
import { everyCase } from '../../domain/access/policy';
import { checkChain } from '../../domain/proof/chain';
import { caseWorkflowName, workflowIdOf } from '../../domain/case/hosting';
import type { CaseArguments } from '../../workflows/contract';
import type { CommandType } from '../../domain/case/commands';
import type { CommandOutcome } from '../../office/commands/commandOutcome';
import { OfficeCase } from '../domain/office';
import { ordinaryGiver, ordinaryInput } from '../domain/ordinary';
import { toVerification } from '../domain/stages';
import { begunWith } from './firstEvent';
import { type JsonOffice, openJsonOffice } from './jsonOffice';
import { storeCase } from './jsonStoredCase';

/** A letter that takes three bytes, as the most that our texts are made of may. */
const filled = (length: number) => 'ệ'.repeat(length);

/** Well under the server's limit of 52,428,800 bytes, and what one call may carry. */
const mostOfHistory = 5_000_000;

let office: JsonOffice;
beforeAll(async () => {
  office = await openJsonOffice('largest-inputs');
});
afterAll(() => office.close());

const client = () => office.services.temporal;
const handleOf = (caseId: string, runId?: string) => client().workflow.getHandle(workflowIdOf(caseId), runId);

const registered = (input: object) => {
  const { number, reporter, ...facts } = ordinaryInput('register', undefined, '2026-03-02');
  void [number, reporter];
  const registration = {
    commandId: randomUUID(),
    actor: ordinaryGiver('register'),
    input: { standing: 'named', ...facts, ...input } as never,
    identity: { name: 'Người gửi', address: '', phone: '', originalText: filled(50_000) },
  };
  return atLast(() => office.services.cases.gateway.register(registration));
};

/** The largest report that a case takes, in the largest number of allegations. */
const largest = {
  allegations: Array.from({ length: 50 }, () => ({
    summary: filled(Math.floor(mostOfAct / 50) - 200),
    code: 'x'.repeat(20),
    endedOn: '2026-01-30',
  })),
};

/** Asked again under its id until it is known: a run that has much to read first may take longer than anybody waits. */
async function atLast(ask: () => Promise<CommandOutcome>): Promise<CommandOutcome> {
  for (let tries = 0; tries < 60; tries += 1) {
    const outcome = await ask();
    if (outcome.kind !== 'pending' && outcome.kind !== 'busy') return outcome;
    await pause(200);
  }
  throw new Error('nobody answers');
}

function give(caseId: string, type: CommandType, input: Record<string, unknown>): Promise<CommandOutcome> {
  const commandId = randomUUID();
  const command = { type: type as 'note', commandId, actor: ordinaryGiver(type), input };
  return atLast(() => office.services.cases.gateway.give(caseId, command));
}

/** How many bytes a run carries from the one before it, as sealed; only its first event is asked for. */
async function carriedBy(caseId: string, runId: string): Promise<number> {
  const { input } = await begunWith(client(), caseId, runId);
  return (input?.payloads ?? []).reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
}

/** Has a case go by the largest versions that an administrator may write. */
async function goByLargest(caseId: string): Promise<void> {
  const { reference, views, gateway } = office.services.cases;
  const view = await views.find(caseId, everyCase);
  const { procedure: pinned } = view?.state.registration ?? {};
  if (!pinned) throw new Error('nothing is registered');
  const now = await reference.getProcedure(pinned.id, pinned.version);
  const calendar = await reference.getCurrentCalendar();
  if (calendar.kind !== 'civil') throw new Error('the office has days that last some seconds');
  const most = mostOfVersion - 30_000;
  const procedure = { ...now, version: 99, instrument: filled(most) };
  const holidays = Array.from({ length: most / 13 }, () => '2090-01-01');
  const years = { ...calendar.years, 2090: { holidays, workedSaturdays: [] } };
  const later = { ...calendar, version: 99, years };
  expect([procedure, later].map(isTooLargeToGoBy)).toEqual([false, false]);
  await reference.addProcedure(procedure);
  await reference.addCalendar(later);
  const input = { procedure, calendar: later, reason: filled(5_000) };
  const actor = { id: 'u-chair', roles: ['chair' as const] };
  const command = { type: 'changeRules' as const, commandId: randomUUID(), actor, input };
  expect(await atLast(() => gateway.give(caseId, command))).toMatchObject({ kind: 'done' });
}

test('a report that is larger than one act may be is refused, and nothing of it is kept', async () => {
  const allegations = [...largest.allegations.slice(1), { summary: filled(mostOfAct / 50 + 5_000) }];
  expect(await registered({ allegations })).toMatchObject({ refusal: { refused: 'actTooLarge' } });
});

test('the largest report passes a hundred renewals, and more under the largest rules; each carries next to nothing', async () => {
  const outcome = await registered(largest);
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  const { caseId } = outcome;
  await client().workflow.start(caseWorkflowName, {
    workflowId: workflowIdOf(caseId),
    taskQueue: office.env.TEMPORAL_TASK_QUEUE ?? '',
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    args: [{ caseId, renewAfter: 1 } satisfies CaseArguments],
  });
  const runs = new Set<string>();
  const noteInNewRuns = async (times: number) => {
    for (let i = 0; i < times; i += 1) {
      const text = i % 10 === 0 ? filled(5_000) : 'Ghi chú.';
      expect(await give(caseId, 'note', { text })).toMatchObject({ kind: 'done' });
      runs.add((await handleOf(caseId).describe()).runId);
    }
  };
  await noteInNewRuns(100);
  expect(runs.size).toBeGreaterThan(90);
  await goByLargest(caseId);
  await noteInNewRuns(10);
  expect(runs.size).toBeGreaterThan(100);
  for (const runId of runs) {
    expect(await carriedBy(caseId, runId)).toBeLessThan(1_000);
    expect((await handleOf(caseId, runId).describe()).historySize).toBeLessThan(mostOfHistory);
  }
  const links = await office.services.cases.events.readKept(caseId);
  expect(checkChain(caseId, links).intact).toBe(true);
  expect(links.filter(({ type }) => type === 'noted')).toHaveLength(110);
}, 900_000);

test('as many of the largest acts at once as the server lets in are each carried out', async () => {
  const on = '2026-03-02';
  const played = toVerification(OfficeCase.received(on, {}, randomUUID()), on);
  played.give('announceDecision', { on });
  const caseId = await storeCase(office, played);
  const minutes = (day: number) => ({ on, title: filled(200), content: filled(20_000 - day) });
  const given = Array.from({ length: 30 }, (_, i) => give(caseId, 'recordMinutes', minutes(i)));
  expect((await Promise.all(given)).map(({ kind }) => kind)).toEqual(given.map(() => 'done'));
  const links = await office.services.cases.events.readKept(caseId);
  expect(checkChain(caseId, links).intact).toBe(true);
  expect(links.filter(({ type }) => type === 'minutesRecorded')).toHaveLength(given.length);
});
