import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import request from 'supertest';
import { codeAt } from '../../office/accounts/authenticator';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { resetAtConsole } from '../../office/accounts/resetAtConsole';
import { addFactor } from '../../office/accounts/secondFactor';
import { createAccountStore } from '../../models/accounts';
import { findRowFaults } from '../../models/rowFaults';
import { openAccountOffice, settle, tokenOf, type AccountOffice, type Visitor } from './accountOffice';

const officeUrl = 'https://liem.example.vn';
let office: AccountOffice;
let provider: ChildProcess;
let issuer = '';
beforeAll(async () => {
  const program = [join(__dirname, 'oidcProvider.mjs'), `${officeUrl}/sign-in/provider/return`];
  provider = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'ignore'] });
  if (!provider.stdout) throw new Error('the provider says nothing');
  for await (const line of createInterface(provider.stdout))
    if (line.startsWith('http')) {
      issuer = line;
      break;
    }
  const env = {
    LIEM_OFFICE_URL: officeUrl,
    LIEM_OIDC_ISSUER: issuer,
    LIEM_OIDC_CLIENT_ID: 'liem',
    LIEM_OIDC_CLIENT_SECRET: 'a-secret-of-the-office-at-its-provider',
    LIEM_OIDC_ACR: 'two-steps',
    LIEM_OIDC_AMR: 'otp,hwk',
  };
  office = await openAccountOffice('second-factor', { env });
});
afterAll(async () => {
  await office.close();
  provider.kill();
  await once(provider, 'exit');
});
beforeEach(() => office.services.signInAttempts.purge(new Date(Date.now() + 3_600_000)));

const base = '/account/second-factor';
const told = async (by: string) =>
  (await office.services.cases.officeLog.readKept()).filter((one) => one.by === by).map(({ type }) => type);
/** The code of the half minute after this one: nobody has used it yet, and it is taken already. */
const nextCode = (secret: string) => codeAt(secret, Date.now() + 30_000);
const codesOn = (html: string) =>
  [...html.matchAll(/<li><code>([a-z0-9-]+)<\/code>/g)].map(([, code]) => code ?? '');

/** Sets up an app as its page leads through it, and gives its secret and the codes of recovery. */
async function setUp(visitor: Visitor, code = codeAt) {
  const shown = await visitor.send(`${base}/authenticator`, { currentPassword: demonstrationPassword });
  const secret = /<code id="secret">([A-Z2-7 ]+)</.exec(shown.text)?.[1]?.replaceAll(' ', '') ?? '';
  const pending = /name="pending" value="([^"]+)"/.exec(shown.text)?.[1] ?? '';
  const used = code(secret, Date.now());
  const sent = { pending, code: used };
  const done = await visitor.agent
    .post(`${base}/confirm`)
    .type('form')
    .send({ ...sent, _csrf: tokenOf(shown.text) });
  return { secret, used, pending, done, codes: codesOn(done.text) };
}

/** Signs in with the password alone, as far as that leads. */
async function withPassword(username: string): Promise<Visitor> {
  const visitor = office.visitor();
  const answer = await visitor.signIn(username);
  expect([answer.status, answer.headers.location]).toEqual([303, '/sign-in/code']);
  return visitor;
}
const sendCode = (visitor: Visitor, code: string) => visitor.send('/sign-in/code', { code });

describe('an authenticator app', () => {
  test('is set up with the password and one code; then the password alone opens nothing, and each code once', async () => {
    const [person, elsewhere] = [office.visitor(), office.visitor()];
    await person.signIn('dia.ban.1');
    await elsewhere.signIn('dia.ban.1');
    const wrong = await person.send(`${base}/authenticator`, { currentPassword: 'không phải mật khẩu' });
    expect([wrong.status, wrong.text.includes('id="secret"')]).toEqual([422, false]);
    const notYet = await setUp(person, () => '000000');
    expect(notYet.done.status).toBe(422);
    expect((await office.services.accounts.getAccount('u-demo-area-1')).secondFactor).toBeUndefined();

    const { secret, used, codes, done } = await setUp(person);
    expect(done.status).toBe(200);
    expect(new Set(codes).size).toBe(10);
    expect((await person.get('/account')).status).toBe(200);
    expect((await elsewhere.get('/account')).headers.location).toBe('/sign-in');

    const again = await withPassword('dia.ban.1');
    expect((await again.get('/account')).headers.location).toBe('/sign-in');
    // The code that set it up was used with that.
    expect((await sendCode(again, used)).status).toBe(401);
    const code = nextCode(secret);
    expect((await sendCode(again, `${code.slice(0, 3)} ${code.slice(3)}`)).headers.location).toBe('/account');
    expect((await again.get('/account')).status).toBe(200);
    const replayed = await withPassword('dia.ban.1');
    expect((await sendCode(replayed, code)).status).toBe(401);

    const kept = JSON.stringify(await office.services.connection.collection('accounts').find().toArray());
    const log = JSON.stringify(await office.services.cases.officeLog.readKept());
    for (const told of [secret, code, ...codes]) {
      expect(kept).not.toContain(told);
      expect(log).not.toContain(told);
      expect(office.logged()).not.toContain(told);
    }
    expect(await told('u-demo-area-1')).toEqual([
      'signedIn',
      'signedIn',
      'signInFailed',
      'authenticatorSetUp',
      'signedIn',
    ]);
  });

  test('is not set up with what another person’s page had sealed', async () => {
    const [one, other] = [office.visitor(), office.visitor()];
    await one.signIn('dia.ban.2');
    await other.signIn('dia.ban.3');
    const { pending, secret } = await setUp(one, () => '000000');
    const sent = { pending, code: codeAt(secret, Date.now()) };
    expect((await other.send(`${base}/confirm`, sent, base)).headers.location).toBe(`${base}/authenticator`);
    expect((await office.services.accounts.getAccount('u-demo-area-3')).secondFactor).toBeUndefined();
  });

  test('wrong codes close the door as wrong passwords do, also with the right password and the right code', async () => {
    const person = office.visitor();
    await person.signIn('to.truong.1');
    const { secret } = await setUp(person);
    const guesser = await withPassword('to.truong.1');
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await sendCode(guesser, `00000${i}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await sendCode(guesser, nextCode(secret))).status).toBe(429);
    expect((await office.visitor().signIn('to.truong.1')).status).toBe(429);
  });
});

test('who has passkeys alone proves more than the password, too, before anything about signing in changes', async () => {
  const passkey = {
    id: 'bW90LWtob2E',
    publicKey: 'AA',
    name: 'Điện thoại',
    madeAt: new Date().toISOString(),
  };
  const { codes } = await addFactor(
    office.services,
    'u-demo-head-2',
    ({ passkeys }) => ({ passkeys: [...passkeys, passkey] }),
    (row) => ({ by: 'u-demo-head-2', type: 'passkeyAdded', data: row }),
  );
  const kinds = async () => (await office.services.accounts.getAccount('u-demo-head-2')).secondFactor?.kinds;
  const person = await withPassword('truong.phong.2');
  expect((await sendCode(person, codes[0] ?? '')).status).toBe(303);
  const page = await person.get(`${base}/remove-passkey?passkey=${encodeURIComponent(passkey.id)}`);
  expect(page.text).toContain('data-passkey="use"');

  const known = { currentPassword: demonstrationPassword, passkey: passkey.id };
  const lies = { pending: 'x', response: JSON.stringify({ id: passkey.id, rawId: passkey.id }) };
  const insufficient: Record<string, string>[] = [
    {},
    { code: '000000' },
    { pending: '', response: '' },
    lies,
  ];
  for (const more of insufficient) {
    expect((await person.send(`${base}/remove-passkey`, { ...known, ...more }, base)).status).toBe(422);
  }
  const opened = await person.send(`${base}/authenticator`, known, base);
  expect([opened.status, opened.text.includes('id="secret"')]).toEqual([422, false]);
  expect(await kinds()).toEqual(['passkey']);
  await office.services.signInAttempts.purge(new Date(Date.now() + 3_600_000));
  const sent = { ...known, code: codes[1] ?? '' };
  expect((await person.send(`${base}/remove-passkey`, sent, base)).headers.location).toBe(base);
  expect(await kinds()).toEqual([]);
});

test('each code of recovery opens once, and the person is told how many are left', async () => {
  const person = office.visitor();
  await person.signIn('to.truong.2');
  const { codes } = await setUp(person);
  const [code = '', other = ''] = codes;
  const visitor = await withPassword('to.truong.2');
  await sendCode(visitor, code.toUpperCase().replaceAll('-', ' '));
  expect((await visitor.get('/account')).text).toContain('Còn 9 mã');
  const second = await withPassword('to.truong.2');
  expect((await sendCode(second, code)).status).toBe(401);
  // Of two at once with the same code one is let in.
  const both = [await withPassword('to.truong.2'), await withPassword('to.truong.2')];
  const statuses = await Promise.all(both.map(async (one) => (await sendCode(one, other)).status));
  expect(statuses.sort()).toEqual([303, 401]);
  expect((await told('u-demo-leader-2')).filter((type) => type === 'recoveryCodeUsed')).toHaveLength(2);
});

test('secrets are sealed anew under another key, without a change of their account', async () => {
  const person = office.visitor();
  await person.signIn('thuong.vu');
  const { secret } = await setUp(person);
  const { connection, cases, settings } = office.services;
  const before = await office.services.accounts.getAccount('u-demo-standing');
  const keys = [{ id: 'newer', key: randomBytes(32).toString('base64') }, ...settings.secrets.vaultKeys];
  const { factors } = createAccountStore(connection, keys, cases.officeLog);
  expect((await factors.sealed.rewrap(() => undefined)).left).toBe(0);
  expect((await factors.read(before._id)).authenticator).toEqual({ secret });
  expect(await office.services.accounts.getAccount(before._id)).toEqual(before);
  const kept = await connection
    .collection<{ _id: string; factors?: object }>('accounts')
    .findOne({ _id: before._id });
  expect(kept?.factors).toMatchObject({ keyId: 'newer' });
  // Back under the key of this office, for those who come after.
  const here = createAccountStore(connection, [...keys].reverse(), cases.officeLog);
  await here.factors.sealed.rewrap(() => undefined);
});

test('at the console an administrator’s is taken away, so that an office is never shut out, and nobody else’s', async () => {
  const person = office.visitor();
  await person.signIn('quan.tri');
  await setUp(person);
  const { accounts } = office.services;
  expect(await resetAtConsole(accounts, 'to.truong.2', 'office')).toBe('noAdministrator');
  expect(await resetAtConsole(accounts, 'quan.tri', 'office')).toBe('done');
  expect(await resetAtConsole(accounts, 'quan.tri', 'office')).toBe('nothingSetUp');
  const again = office.visitor();
  expect((await again.signIn('quan.tri')).status).toBe(303);
  expect((await again.get('/account')).text).toContain('Hệ thống của cơ quan đề nghị');
});

describe('programs', () => {
  const json = async (username: string, more: object = {}) => {
    const agent = request.agent(office.app).set('Accept', 'application/json');
    const { csrfToken } = (await agent.get('/api/session')).body as { csrfToken: string };
    const answer = await agent
      .post('/api/session')
      .set('X-CSRF-Token', csrfToken)
      .send({ username, password: demonstrationPassword, ...more });
    return { agent, answer };
  };

  test('sign in with the password as before, and are told when a code is missing or wrong', async () => {
    expect((await json('uy.vien.1')).answer.status).toBe(200);
    const person = office.visitor();
    await person.signIn('uy.vien.1');
    const { secret } = await setUp(person);
    const missing = (await json('uy.vien.1')).answer;
    expect([missing.status, missing.body]).toEqual([
      401,
      expect.objectContaining({ code: 'secondFactorNeeded', missing: 'code' }),
    ]);
    const wrong = (await json('uy.vien.1', { code: '000000' })).answer;
    expect([wrong.status, wrong.body]).toEqual([
      401,
      expect.objectContaining({ code: 'secondFactorFailed' }),
    ]);
    const { agent, answer } = await json('uy.vien.1', { code: nextCode(secret) });
    expect(answer.status).toBe(200);
    expect((await agent.get('/api/v1/me')).status).toBe(200);
  });
});

describe('a second factor that roles need', () => {
  const propose = async (roles: string[], effectiveFrom: string) => {
    const administrator = office.visitor();
    await administrator.signIn('quan.tri');
    return administrator.send('/accounts/second-factor', { roles, effectiveFrom });
  };
  const today = new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(new Date());

  test('holds once a second person has said so, from its day on; whoever has none can do nothing but set it up', async () => {
    const before = office.visitor();
    await before.signIn('cong.khai');
    expect((await propose(['publisher'], '01/01/2020')).status).toBe(422);
    expect((await propose(['publisher'], today)).headers.location).toBe('/acts');
    expect((await before.get('/account')).status).toBe(200);
    const chair = office.visitor();
    await chair.signIn('chu.nhiem');
    expect((await settle(chair, 'confirm')).status).toBe(303);

    // Also whoever was signed in already; nobody is shut out.
    for (const visitor of [before, office.visitor()]) {
      if (visitor !== before) await visitor.signIn('cong.khai');
      expect((await visitor.get('/account')).headers.location).toBe(base);
      expect((await visitor.get('/api/v1/me')).body).toMatchObject({ code: 'secondFactorSetUpNeeded' });
      expect((await visitor.get(base)).text).toContain('phải đăng nhập bằng hai lớp');
    }
    expect((await chair.get('/account')).status).toBe(200);
    const { codes } = await setUp(before);
    expect(codes).toHaveLength(10);
    expect((await before.get('/account')).status).toBe(200);
  });

  test('is taken away by two people where it was lost; the person is told, and sets up another', async () => {
    const administrator = office.visitor();
    await administrator.signIn('quan.tri');
    const page = '/accounts/u-demo-publisher';
    await administrator.send(`${page}/reset-second-factor`, {}, page);
    expect((await office.services.accounts.getAccount('u-demo-publisher')).secondFactor?.kinds).toEqual([
      'authenticator',
    ]);
    const head = office.visitor();
    await head.signIn('truong.phong.1');
    expect((await settle(head, 'confirm')).status).toBe(303);
    const person = office.visitor();
    expect((await person.signIn('cong.khai')).status).toBe(303);
    expect((await person.get(base)).text).toContain('Hứa Tuệ Minh đề nghị, Tạ Như Nguyện xác nhận');
    expect(await told('u-demo-head-1')).toContain('secondFactorReset');
    expect((await person.get('/account')).headers.location).toBe(base);
  });

  test('secrets of before that are put back beside an account open nothing, and a rule that was taken away is named', async () => {
    const accounts = office.services.connection.collection<{ _id: string; factors?: object }>('accounts');
    const person = office.visitor();
    await person.signIn('pho.chu.nhiem.1');
    const first = await setUp(person);
    const older = await accounts.findOne({ _id: 'u-demo-vice-1' });
    const code = first.codes[0] ?? '';
    const visitor = await withPassword('pho.chu.nhiem.1');
    expect((await sendCode(visitor, code)).status).toBe(303);
    // The code that was used is put back, as an operator of the database might.
    await accounts.updateOne({ _id: 'u-demo-vice-1' }, { $set: { factors: older?.factors ?? {} } });
    const next = await withPassword('pho.chu.nhiem.1');
    expect((await sendCode(next, first.codes[1] ?? '')).status).toBe(401);
    // And with the rule taken away that they are needed.
    await office.services.connection.collection('sign_in_rules').deleteMany({});
    const { settings, connection, cases } = office.services;
    const faults = await findRowFaults(connection, settings.secrets.vaultKeys, cases.officeLog);
    expect(faults).toContainEqual(expect.objectContaining({ kind: 'signInRule', fault: 'gone' }));
  });
});

describe('single sign-on', () => {
  /** What the provider tells besides who it is: by which class and means they signed in, and of whom instead, where somebody alters it. */
  type Told = Readonly<Record<string, string>>;
  /** What the provider's pages do with a browser, from the address that the office gives to the one at which it sends the browser back. */
  async function throughProvider(address: string, name: string, told: Told = {}): Promise<string> {
    await fetch(`${issuer}/person?${new URLSearchParams({ name, ...told })}`);
    const jar = new Map<string, string>();
    let at = address;
    while (at.startsWith(issuer)) {
      const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join('; ');
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [pair = ''] = set.split(';');
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      at = new URL(answer.headers.get('location') ?? '', issuer).href;
    }
    expect(at.startsWith(`${officeUrl}/sign-in/provider/return?`)).toBe(true);
    return at.slice(officeUrl.length);
  }

  /** A visitor who goes to the provider as somebody, and comes back. */
  async function comeBack(name: string, told?: Told) {
    const visitor = office.visitor();
    const out = await visitor.get('/sign-in/provider');
    const back = await throughProvider(String(out.headers.location), name, told);
    return { visitor, back, answer: await visitor.get(back) };
  }

  test('lets nobody in whom no account is bound to, and makes no account', async () => {
    const before = (await office.services.accounts.listAccounts()).length;
    const { answer, visitor } = await comeBack('thục quyên ở tỉnh');
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('chưa được liên kết');
    expect((await visitor.get('/account')).headers.location).toBe('/sign-in');
    expect(await office.services.accounts.listAccounts()).toHaveLength(before);
  });

  test('is begun by a person at our page, and by no page of another site', async () => {
    const [led, own] = [office.visitor(), office.visitor()];
    for (const site of ['cross-site', 'same-site']) {
      const answer = await led.get('/sign-in/provider').set('Sec-Fetch-Site', site);
      expect([answer.status, answer.headers.location]).toEqual([303, '/sign-in']);
    }
    for (const site of ['same-origin', 'none']) {
      const answer = await own.get('/sign-in/provider').set('Sec-Fetch-Site', site);
      expect(String(answer.headers.location).startsWith(issuer)).toBe(true);
    }
  });

  test('a person binds their account by proving both, and then signs in there; what came once is not taken again', async () => {
    const person = office.visitor();
    await person.signIn('uy.vien.2');
    const page = await person.send(`${base}/provider`, { currentPassword: demonstrationPassword });
    const address = /href="(http:[^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(new URL(address).searchParams.get('code_challenge_method')).toBe('S256');
    const back = await throughProvider(address, 'p-uy-vien-2');
    // Somebody else's browser has nothing that belongs to it.
    expect((await office.visitor().get(back)).status).toBe(401);
    expect((await person.get(back)).headers.location).toBe(base);
    expect((await office.services.accounts.getAccount('u-demo-commissioner-2')).binding).toEqual({
      issuer,
      subject: 'p-uy-vien-2',
    });

    const { visitor, back: once, answer } = await comeBack('p-uy-vien-2');
    expect(answer.status).toBe(303);
    expect((await visitor.get('/account')).text).toContain('uy.vien.2');
    const other = office.visitor();
    await other.get('/sign-in/provider');
    expect((await other.get(once)).status).toBe(401);
  });

  test('an administrator binds an account with a second person, and nobody else’s', async () => {
    const administrator = office.visitor();
    await administrator.signIn('quan.tri');
    const page = '/accounts/u-demo-vice-2';
    await administrator.send(`${page}/bind`, { subject: 'p-uy-vien-2' }, page);
    const chair = office.visitor();
    await chair.signIn('chu.nhiem');
    expect((await settle(chair, 'confirm')).status).toBe(409);
    await administrator.send(`${page}/bind`, { subject: 'p-vice-2' }, page);
    expect((await comeBack('p-vice-2')).answer.status).toBe(401);
    expect((await settle(chair, 'confirm')).status).toBe(303);
    expect((await comeBack('p-vice-2')).answer.status).toBe(303);
  });

  test('counts as two factors only where the provider says so in the words that are set', async () => {
    const person = office.visitor();
    await person.signIn('pho.chu.nhiem.2');
    await setUp(person);
    const plain = (await comeBack('p-vice-2')).answer;
    expect(plain.headers.location).toBe('/sign-in/code');
    const [weak, strong]: [Told[], Told[]] = [
      [{ acr: 'one-step' }, { amr: 'pwd' }, { amr: 'pwd otp2' }],
      [{ acr: 'two-steps' }, { amr: 'pwd otp' }, { amr: 'hwk' }],
    ];
    for (const told of weak)
      expect((await comeBack('p-vice-2', told)).answer.headers.location).toBe('/sign-in/code');
    for (const told of strong) {
      const { visitor, answer } = await comeBack('p-vice-2', told);
      expect([answer.status, answer.headers.location === '/sign-in/code']).toEqual([303, false]);
      expect((await visitor.get('/account')).status).toBe(200);
    }
    const { data } = (await office.services.cases.officeLog.readKept()).findLast(
      ({ type, by }) => type === 'signedIn' && by === 'u-demo-vice-2',
    ) ?? { data: {} };
    expect(data).toMatchObject({ means: 'provider' });
  });

  test('is believed by the provider’s signature alone: what was altered on its way opens nothing', async () => {
    const { answer, visitor } = await comeBack('p-somebody', { forged: 'p-uy-vien-2', acr: 'two-steps' });
    expect(answer.status).toBe(401);
    expect((await visitor.get('/account')).headers.location).toBe('/sign-in');
    expect((await comeBack('p-uy-vien-2')).answer.status).toBe(303);
  });
});
