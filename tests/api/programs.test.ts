import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import request from 'supertest';
import { registrationExample } from '../../api/json/cases/examples';
import { openConnection } from '../../models/connection';
import { createProgramStore } from '../../models/programs';
import { hashOfToken } from '../../models/programTokens';
import { findRowFaults } from '../../models/rowFaults';
import { createVisitor, settle, type Visitor } from './accountOffice';
import { listen } from './eventStream';
import { type JsonOffice, openJsonOffice } from './jsonOffice';
import { createLogger } from '../../office/programLog';
import { Writable } from 'node:stream';

let office: JsonOffice;
const lines: string[] = [];
const visitors = new Map<string, Visitor>();
async function person(username: string): Promise<Visitor> {
  const there = visitors.get(username) ?? createVisitor(office.app);
  if (!visitors.has(username)) await there.signIn(username);
  visitors.set(username, there);
  return there;
}
beforeAll(async () => {
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  office = await openJsonOffice('programs', undefined, {}, createLogger('trace', sink));
});
afterAll(async () => {
  await office.close();
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const typed = (day: string) => day.split('-').reverse().join('/');
const intakeId = 'u-demo-intake';
const kept = () => office.services.connection.collection<{ _id: string }>('programs');
const tokenOn = ({ text }: request.Response) => /<code>(liem_[\w-]+)<\/code>/.exec(text)?.[1] ?? '';
const programs = () => office.services.accounts.programs;

/** What an administrator fills in. */
const asked = (name: string, more: Record<string, string | string[]> = {}) => ({
  name,
  contact: 'Văn phòng Tỉnh ủy, 0123',
  actsFor: intakeId,
  scopes: ['reading', 'commands'],
  until: typed(inDays(200)),
  ...more,
});

/** Proposed by the administrator and confirmed by the chair. */
async function made(name: string, more: Record<string, string | string[]> = {}) {
  const proposed = await (await person('quan.tri')).send('/programs/new', asked(name, more));
  expect(proposed.status).toBe(303);
  const token = tokenOn(await settle(await person('chu.nhiem'), 'confirm'));
  const found = await programs().findByToken(token);
  return { token, id: found?._id ?? '' };
}

const bearing = (token: string) => ({ Authorization: `Bearer ${token}` });
const get = (token: string, path: string) => request(office.app).get(path).set(bearing(token));
const post = (token: string, path: string, body: object = {}) =>
  request(office.app)
    .post(path)
    .set({ ...bearing(token), 'Idempotency-Key': randomUUID() })
    .send(body);

let first: { token: string; id: string };
beforeAll(async () => {
  first = await made('Văn bản điều hành');
});

describe('an account of a program', () => {
  test('is made by two people, and its token is shown once and kept by its hash alone', async () => {
    const administrator = await person('quan.tri');
    const proposed = await administrator.send('/programs/new', asked('Hộp thư Mặt trận'));
    expect(tokenOn(proposed)).toBe('');
    expect((await programs().list()).map(({ name }) => name)).toEqual(['Văn bản điều hành']);
    const [waiting] = await office.services.officeActs.listWaiting();
    expect((await administrator.send(`/acts/${waiting?.id}/confirm`, {}, '/acts')).status).toBe(403);
    // Nor does the one for whom it is to act, or somebody below a head.
    const intake = await person('tiep.nhan');
    expect((await intake.send(`/acts/${waiting?.id}/confirm`, {}, '/account')).status).toBe(403);
    const chair = await person('chu.nhiem');
    expect((await chair.get('/acts')).text).toContain('phạm vi: đọc dữ liệu, ghi vào vụ việc');
    const confirmed = await settle(chair, 'confirm');
    const token = tokenOn(confirmed);
    expect(token).toMatch(/^liem_[\w-]{43}$/);
    const { _id: id = '' } = (await programs().findByToken(token)) ?? {};
    expect((await chair.get(`/programs/${id}`)).text).not.toContain(token);
    const row = JSON.stringify(await kept().findOne({ _id: id }));
    expect(row).toContain(hashOfToken(token));
    expect(row).not.toContain(token);
    expect(lines.join('')).not.toContain(token);
    const told = JSON.stringify(await office.services.cases.officeLog.readKept());
    expect(told).not.toContain(hashOfToken(token));
    await programs().end(id, 'u-demo-chair');
  });

  test.each([
    ['a name that is taken', { name: 'văn bản điều HÀNH' }],
    ['an administrator to act for', { actsFor: 'u-demo-administrator' }],
    ['no scope', { scopes: [] as string[] }],
    ['an end that is over', { until: typed(inDays(-1)) }],
    ['an end in more than a year', { until: typed(inDays(400)) }],
  ])('is not proposed with %s', async (_what, more) => {
    const sent = await (await person('quan.tri')).send('/programs/new', asked('Khác', more));
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('govuk-error-summary');
    expect(await office.services.officeActs.listWaiting()).toEqual([]);
  });
});

describe('a request with a token', () => {
  test('needs no cookie and no token of a form, and sets none', async () => {
    const me = await get(first.token, '/api/v1/me').expect(200);
    expect(me.headers['set-cookie']).toBeUndefined();
    expect(me.body).toMatchObject({
      id: intakeId,
      program: {
        id: first.id,
        name: 'Văn bản điều hành',
        scopes: ['reading', 'commands'],
        until: inDays(200),
      },
      may: { register: true, import: false, manageAccounts: false },
    });
    const registered = await post(first.token, '/api/v1/cases', registrationExample).expect(201);
    expect(registered.headers['set-cookie']).toBeUndefined();
    expect((await kept().findOne({ _id: first.id })) as object).toMatchObject({ usedOn: inDays(0) });
  });

  test('counts by the token alone, whatever cookie is beside it', async () => {
    const chair = await office.program('chu.nhiem');
    const own = await chair.get('/api/v1/me');
    expect(own.body).toMatchObject({ id: 'u-demo-chair' });
    const both = await chair.get('/api/v1/me').set(bearing(first.token));
    expect(both.body).toMatchObject({ id: intakeId, program: { id: first.id } });
    expect((await chair.get('/api/v1/me').set(bearing('liem_wrong'))).status).toBe(401);
  });

  test('leads to no page, and to no session', async () => {
    for (const path of ['/cases', '/account', '/'])
      expect((await get(first.token, path)).headers.location).toBe('/sign-in');
    expect((await get(first.token, '/api/session')).body).toMatchObject({ account: null });
  });

  test('that is wrong is 401 with what is asked for, and locks nobody out', async () => {
    for (const token of ['', 'liem_', `liem_${'A'.repeat(43)}`, `${first.token}x`, `${first.token} x`]) {
      const refused = await get(token, '/api/v1/cases').expect(401);
      expect(refused.headers['www-authenticate']).toBe('Bearer realm="liem", error="invalid_token"');
      expect(refused.body).toMatchObject({ code: 'tokenInvalid' });
    }
    const none = await request(office.app).get('/api/v1/cases').expect(401);
    expect(none.headers['www-authenticate']).toBe('Bearer realm="liem"');
    await Promise.all(
      Array.from({ length: 15 }, () => get(`liem_${'B'.repeat(43)}`, '/api/v1/me').expect(401)),
    );
    await get(first.token, '/api/v1/me').expect(200);
    expect((await createVisitor(office.app).signIn('tiep.nhan')).status).toBe(303);
  });

  test('goes as far as its scopes', async () => {
    const reader = await made('Chỉ đọc', { scopes: 'reading' });
    await get(reader.token, '/api/v1/cases').expect(200);
    const refused = await post(reader.token, '/api/v1/cases', registrationExample).expect(403);
    expect(refused.body).toMatchObject({
      code: 'insufficientScope',
      error: 'insufficient_scope',
      scope: 'commands',
    });
    expect(refused.headers['www-authenticate']).toContain('error="insufficient_scope", scope="commands"');
    expect((await get(reader.token, '/api/v1/events').expect(403)).body).toMatchObject({ scope: 'feed' });
    const follower = await made('Chỉ theo dõi', { scopes: 'feed' });
    expect((await get(follower.token, '/api/v1/cases').expect(403)).body).toMatchObject({ scope: 'reading' });
    for (const path of [
      '/api/v1/meetings',
      '/api/v1/reception/visits/v-1/visitor',
      '/api/v1/procedures/x/1/migration',
    ])
      expect((await post(first.token, path).expect(403)).body).toMatchObject({ code: 'needsPerson' });
    const log = await office.services.cases.officeLog.readKept();
    const byReader = log.filter(({ by, type }) => by === reader.id && type === 'accessRefused');
    expect(byReader.length).toBeGreaterThan(0);
  });
});

describe('what a program does', () => {
  let caseId = '';
  beforeAll(async () => {
    caseId = String((await post(first.token, '/api/v1/cases', registrationExample)).body.caseId);
  });

  test('is told with its name and for whom, in the case and in the log of the office, in both languages', async () => {
    await post(first.token, `/api/v1/cases/${caseId}/commands/note`, { text: 'Đã nhận.' }).expect(200);
    const { body } = await get(first.token, `/api/v1/cases/${caseId}/events?size=100`).expect(200);
    const events: { type: string; by: string; data: object }[] = body.items;
    const acts = events.filter(({ by }) => by === intakeId);
    expect(acts.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['reportRegistered', 'noted', 'actedThroughProgram']),
    );
    expect(acts.at(-1)).toMatchObject({ type: 'actedThroughProgram', data: { program: first.id } });
    const chair = await person('chu.nhiem');
    expect((await chair.get(`/cases/${caseId}`)).text).toMatch(
      /Chương trình Văn bản điều hành làm việc này, thay cho \p{L}+/u,
    );
    const auditor = await person('giam.sat');
    const log = await auditor.get('/office-log');
    expect(log.text).toMatch(/Chương trình Văn bản điều hành, thay cho [\p{L} ]+ (?:đăng nhập|mở|xem)/u);
    await auditor.get('/office-log?lang=en');
    expect((await auditor.get('/office-log')).text).toMatch(/The program Văn bản điều hành, for \p{L}+/u);
    await auditor.get('/office-log?lang=vi');
    const entries = await office.services.cases.officeLog.readKept();
    expect(entries.filter(({ by, type }) => by === first.id && type === 'caseRead').length).toBeGreaterThan(
      0,
    );
    expect(entries.filter(({ by, type }) => by === first.id && type === 'programUsed')).toHaveLength(1);
    expect((await (await person('tiep.nhan')).get('/account')).text).toContain('Văn bản điều hành');
  });

  test('is nothing that needs a person, though its person may', async () => {
    // Whatever else is wrong with it.
    const refused = await post(first.token, `/api/v1/cases/${caseId}/commands/meetReporter`);
    expect([refused.status, refused.body.reason]).toEqual([403, 'needsPerson']);
    const { body } = await get(first.token, `/api/v1/cases/${caseId}`).expect(200);
    const offered: string[] = body.commands.map(({ type }: { type: string }) => type);
    expect(offered).toContain('note');
    expect(offered).not.toContain('meetReporter');
  });

  test('is done within what its person sees: a case that is kept from them is not there', async () => {
    await get(first.token, `/api/v1/cases/${caseId}`).expect(200);
    const intake = await office.program('tiep.nhan');
    const own = { accountId: intakeId, relation: 'Em ruột' };
    expect((await intake.give(caseId, 'declareConflict', own)).status).toBe(200);
    await get(first.token, `/api/v1/cases/${caseId}`).expect(404);
    await post(first.token, `/api/v1/cases/${caseId}/commands/note`, { text: 'x' }).expect(404);
    expect(JSON.stringify((await get(first.token, '/api/v1/cases?size=100')).body)).not.toContain(caseId);
  });
});

describe('a program is stopped', () => {
  test('by taking its token back, which one person does, while the one that follows goes on', async () => {
    const { token, id } = await made('Thay mã');
    const administrator = await person('quan.tri');
    const page = `/programs/${id}`;
    await administrator.send(`${page}/renew`, { until: typed(inDays(300)) }, page);
    const second = tokenOn(await settle(await person('chu.nhiem'), 'confirm'));
    for (const one of [token, second]) await get(one, '/api/v1/me').expect(200);
    // Not a third beside the two.
    await administrator.send(`${page}/renew`, { until: typed(inDays(300)) }, page);
    expect((await settle(await person('chu.nhiem'), 'confirm')).status).toBe(409);
    await office.services.connection.collection('office_acts').deleteMany({});
    const [older] = (await programs().find(id))?.tokens ?? [];
    const auditor = await person('giam.sat');
    expect((await auditor.send(`${page}/tokens/${older?.id}/revoke`, {}, page)).status).toBe(403);
    expect((await administrator.send(`${page}/tokens/${older?.id}/revoke`, {}, page)).status).toBe(303);
    await get(token, '/api/v1/me').expect(401);
    await get(second, '/api/v1/me').expect(200);
  });

  test('by taking its token back also where it listens', async () => {
    const { token, id } = await made('Theo dõi', { scopes: ['feed'] });
    const server = createServer(office.app);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const url = `http://127.0.0.1:${port}/api/v1/events?after=end`;
    expect((await listen(url, bearing(first.token))).status).toBe(403);
    const listener = await listen(url, bearing(token));
    expect(listener.status).toBe(200);
    const [only] = (await programs().find(id))?.tokens ?? [];
    await programs().revokeToken(id, only?.id ?? '', 'u-demo-administrator');
    await listener.ended;
    expect(listener.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'signedOut' } });
    server.close();
  }, 30_000);

  test('by two people for good, at once', async () => {
    const { token, id } = await made('Chấm dứt');
    const page = `/programs/${id}`;
    await (await person('quan.tri')).send(`${page}/end`, {}, page);
    await get(token, '/api/v1/me').expect(200);
    await settle(await person('chu.nhiem'), 'confirm');
    await get(token, '/api/v1/me').expect(401);
    await expect(programs().addToken(id, inDays(10), 'u-demo-chair')).rejects.toThrow();
    expect((await (await person('quan.tri')).get('/programs')).text).toContain('Đã chấm dứt');
  });

  test('by its end, and by that of its person’s account', async () => {
    const { token } = await made('Hết hạn', { actsFor: 'u-demo-area-3', until: typed(inDays(20)) });
    const { settings, cases, accounts } = office.services;
    const beside = await openConnection(settings.mongo.uri);
    let days = 20;
    const later = createProgramStore(beside, settings.secrets.vaultKeys, cases.officeLog, () => inDays(days));
    expect((await later.findByToken(token))?.name).toBe('Hết hạn');
    days = 21;
    expect(await later.findByToken(token)).toBeUndefined();
    await beside.close();
    await get(token, '/api/v1/me').expect(200);
    await accounts.deactivate('u-demo-area-3', 'u-demo-administrator');
    await get(token, '/api/v1/me').expect(401);
  });
});

describe('a row that somebody writes who only reaches the database', () => {
  test.each<[string, object]>([
    ['for another', { $set: { actsFor: 'u-demo-chair' } }],
    ['with more scopes', { $set: { scopes: ['reading', 'commands', 'feed'] } }],
    ['with a token of their own', { $set: { 'tokens.0.hash': hashOfToken('x') } }],
    ['without a proof', { $unset: { proof: 1 } }],
  ])('is no program: %s', async (_what, update) => {
    const row = await kept().findOne({ _id: first.id });
    await kept().updateOne({ _id: first.id }, update);
    await get(first.token, '/api/v1/me').expect(401);
    expect((await (await person('quan.tri')).get('/programs')).text).toContain(
      'không do hệ thống của cơ quan ghi',
    );
    const { connection, settings, cases } = office.services;
    expect(await findRowFaults(connection, settings.secrets.vaultKeys, cases.officeLog)).toContainEqual({
      kind: 'program',
      id: first.id,
      fault: 'unproved',
    });
    if (row) await kept().replaceOne({ _id: first.id }, row);
    await get(first.token, '/api/v1/me').expect(200);
  });
});
