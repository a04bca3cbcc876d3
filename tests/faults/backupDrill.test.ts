import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { registrationExample } from '../../api/json/cases/examples';
import { systemActor } from '../../domain/case/events/event';
import { fold } from '../../domain/case/evolve/evolve';
import type { CaseState } from '../../domain/case/state';
import { clocksIn, isRunning, keyOf } from '../../domain/clocks/clock';
import { nextDue } from '../../domain/clocks/passTime';
import type { ChainedEvent } from '../../domain/proof/chain';
import { reporterRefOf } from '../../domain/case/petitionPart';
import { workflowIdOf } from '../../domain/case/hosting';
import { readCase } from '../../workflows/contract';
import { ordinaryGiver, ordinaryInput } from '../domain/ordinary';
import { type DrillOffice, drillSecrets, openDrillOffice } from './drillOffice';
import type { Send } from './officeProcesses';

const place = mkdtempSync(join(tmpdir(), 'liem-drill-'));
const directory = join(place, 'backup');
const secrets = drillSecrets('drill');
const backup = 'cli/backup.ts';
const restore = 'cli/restore.ts';
const verify = 'cli/verify.ts';

let before: DrillOffice;
let after: DrillOffice | undefined;
let send: Send;
/** Whole histories, as the office that is gone had them at its end. */
const gone = new Map<string, ChainedEvent[]>();
const numbers = new Map<string, string>();
const acted = new Map<string, { key: string; seq: number; text: string }[]>();

const today = () => new Date().toISOString().slice(0, 10);
const caseIds = Array.from({ length: 5 }, () => randomUUID());
/** One that has come to its end before the backup. */
const closed = randomUUID();

/** Gives a command that must be carried out. */
async function give(
  type: 'meetReporter' | 'withdraw' | 'reopen',
  { gateway, stores }: DrillOffice,
): Promise<void> {
  const state = fold(await stores.events.read(closed));
  const input = ordinaryInput(type, state, today());
  const command = { type, commandId: randomUUID(), actor: ordinaryGiver(type), input };
  expect(await gateway.give(closed, command)).toMatchObject({ kind: 'done' });
}

async function register(caseId: string): Promise<void> {
  const answer = await send('/api/v1/cases', caseId, { ...registrationExample, receivedOn: today() });
  expect(answer.status).toBe(201);
}

/** Notes in one case after the other, until it is told to stop. */
async function work(caseId: string, isOver: () => boolean): Promise<void> {
  const list: { key: string; seq: number; text: string }[] = [];
  acted.set(caseId, list);
  for (let n = 1; !isOver(); n += 1) {
    const key = randomUUID();
    const text = `Ghi chú ${n}.`;
    const { status, seq } = await send(`/api/v1/cases/${caseId}/commands/note`, key, { text });
    expect(status).toBe(200);
    list.push({ key, seq, text });
  }
}

/** The marks of the feed of the office that is destroyed. */
const historiesBefore: string[] = [];
const numberOf = (events: readonly ChainedEvent[]) => fold(events)?.number ?? '';

beforeAll(async () => {
  before = await openDrillOffice('drill', secrets, { people: true });
  send = await before.signedIn();
}, 240_000);
afterAll(async () => {
  await after?.destroy();
  rmSync(place, { recursive: true, force: true });
}, 60_000);

test('a backup is taken while work goes on, and everything is destroyed', async () => {
  for (const caseId of [...caseIds, closed]) await register(caseId);
  await give('meetReporter', before);
  await give('withdraw', before);
  let isOver = false;
  const working = Promise.all(caseIds.slice(1).map((caseId) => work(caseId, () => isOver)));
  await pause(500);
  const said = await before.run(backup, [directory]);
  // Some more, which no backup knows of.
  await pause(500);
  isOver = true;
  await working;
  expect(said).toMatchObject({ code: 0 });
  expect(said.text).toContain('6 cases');
  expect(said.text).toContain('Every case in it is whole and sealed.');
  for (const caseId of [...caseIds, closed]) {
    const events = await before.stores.events.read(caseId);
    gone.set(caseId, events);
    numbers.set(caseId, numberOf(events));
  }
  historiesBefore.push(...(await before.stores.feedPlaces.histories()).map(({ mark }) => mark));
  await before.destroy();
}, 240_000);

test('it goes into an empty office with its keys, and into no other', async () => {
  after = await openDrillOffice('drill', secrets, { people: false });
  const other = `test:${randomBytes(32).toString('base64')}`;
  const wrong = await after.run(restore, [directory, '--yes'], { LIEM_VAULT_KEYS: other });
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.text).toContain('is not the one under which this backup was sealed');
  const missing = await after.run(restore, [directory, '--yes'], {
    LIEM_VAULT_KEYS: other.replace('test', 'k7'),
  });
  expect(missing.text).toContain('sealed under the key test, and this office does not have it');
  expect(await after.stores.events.caseIds()[Symbol.asyncIterator]().next()).toMatchObject({ done: true });

  const said = await after.run(restore, [directory, '--yes']);
  expect(said.text).toContain('Every case is whole and sealed, and goes on.');
  expect(said).toMatchObject({ code: 0 });
  const again = await after.run(restore, [directory, '--yes']);
  expect(again).toMatchObject({ code: 1 });
  expect(again.text).toContain('This office is not empty');
}, 240_000);

const office = (): DrillOffice => {
  if (!after) throw new Error('nothing was restored');
  return after;
};

/** When each clock that runs is due. */
const dueOf = (state: CaseState) =>
  Object.fromEntries(
    clocksIn(state).flatMap((clock) => (isRunning(clock) ? [[keyOf(clock), clock.dates.dueAt]] : [])),
  );

test('each case goes on behind what it was, with its clocks right', async () => {
  const restoredAt = new Date().toISOString();
  const dues: { caseId: string; due: string }[] = [];
  for (const caseId of caseIds) {
    const was = gone.get(caseId) ?? [];
    const events = await office().stores.events.read(caseId);
    const common = events.findIndex(({ hash }, i) => hash !== was[i]?.hash);
    const shared = common === -1 ? events : events.slice(0, common);
    // What has been added since is only what fell due.
    expect(events.slice(shared.length).every(({ by }) => by === systemActor)).toBe(true);
    // Nothing that was done before the backup began is missing.
    expect(shared.length).toBeGreaterThanOrEqual(acted.get(caseId)?.[0]?.seq ?? 2);
    const state = await office().client.workflow.getHandle(workflowIdOf(caseId)).query(readCase);
    const stored = fold(await office().stores.events.read(caseId));
    const known = fold(was.slice(0, shared.length));
    expect(state && nextDue(state)).toBe(stored && nextDue(stored));
    // A clock that ran when the backup was taken is due when it was; one whose act came later is not there.
    expect(stored && dueOf(stored)).toMatchObject((known && dueOf(known)) ?? {});
    expect(Object.keys((known && dueOf(known)) ?? {})).toContain('handling');
    const due = stored && nextDue(stored);
    if (due !== undefined && due > restoredAt) dues.push({ caseId, due });
  }
  const [first] = dues.sort((a, b) => a.due.localeCompare(b.due));
  if (!first) throw new Error('no clock was left to fall due');
  let fell: ChainedEvent | undefined;
  while (!fell && Date.now() < Date.parse(first.due) + 60_000) {
    await pause(500);
    const events = await office().stores.events.read(first.caseId);
    fell = events.find(({ at, by }) => by === systemActor && at >= first.due);
  }
  expect(fell).toBeDefined();
  expect(Date.parse(fell?.at ?? '') - Date.parse(first.due)).toBeLessThan(10_000);
}, 560_000);

test('accounts sign in, a repeat is recognised, and new acts follow', async () => {
  send = await office().signedIn();
  const [, caseId = ''] = caseIds;
  const [first] = acted.get(caseId) ?? [];
  const path = `/api/v1/cases/${caseId}/commands/note`;
  const repeated = await send(path, first?.key ?? '', { text: first?.text });
  expect(repeated).toEqual({ status: 200, seq: first?.seq });
  const count = (await office().stores.events.read(caseId)).length;
  expect(await send(path, randomUUID(), { text: 'Sau khi khôi phục.' })).toMatchObject({ status: 200 });
  expect((await office().stores.events.read(caseId)).length).toBeGreaterThan(count);
});

test('the feed goes on in another history, and no event is without its place', async () => {
  const { feedPlaces, events } = office().stores;
  // The web server was at work in the empty office: it takes up what came back at its next round.
  while (!(await feedPlaces.isTakenUp())) await pause(500);
  for (const caseId of caseIds) {
    const stored = (await events.read(caseId)).length;
    while ((await feedPlaces.numberedOf(caseId)) < stored) await pause(500);
  }
  const last = (await feedPlaces.histories()).at(-1)?.mark;
  expect(last).toBeDefined();
  expect(historiesBefore).not.toContain(last);
}, 120_000);

test('a case that was closed has lost nothing, and is reopened', async () => {
  const was = gone.get(closed) ?? [];
  expect(fold(was)?.stage).toBe('closed');
  await give('reopen', office());
  const events = await office().stores.events.read(closed);
  expect(events.slice(0, was.length)).toEqual(was);
  expect(events.slice(was.length).map(({ type }) => type)).toContain('reopened');
  const state = await office().client.workflow.getHandle(workflowIdOf(closed)).query(readCase);
  expect(state).toEqual(fold(events));
  expect(state?.stage).not.toBe('closed');
});

test('numbers go on without doubles, and secrets open', async () => {
  const fresh = randomUUID();
  await register(fresh);
  const number = numberOf(await office().stores.events.read(fresh));
  const all = [...numbers.values(), number];
  expect(new Set(all).size).toBe(all.length);
  expect(all.sort().at(-1)).toBe(number);
  const [caseId = ''] = caseIds;
  const look = { at: new Date().toISOString(), caseId, by: 'u-test', fields: ['name'], why: 'Diễn tập.' };
  const identity = await office().stores.vault.look(reporterRefOf(caseId), look);
  expect(identity).toMatchObject({ name: registrationExample.reporter.identity.name });
});

test('the restored office is whole', async () => {
  const said = await office().run(verify, ['--lang', 'en']);
  expect(said.text).toContain('Every chain is whole and sealed to its end');
  expect(said).toMatchObject({ code: 0 });
});
