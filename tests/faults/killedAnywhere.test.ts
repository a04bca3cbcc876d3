import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { registrationExample } from '../../api/json/cases/examples';
import { verifyOffice } from '../../office/verify/verifyOffice';
import { systemActor } from '../../domain/case/events/event';
import { createViewUpkeep } from '../../models/viewUpkeep';
import { type OfficeUnderFire, openOfficeUnderFire, type Victim } from './officeUnderFire';

let office: OfficeUnderFire;
beforeAll(async () => {
  office = await openOfficeUnderFire('faults');
}, 180_000);
afterAll(() => office.close(), 60_000);

/** What the office said that it had done: key and number of the event, by case. */
type Accepted = Map<string, { key: string; seq: number }[]>;

const notes = 25;

async function carry(caseId: string, accepted: Accepted): Promise<void> {
  const registered = await office.send('/api/v1/cases', caseId, {
    ...registrationExample,
    receivedOn: '2026-03-02',
  });
  expect(registered.status).toBe(201);
  const list = [{ key: caseId, seq: registered.seq }];
  accepted.set(caseId, list);
  for (let n = 1; n <= notes; n += 1) {
    const key = randomUUID();
    const { status, seq } = await office.send(`/api/v1/cases/${caseId}/commands/note`, key, {
      text: `Ghi chú ${n}.`,
    });
    expect({ n, status }).toEqual({ n, status: 200 });
    list.push({ key, seq });
  }
}

const victims: readonly Victim[] = [
  'worker',
  'mongodb',
  'api',
  'temporal',
  'worker',
  'temporal',
  'mongodb',
  'api',
];

test('whatever is killed while cases run, no event is lost or doubled, and each answer was true', async () => {
  const accepted: Accepted = new Map();
  const caseIds = Array.from({ length: 5 }, () => randomUUID());
  let running = true;
  const shooting = (async () => {
    for (const victim of victims) {
      await pause(1500);
      if (!running) return victim;
      await office.kill(victim);
    }
    return undefined;
  })();
  await Promise.all(caseIds.map((caseId) => carry(caseId, accepted)));
  running = false;
  // Had the cases been done before the last shot, the test would say less than it claims.
  expect(await shooting).toBeUndefined();

  for (const caseId of caseIds) {
    const events = await office.stores.events.read(caseId);
    // A command may bring about several events; the last of them is the number that was answered.
    const acts = events.filter(({ by }) => by !== systemActor);
    expect([...new Set(acts.map(({ commandId }) => commandId))]).toEqual(
      accepted.get(caseId)?.map(({ key }) => key),
    );
    for (const { key, seq } of accepted.get(caseId) ?? []) {
      expect(events.filter(({ commandId }) => commandId === key).at(-1)?.seq).toBe(seq);
    }
    const told = acts.flatMap((event) => (event.type === 'noted' ? [event.data.text] : []));
    expect(told).toEqual(Array.from({ length: notes }, (_, i) => `Ghi chú ${i + 1}.`));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  }
  const findings = [];
  const needs = {
    events: office.stores.events,
    rows: createViewUpkeep(office.connection, office.stores),
  };
  for await (const { caseId, finding } of verifyOffice(needs)) findings.push({ caseId, finding });
  expect(findings).toHaveLength(caseIds.length);
  expect(findings.filter(({ finding }) => finding)).toEqual([]);
}, 300_000);
