import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../../api/app';
import { registrationExample } from '../../api/json/cases/examples';
import { feedSchema } from '../../api/json/feed/shapes';
import { findPoint } from '../../domain/feed/cursor';
import { genesis } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import { leftOf } from '../../domain/views/destroyed';
import { createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { createViewUpkeep } from '../../models/viewUpkeep';
import { backUp } from '../../office/backup/backup';
import { checkBackup, restore } from '../../office/backup/restore';
import { createOfficeFeed, type OfficeFeed } from '../../office/feed/feed';
import { numberWaiting, takeUp } from '../../office/feed/numbering';
import { createLogger } from '../../office/programLog';
import { createServices, type Services } from '../../office/services';
import { rebuildViews } from '../../office/views/rebuildViews';
import { readSettings } from '../../temporal-config/settings';
import { OfficeCase } from '../domain/office';
import { toVerification } from '../domain/stages';
import { servedOffice } from '../servers';
import { listen } from './eventStream';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { cookiesOf, type ListeningOffice, listening } from './rawRequests';

const on = '2026-03-02';
const place = mkdtempSync(join(tmpdir(), 'liem-feed-'));
let office: JsonOffice;
/** A second web server of the same office. */
let second: { services: Services; app: Express };
let reader: Program;
let server: ListeningOffice;

beforeAll(async () => {
  office = await openJsonOffice('feed');
  const services = await createServices(readSettings(office.env), createLogger('silent'));
  second = { services, app: createApp(services) };
  reader = await office.program('pho.chu.nhiem.1');
  server = await listening(office.app);
});
afterAll(async () => {
  await server.close();
  await second.services.close();
  await office.close();
  rmSync(place, { recursive: true, force: true });
}, 60_000);

const stores = () => office.services.cases;

/** A case whose acts are stored one append each, as a worker does it. */
async function keepCase(
  caseId: string,
  more: Partial<ReturnType<typeof project>> = {},
  { events, views }: Pick<Services['cases'], 'events' | 'views'> = stores(),
): Promise<OfficeCase> {
  const one = toVerification(OfficeCase.received(on, {}, caseId), on);
  let head = genesis(caseId);
  for (const { commandId } of one.events.filter((event, i, all) => event.commandId !== all[i - 1]?.commandId))
    head = await events.append(caseId, head, one.events.filter((event) => event.commandId === commandId)); // prettier-ignore
  await views.save({ ...project(one.now), ...more });
  return one;
}

interface Item {
  cursor: string;
  caseId?: string;
  seq?: number;
  tombstone?: true;
}

/** Everything behind a cursor, in pieces, from one web server after the other. */
async function readAll(after = 'beginning', size = 7, program = reader): Promise<Item[]> {
  const all: Item[] = [];
  const cookie = cookiesOf(program.agent);
  for (let n = 0, at = after; ; n += 1) {
    const { status, body } = await request(n % 2 ? office.app : second.app)
      .get('/api/v1/events')
      .query({ after: at, size })
      .set('Cookie', cookie);
    expect(status).toBe(200);
    const piece = feedSchema.parse(body);
    all.push(...(body.items as Item[]));
    if (!piece.more) return all;
    at = piece.cursor;
  }
}

const namesOf = (items: readonly Item[]) => items.map(({ caseId, seq }) => `${caseId}:${seq}`);
async function storedNames(): Promise<string[]> {
  const found = await office.services.connection
    .collection<{ _id: string }>('case_events')
    .find({}, { projection: { _id: 1 } })
    .toArray();
  return found.map(({ _id }) => _id);
}

/** Every event that is stored stands in it once, and each case in its order. */
async function requireWhole(items: readonly Item[]): Promise<void> {
  const names = namesOf(items);
  expect([...names].sort()).toEqual((await storedNames()).sort());
  const seqs = new Map<string, number>();
  for (const { caseId = '', seq = 0 } of items) {
    expect(seq).toBe((seqs.get(caseId) ?? 0) + 1);
    seqs.set(caseId, seq);
  }
}

/** Numbers as long as it is asked to, as another program that knows nothing of this one. */
function numbering(services: Services): { feed: OfficeFeed; stop: () => Promise<void> } {
  const { cases, connection } = services;
  const feed = createOfficeFeed({ ...cases, rows: createViewUpkeep(connection, cases) });
  let isOver = false;
  const work = (async () => {
    while (!isOver) await feed.catchUp();
  })();
  return {
    feed,
    stop: async () => {
      isOver = true;
      await work;
    },
  };
}

test('what several append while several give places stands in it once, each case in its order', async () => {
  const numberers = [office.services, second.services, office.services].map(numbering);
  const append = (services: Services, names: readonly string[]) =>
    Promise.all(names.map((name) => keepCase(name, {}, services.cases)));
  await Promise.all([
    append(office.services, ['c-1', 'c-2', 'c-3', 'c-4']),
    append(second.services, ['c-5', 'c-6', 'c-7', 'c-8']),
  ]);
  const early = await readAll();
  await Promise.all(numberers.map(({ stop }) => stop()));
  const all = await readAll();
  await requireWhole(all);
  // What was read before is not read otherwise later.
  expect(all.slice(0, early.length)).toEqual(early);
  // Whoever goes on at any place is given what follows it, and nothing else.
  for (const i of [0, 11, all.length - 2, all.length - 1])
    expect(await readAll(all[i]?.cursor)).toEqual(all.slice(i + 1));
});

test('what was begun and left half done is taken up: places without an end of the work, and a note of what was never stored', async () => {
  const { feedPlaces, unnumbered, events } = stores();
  await keepCase('c-half');
  // A numberer that was lost after it had given some places, and before it had forgotten what waited.
  const stored = await unnumbered.storedOf('c-half', 1, 2);
  expect(await feedPlaces.add(await feedPlaces.findLast(), stored)).toBe(true);
  // A worker that was lost before it stored what it had announced.
  await unnumbered.note('c-half', 999);
  const all = await readAll();
  await requireWhole(all);
  // Two who have seen the same last place: one is refused, and an event has one place.
  const last = await feedPlaces.findLast();
  expect(await feedPlaces.add(last, stored)).toBe(false);
  const [first] = await unnumbered.storedOf('c-1', 1, 1);
  if (!first) throw new Error('not stored');
  expect(await feedPlaces.add(undefined, [first])).toBe(false);
  expect(await readAll()).toEqual(all);

  // The announced one is stored after all.
  const one = (await events.read('c-half')).at(-1);
  if (!one) throw new Error('no events');
  const rest = { ...one, seq: one.seq + 1, commandId: randomUUID() };
  await events.append('c-half', one, [rest]);
  expect(namesOf(await readAll(all.at(-1)?.cursor))).toEqual([`c-half:${rest.seq}`]);
});

test('whoever is overtaken while giving places forgets nothing of what it had found', async () => {
  const { feedPlaces, unnumbered } = stores();
  const before = await readAll();
  await keepCase('c-slow');
  await keepCase('c-overtaking');
  let isFirst = true;
  // Between what it sees as the last place and what it adds behind it, another gives that place to another case.
  const overtaken: typeof feedPlaces = {
    ...feedPlaces,
    findLast: async () => {
      const last = await feedPlaces.findLast();
      if (isFirst) await feedPlaces.add(last, await unnumbered.storedOf('c-overtaking', 1, 1));
      isFirst = false;
      return last;
    },
  };
  const rows = createViewUpkeep(office.services.connection, stores());
  await numberWaiting({ feedPlaces: overtaken, unnumbered, rows });
  const all = await readAll();
  await requireWhole(all);
  expect(namesOf(all)[before.length]).toBe('c-overtaking:1');
});

test('a command is in it as soon as it is answered, after another start as well, and rebuilding rows changes nothing', async () => {
  const intake = await office.program('tiep.nhan');
  const before = (await readAll()).at(-1)?.cursor ?? '';
  const sent = {
    ...registrationExample,
    reporter: { standing: 'named', identity: { name: 'Người Gửi Kín' } },
  };
  const { body } = await intake.post('/api/v1/cases', sent, { 'Idempotency-Key': randomUUID() });
  expect((await intake.give(body.caseId, 'note', { text: 'Đã gọi.' })).status).toBe(200);
  const answer = await reader.get(`/api/v1/events?after=${before}`);
  const { items } = feedSchema.parse(answer.body);
  const own = items.filter((item) => 'caseId' in item && item.caseId === body.caseId);
  expect(own.at(0)).toMatchObject({ type: 'reportRegistered', seq: 1 });
  expect(own.at(-1)).toMatchObject({ type: 'noted', data: { text: 'Đã gọi.' } });
  // As the history of the case says it, and never who reported.
  const history = await reader.get(`/api/v1/cases/${body.caseId}/events`);
  expect(own.map((item) => 'data' in item && item.data)).toEqual(
    history.body.items.map(({ data }: { data: unknown }) => data),
  );
  expect(answer.text).not.toMatch(/Người Gửi Kín|personRef|"ref"/);

  const all = await readAll();
  const rows = createViewUpkeep(office.services.connection, stores());
  for await (const { fate } of rebuildViews({ events: stores().events, rows, trustEvents: false }))
    expect(fate).not.toBe('broken');
  await takeUp({ ...stores(), rows });
  expect(await readAll()).toEqual(all);
});

test('types are chosen, an answer waits for what is to come, and what is no cursor is refused', async () => {
  const noted = await reader.get('/api/v1/events?type=noted');
  expect(noted.body.items.map(({ type }: { type: string }) => type)).toEqual(['noted']);
  const { body: end } = await reader.get('/api/v1/events?after=end');
  expect([end.items, end.more]).toEqual([[], false]);
  const waiting = reader.get(`/api/v1/events?after=${end.cursor}&wait=30`);
  const [{ body }] = await Promise.all([waiting, keepCase('c-awaited')]);
  expect(body.items[0].caseId).toBe('c-awaited');
  const odd = ['after=abc', 'size=0', 'size=501', 'wait=31', 'type=none', 'of=x', `after=${end.cursor}x`];
  for (const query of odd) {
    const refused = await reader.get(`/api/v1/events?${query}`);
    expect([query, refused.status, refused.type]).toEqual([query, 422, 'application/problem+json']);
  }
});

test('what an account may not know of is a place and nothing else, and so is what was destroyed', async () => {
  const before = (await readAll()).at(-1)?.cursor ?? '';
  await keepCase('c-seen');
  await keepCase('c-hidden', { conflictOf: ['u-demo-vice-1'] });
  const gone = await keepCase('c-gone');
  const at = `${on}T09:00:00.000Z`;
  const left = leftOf(project(gone.now), at);
  await stores().keys.destroy('c-gone', { at, by: 'u-1', left });
  await stores().views.bury(left);
  const items = await readAll(before);
  const tombstones = items.filter(({ tombstone }) => tombstone);
  const count = (await storedNames()).filter((name) => /^c-(hidden|gone):/.test(name)).length;
  expect(tombstones).toHaveLength(count);
  for (const one of tombstones) expect(Object.keys(one).sort()).toEqual(['cursor', 'tombstone']);
  expect(new Set(items.filter(({ tombstone }) => !tombstone).map(({ caseId }) => caseId))).toEqual(new Set(['c-seen'])); // prettier-ignore
  // Nobody asks by types of what a hidden event is.
  const typed = await reader.get(`/api/v1/events?after=${before}&type=noted&size=500`);
  expect(typed.body.items.map(({ tombstone }: Item) => tombstone)).toEqual(tombstones.map(() => true));
  // Somebody else is told of the one and not of the other.
  const other = await readAll(before, 100, await office.program('pho.chu.nhiem.2'));
  expect(new Set(other.flatMap(({ caseId }) => caseId ?? []))).toEqual(new Set(['c-seen', 'c-hidden']));
  expect(other.map(({ cursor }) => cursor)).toEqual(items.map(({ cursor }) => cursor));
  // Who looks after accounts sees no case.
  const administrator = await readAll(before, 100, await office.program('quan.tri'));
  expect(administrator.every(({ tombstone }) => tombstone)).toBe(true);
});

test('a listener is told as it happens, goes on after a break, and is let go when its session ends', async () => {
  const before = (await readAll()).at(-1)?.cursor ?? '';
  const program = await office.program('pho.chu.nhiem.1');
  const url = `http://127.0.0.1:${server.port}/api/v1/events`;
  const headers = { Cookie: cookiesOf(program.agent) };
  const first = await listen(`${url}?after=${before}`, headers);
  expect([first.status, first.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
  await keepCase('c-told-1');
  await first.until(3);
  first.close();
  await keepCase('c-told-2');
  const again = await listen(url, { ...headers, 'Last-Event-ID': first.events[2]?.id ?? '' });
  const expected = await readAll(before);
  await again.until(expected.length - 3);
  const told = [...first.events.slice(0, 3), ...again.events];
  expect(told.map(({ data }) => data)).toEqual(expected);
  expect(told.map(({ id }) => id)).toEqual(expected.map(({ cursor }) => cursor));

  const more = await Promise.all([1, 2, 3].map(() => listen(`${url}?after=end`, headers)));
  const tooMany = await listen(url, headers);
  expect([tooMany.status, tooMany.headers['retry-after']]).toEqual([429, '10']);
  expect((await program.agent.delete('/api/session').set('X-CSRF-Token', program.token)).status).toBe(204);
  for (const one of [again, ...more]) {
    await one.ended;
    expect(one.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'signedOut' } });
  }
  // A stream that ends does not bring its session back.
  expect((await program.get('/api/v1/me')).status).toBe(401);
});

test('after a restore whoever stands before the backup goes on, and whoever stands behind it is told where to begin anew', async () => {
  const { connection, settings } = office.services;
  const directory = join(place, 'backup');
  const witness = await office.program('pho.chu.nhiem.2');
  const inBackup = await readAll('beginning', 100, witness);
  const masterKeys = settings.secrets.vaultKeys;
  const progress = () => undefined;
  const now = () => new Date();
  // Stored, and without a place when the backup is taken.
  await keepCase('c-late');
  await backUp({ connection, masterKeys, directory, program: '0.1.0', now, progress });
  await keepCase('c-lost');
  const lost = (await readAll()).at(-1);

  const restoredEnv = { ...office.env, MONGODB_URI: servedOffice('feed-restored').mongoUri };
  const other = await openConnection(restoredEnv.MONGODB_URI);
  await createCaseStores(other, masterKeys);
  const needs = { connection: other, masterKeys, now, progress, goOn: async () => undefined, countCarriedOn: async () => 0 }; // prettier-ignore
  await restore(await checkBackup(directory, masterKeys, progress), needs);
  await other.close();
  const services = await createServices(readSettings(restoredEnv), createLogger('silent'));
  try {
    const agent = request.agent(createApp(services));
    const { body: session } = await agent.get('/api/session');
    const account = { username: 'pho.chu.nhiem.2', password: 'liem-trinh-dien' };
    await agent.post('/api/session').set('X-CSRF-Token', session.csrfToken).send(account);
    await keepCase('c-new', {}, services.cases);
    const read = async (after: string) => {
      const { status, body } = await agent.get('/api/v1/events').query({ after, size: 500 });
      return { status, body, names: namesOf(body.items ?? []) };
    };
    const whole = await read('beginning');
    const end = inBackup.length;
    expect(whole.names.slice(0, end)).toEqual(namesOf(inBackup));
    // What had no place in the backup has one, and what came since as well.
    const rest = whole.names.slice(end);
    expect(new Set(rest.map((name) => name.split(':')[0]))).toEqual(new Set(['c-late', 'c-new']));
    const told = whole.names.filter((name) => !name.startsWith('undefined'));
    expect(new Set(told).size).toBe(told.length);
    // A cursor from before the backup is of both histories.
    expect((await read(inBackup[3]?.cursor ?? '')).names).toEqual(whole.names.slice(4));
    const gone = await read(lost?.cursor ?? '');
    expect([gone.status, gone.body.code]).toEqual([410, 'feedRestored']);
    const resumed = await agent.get(gone.body.links.resume);
    expect([resumed.status, namesOf(resumed.body.items)]).toEqual([200, rest]);
    // In its history the one differs from the other.
    expect(findPoint(whole.body.cursor)?.mark).not.toBe(findPoint(lost?.cursor ?? '')?.mark);
  } finally {
    await services.close();
  }
});
