import { randomUUID } from 'node:crypto';
import { mostOfCase } from '../../domain/case/room';
import { workflowIdOf } from '../../domain/case/hosting';
import { calendar, OfficeCase, procedure22 } from '../domain/office';
import { begunWith } from './firstEvent';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { storeCase } from './jsonStoredCase';

/** As long as a note may be, of letters that take most bytes. */
const longest = 'ệ'.repeat(5000);

let office: JsonOffice;
let intake: Program;
beforeAll(async () => {
  office = await openJsonOffice('full-case');
  intake = await office.program('tiep.nhan');
});
afterAll(async () => {
  await office.close();
});

/** Asked again under its key until it is known: a run that has much to read first may take longer than anybody waits. */
async function noteAtLast(caseId: string, text: string): Promise<number> {
  const key = { 'Idempotency-Key': randomUUID() };
  for (let tries = 0; tries < 20; tries += 1) {
    const { status } = await intake.post(`/api/v1/cases/${caseId}/commands/note`, { text }, key);
    if (status !== 202 && status !== 503 && status !== 429) return status;
  }
  throw new Error('nobody answers');
}

/** How large the history of each run of a case has become. */
async function runsOf(caseId: string): Promise<number[]> {
  const sizes: number[] = [];
  const { temporal } = office.services;
  const handleOf = (runId?: string) => temporal.workflow.getHandle(workflowIdOf(caseId), runId);
  let { runId } = await handleOf().describe();
  while (runId) {
    sizes.push((await handleOf(runId).describe()).historySize ?? 0);
    runId = (await begunWith(temporal, caseId, runId)).continuedExecutionRunId ?? '';
  }
  return sizes;
}

test('a case that is nearly full opens and goes on through renewals, and one that is full says so', async () => {
  const played = new OfficeCase(procedure22, calendar, randomUUID());
  played.give('register', { on: '2022-03-01' }, { receivedOn: '2022-03-01' });
  let counted = 0;
  const sizeOfNew = () => {
    const added = played.events.slice(counted);
    counted = played.events.length;
    return added.reduce((sum, event) => sum + JSON.stringify(event).length, 0);
  };
  for (let size = sizeOfNew(); size < mostOfCase - 12_000; size += sizeOfNew()) {
    played.give('note', { on: '2022-03-01' }, { text: longest });
  }
  // Each act of it is the last of its run.
  const caseId = await storeCase(office, played, 1);
  expect(await noteAtLast(caseId, 'Một.')).toBe(200);
  expect(await noteAtLast(caseId, longest)).toBe(200);
  const seen = new Set<number>();
  for (let i = 0; i < 4; i += 1) seen.add(await noteAtLast(caseId, longest));
  expect([...seen]).toContain(409);
  const runs = await runsOf(caseId);
  expect(runs.length).toBeGreaterThan(2);
  expect(Math.max(...runs)).toBeLessThan(25_000_000);
}, 400_000);
