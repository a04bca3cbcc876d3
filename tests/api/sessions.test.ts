import request from 'supertest';
import { createSessionStore } from '../../models/sessions';
import { demonstrationPassword as currentPassword } from '../../office/accounts/demonstrationPassword';
import { cookieOf, openAccountOffice, type AccountOffice, type Visitor } from './accountOffice';

let office: AccountOffice;
beforeAll(async () => {
  office = await openAccountOffice('sessions');
});
afterAll(async () => {
  await office.close();
});

const stored = () => office.services.connection.collection<{ _id: string }>('sessions');
beforeEach(() => stored().deleteMany({}));

async function signedIn(username: string): Promise<{ visitor: Visitor; cookie: string }> {
  const visitor = office.visitor();
  const answer = await visitor.signIn(username);
  expect(answer.status).toBe(303);
  return { visitor, cookie: cookieOf(answer, 'liem') ?? '' };
}
const isIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200;

test('a visitor makes no session, whatever page they look at, and can still sign in, choose a language and be led back', async () => {
  const visitor = office.visitor();
  for (const path of [
    '/sign-in',
    '/',
    '/cases',
    '/sign-in?lang=en',
    '/no-such-page',
    '/account',
    '/api/session',
  ])
    expect(cookieOf(await visitor.get(path), 'liem')).toBeUndefined();
  await visitor.signIn('tiep.nhan', 'wrong');
  expect(await stored().countDocuments()).toBe(0);
  expect((await visitor.signIn('tiep.nhan')).headers.location).toBe('/account');
  expect((await visitor.get('/account')).text).toContain('<html lang="en"');
  expect(await stored().countDocuments()).toBe(1);
});

describe('in the database a session', () => {
  test('shows neither its id, nor whose it is, nor what was searched for', async () => {
    const { visitor, cookie } = await signedIn('tiep.nhan');
    await visitor.send('/cases/search', { text: 'Nguyễn Văn Tìm' }, '/cases');
    const text = JSON.stringify(await stored().find().toArray());
    const id = /^liem=s%3A([^.]+)\./.exec(cookie)?.[1] ?? 'none';
    for (const secret of [id, 'u-demo-intake', 'Văn Tìm']) expect(text).not.toContain(secret);
  });

  test('cannot be made another person’s by writing into it, nor by moving theirs', async () => {
    const { visitor } = await signedIn('tiep.nhan');
    const [mine] = await stored().find().toArray();
    const chair = await signedIn('chu.nhiem');
    const theirs = await stored().findOne({ _id: { $ne: mine?._id } });
    expect(await isIn(chair.visitor)).toBe(true);
    await stored().updateOne(
      { _id: mine?._id },
      { $set: { accountId: 'u-demo-chair', session: { accountId: 'u-demo-chair' } } },
    );
    expect((await visitor.get('/account')).text).toContain('Ngụy Bích Đào');
    const { _id, ...content } = { ...theirs };
    void _id;
    if (mine) await stored().replaceOne({ _id: mine._id }, content);
    await visitor.get('/account').expect(303).expect('location', '/sign-in');
  });
});

test('a session ends after hours without use, and after a working day however busy', async () => {
  const { connection, settings } = office.services;
  let now = Date.parse('2026-12-01T01:00:00.000Z');
  const sessions = createSessionStore(connection, settings.secrets.vaultKeys, () => now);
  const content = (usedAt: string) => ({ accountId: 'u-1', begunAt: '2026-12-01T01:00:00.000Z', usedAt });
  await sessions.keep('idle', content('2026-12-01T01:00:00.000Z'));
  now = Date.parse('2026-12-01T04:59:00.000Z');
  expect(await sessions.find('idle')).toBeDefined();
  now = Date.parse('2026-12-01T05:01:00.000Z');
  expect(await sessions.find('idle')).toBeUndefined();
  await sessions.keep('busy', content('2026-12-01T10:59:00.000Z'));
  now = Date.parse('2026-12-01T10:59:30.000Z');
  expect(await sessions.find('busy')).toBeDefined();
  now = Date.parse('2026-12-01T11:00:00.000Z');
  expect(await sessions.find('busy')).toBeUndefined();
  expect(await sessions.purge(new Date(now + 1))).toBe(2);
});

test('what an older program kept in the clear is removed', async () => {
  await stored().insertOne({ _id: 'old', session: { accountId: 'u-demo-chair' } } as { _id: string });
  await office.services.sessions.purge(new Date());
  expect(await stored().countDocuments()).toBe(0);
});

describe('a person', () => {
  test('sees where they are signed in, and ends one or all others', async () => {
    const [here, there, elsewhere] = [
      await signedIn('uy.vien.1'),
      await signedIn('uy.vien.1'),
      await signedIn('uy.vien.1'),
    ];
    const other = await signedIn('uy.vien.2');
    const page = (await here.visitor.get('/account/sessions')).text;
    const handles = [...page.matchAll(/name="handle" value="([0-9a-f]+)"/g)].map(
      ([, handle]) => handle ?? '',
    );
    expect(handles).toHaveLength(2);
    expect(page.match(/Phiên này/g)).toHaveLength(1);
    const handle = handles[0] ?? '';
    const asked = await here.visitor.send('/account/sessions/end', { handle }, '/account/sessions');
    expect([asked.status, asked.text.includes(`name="handle" value="${handle}"`)]).toEqual([200, true]);
    const wrong = { handle, currentPassword: 'không phải mật khẩu' };
    expect((await here.visitor.send('/account/sessions/end', wrong, '/account/sessions')).status).toBe(422);
    expect([await isIn(there.visitor), await isIn(elsewhere.visitor)]).toEqual([true, true]);
    const right = { handle, currentPassword };
    expect((await here.visitor.send('/account/sessions/end', right, '/account/sessions')).status).toBe(303);
    const left = [await isIn(there.visitor), await isIn(elsewhere.visitor)];
    expect(left.filter(Boolean)).toHaveLength(1);
    await here.visitor.send('/account/sessions/end-others', {}, '/account/sessions');
    expect([await isIn(there.visitor), await isIn(elsewhere.visitor)].filter(Boolean)).toHaveLength(1);
    await here.visitor.send('/account/sessions/end-others', { currentPassword }, '/account/sessions');
    expect([await isIn(here.visitor), await isIn(there.visitor), await isIn(elsewhere.visitor)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await isIn(other.visitor)).toBe(true);
    // Nobody has used them since, and they are listed no more.
    await signedIn('uy.vien.1');
    await here.visitor.send('/account/sessions/end-others', { currentPassword }, '/account/sessions');
    expect((await here.visitor.get('/account/sessions')).text).not.toContain('name="handle"');
  });

  test('ends no session of another', async () => {
    const [own, other] = [await signedIn('uy.vien.1'), await signedIn('uy.vien.2')];
    const [theirs] = await office.services.sessions.listOf('u-demo-commissioner-2');
    const sent = { handle: theirs?.handle ?? '', currentPassword };
    expect((await own.visitor.send('/account/sessions/end', sent, '/account/sessions')).status).toBe(303);
    expect(await isIn(other.visitor)).toBe(true);
  });
});

test('an administrator ends all sessions of an account, and it is in the log of the office', async () => {
  const [administrator, person] = [await signedIn('quan.tri'), await signedIn('uy.vien.2')];
  const path = '/accounts/u-demo-commissioner-2';
  expect((await administrator.visitor.send(`${path}/end-sessions`, {}, path)).status).toBe(303);
  expect(await isIn(person.visitor)).toBe(false);
  const last = (await office.services.cases.officeLog.readKept()).findLast(
    ({ type }) => type === 'sessionsEnded',
  );
  expect(last).toMatchObject({ by: 'u-demo-administrator', data: { accountId: 'u-demo-commissioner-2' } });
});

test('JSON callers without a session get a token, sign in with it, and have none either until then', async () => {
  const opened = await request(office.app).get('/api/session');
  expect(cookieOf(opened, 'liem')).toBeUndefined();
  expect(opened.body).toMatchObject({ csrfToken: expect.any(String), account: null });
});
