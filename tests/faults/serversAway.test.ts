import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { registrationExample } from '../../api/json/cases/examples';
import { fold } from '../../domain/case/evolve/evolve';
import { nextDue } from '../../domain/clocks/passTime';
import { checkChain } from '../../domain/proof/chain';
import { workflowIdOf } from '../../domain/case/hosting';
import { type HangingServer, type OfficeUnderFire, openOfficeUnderFire } from './officeUnderFire';

let office: OfficeUnderFire;
beforeAll(async () => {
  office = await openOfficeUnderFire('away', 'demo');
}, 180_000);
afterAll(() => office.close(), 60_000);

/** More than seven working days of this office, of four seconds each, and the rest of the day on which the report came in: it falls overdue then. */
const away = 33_000;

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return;
    await pause(500);
  }
  throw new Error(`it did not come about: ${what}`);
}

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
    expect(checkChain(caseId, await office.stores.events.readKept(caseId)).intact).toBe(true);
    expect(events.filter(({ type }) => type === 'noted')).toHaveLength(1);
    const strikes = events.flatMap(({ type, data }) =>
      'dueAt' in data ? [{ type, dueAt: data.dueAt, clock: JSON.stringify(data) }] : [],
    );
    const missed = strikes.filter(({ dueAt }) => from < dueAt && dueAt < to);
    expect(missed.map(({ type }) => type)).toContain('fellOverdue');
    expect(new Set(strikes.map(({ type, clock }) => `${type} ${clock}`)).size).toBe(strikes.length);
    const { historyLength } = await office.client.workflow.getHandle(workflowIdOf(caseId)).describe();
    expect(historyLength).toBeLessThan(200);
  },
  300_000,
);
