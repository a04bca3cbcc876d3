import { randomUUID } from 'node:crypto';
import { checkChain, genesis } from '../../domain/proof/chain';
import { caseWorkflowName } from '../../domain/case/hosting';
import { workflowIdOf } from '../../domain/case/hosting';
import { type CaseArguments } from '../../workflows/contract';
import { at, OfficeCase } from '../domain/office';
import { ordinaryGiver } from '../domain/ordinary';
import { type DurableOffice, openDurableOffice } from './durableOffice';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('renewals', at('2026-03-02'));
});
afterAll(() => office.close());

const handleOf = (caseId: string) => office.env.client.workflow.getHandle(workflowIdOf(caseId));

const start = (args: CaseArguments) =>
  office.env.client.workflow.start(caseWorkflowName, {
    workflowId: workflowIdOf(args.caseId),
    taskQueue: office.taskQueue,
    args: [args],
  });

/** How many bytes the run that goes on carries from the one before it, as sealed. */
async function carriedBy(caseId: string): Promise<number> {
  const [begun] = (await handleOf(caseId).fetchHistory()).events ?? [];
  const { input, continuedExecutionRunId } = begun?.workflowExecutionStartedEventAttributes ?? {};
  expect(continuedExecutionRunId).toBeTruthy();
  const payloads = input?.payloads ?? [];
  expect(payloads).toHaveLength(1);
  return payloads.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await isSo()) return;
    await office.env.sleep('10 seconds');
  }
  throw new Error('it did not come about');
}

const noteIn = (caseId: string, text: string, commandId: string = randomUUID()) =>
  office.gateway.give(caseId, { type: 'note', commandId, actor: ordinaryGiver('note'), input: { text } });

/** Asked again under its id until it is done: a run that has much to read first may take longer than anybody waits. */
async function noteAtLast(caseId: string, text: string): Promise<void> {
  const commandId = randomUUID();
  await until(async () => (await noteIn(caseId, text, commandId)).kind === 'done');
}

test('a case passes a hundred renewals, each of which carries next to nothing', async () => {
  const played = OfficeCase.received('2026-03-02', {}, randomUUID());
  const { caseId, events } = played;
  await office.stores.events.append(caseId, genesis(caseId), events);
  await start({ caseId, renewAfter: 1 });
  const runs = new Set<string>();
  for (let i = 0; i < 100; i += 1) {
    await noteAtLast(caseId, `${i} ${'Ơ'.repeat(4990)}`);
    runs.add((await handleOf(caseId).describe()).runId);
  }
  expect(runs.size).toBeGreaterThan(90);
  expect(await carriedBy(caseId)).toBeLessThan(1000);
  const links = await office.stores.events.readKept(caseId);
  expect(checkChain(caseId, links)).toMatchObject({ intact: true });
  expect(links.filter(({ type }) => type === 'noted')).toHaveLength(100);
}, 400_000);
