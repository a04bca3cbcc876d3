import request from 'supertest';
import { createApp } from '../../api/app';
import { createVisitor, openAccountOffice, type AccountOffice } from './accountOffice';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';

let office: AccountOffice;
beforeAll(async () => {
  office = await openAccountOffice('account-shell');
});
afterAll(async () => {
  await office.close();
});

describe('language', () => {
  test('is Vietnamese first, switches on any page and stays through sign-in', async () => {
    const visitor = office.visitor();
    expect((await visitor.get('/sign-in')).text).toContain('<html lang="vi"');
    await visitor.get('/sign-in?lang=en').expect(303).expect('location', '/sign-in');
    expect((await visitor.get('/sign-in')).text).toContain('<html lang="en"');
    await visitor.signIn('tiep.nhan');
    expect((await visitor.get('/account')).text).toContain('<h1 class="govuk-heading-l">My account</h1>');
  });

  test('is kept with the account when it is saved there', async () => {
    const visitor = office.visitor();
    await visitor.signIn('dia.ban.3');
    await visitor.send('/account/language', { language: 'en' }, '/account');
    const later = office.visitor();
    await later.signIn('dia.ban.3');
    expect((await later.get('/account')).text).toContain('<html lang="en"');
  });

  test('never leads to another host', async () => {
    const answer = await office.visitor().get('//evil.example/%2e%2e?lang=en');
    expect(answer.headers.location ?? '/').toMatch(/^\/(?!\/)/);
  });
});

describe('JSON callers', () => {
  test('sign in with the token of their session and are told problems by RFC 9457', async () => {
    const agent = request.agent(office.app).set('Accept', 'application/json');
    const { csrfToken } = (await agent.get('/api/session').expect(200)).body;
    const wrong = await agent
      .post('/api/session?lang=en')
      .set('X-CSRF-Token', csrfToken)
      .send({ username: 'tiep.nhan', password: 'wrong' });
    expect(wrong.headers['content-type']).toContain('application/problem+json');
    expect(wrong.body).toMatchObject({ status: 401, code: 'signInFailed', title: 'Sign-in failed' });
    const right = await agent
      .post('/api/session')
      .set('X-CSRF-Token', csrfToken)
      .send({ username: 'tiep.nhan', password: demonstrationPassword });
    expect(right.body.account).toMatchObject({ id: 'u-demo-intake', roles: ['intakeOfficer'] });
    expect(JSON.stringify(right.body)).not.toContain('argon2');
    await agent.delete('/api/session').set('X-CSRF-Token', csrfToken).expect(403);
    await agent.delete('/api/session').set('X-CSRF-Token', right.body.csrfToken).expect(204);
  });

  test('get 401, 404 and 400 as problem details, never a page', async () => {
    const anonymous = await request(office.app).get('/api/nothing');
    expect(anonymous.body).toMatchObject({ status: 401, type: '/problems/signInNeeded' });
    const visitor = office.visitor();
    await visitor.signIn('tiep.nhan');
    const missing = await visitor.get('/api/nothing');
    expect(missing.body).toMatchObject({ status: 404, code: 'notFound' });
    expect(missing.body.instance).toMatch(/^urn:uuid:/);
    const { csrfToken } = (await visitor.get('/api/session')).body;
    const sent = visitor.agent.post('/api/session').set('X-CSRF-Token', String(csrfToken));
    const broken = await sent.type('json').send('{"a": Nguyễn');
    expect(broken.body).toMatchObject({ status: 400, code: 'malformed' });
  });
});

describe('a failure of ours', () => {
  test('is a calm page with a reference, without a trace, and logged without the words of people', async () => {
    const accounts = {
      ...office.services.accounts,
      findAccount: () => Promise.reject(new Error('kể về bà Nguyễn Thị Bí Mật')),
    };
    const visitor = createVisitor(createApp({ ...office.services, accounts }));
    await visitor.signIn('tiep.nhan');
    const page = await visitor.get('/account');
    expect(page.status).toBe(500);
    expect(page.text).toContain('Có sự cố trong hệ thống');
    const reference = /<code>([0-9a-f-]{36})<\/code>/.exec(page.text)?.[1] ?? 'none';
    expect(page.text).not.toMatch(/Bí Mật|\.ts:|node_modules/);
    expect(office.logged()).toContain(reference);
    expect(office.logged()).not.toContain('Bí Mật');
    const details = await visitor.agent.get('/api/nothing');
    expect(details.body).toMatchObject({ status: 500, code: 'internal' });
  });
});

describe('a failure of the page that tells of failures', () => {
  test('is no more than its status: nothing of it is shown, or written on the console', async () => {
    const told: unknown[] = [];
    const console = jest
      .spyOn(global.console, 'error')
      .mockImplementation((...words) => void told.push(words));
    const app = createApp(office.services);
    Object.assign(app, {
      render: (_view: string, _locals: object, done: (error: Error) => void) =>
        done(new Error('kể về bà Nguyễn Thị Bí Mật')),
    });
    const answer = await request(app).get('/sign-in').set('Accept', 'text/html');
    console.mockRestore();
    expect([answer.status, answer.text]).toEqual([500, 'Internal Server Error']);
    expect(told).toEqual([]);
    expect(office.logged()).toContain('"status":500');
    expect(office.logged()).not.toContain('Bí Mật');
  });
});

test('no name, address, query, password or body reaches the log', async () => {
  const visitor = office.visitor();
  await visitor.signIn('tiep.nhan', 'matKhauLoRa');
  await visitor.signIn('tiep.nhan');
  await visitor.get('/no-such-page/NguyenVanTen?q=TimKiemTen');
  await visitor.agent.post('/api/session').type('json').send('{"hoTen": NguyenHong');
  await visitor.send('/account/password', { currentPassword: 'CuNayLoRa', newPassword: 'x' });
  const logged = office.logged();
  for (const secret of [
    'NguyenVanTen',
    'TimKiemTen',
    'NguyenHong',
    'matKhauLoRa',
    'CuNayLoRa',
    'tiep.nhan',
    'Bích Đào',
  ]) {
    expect(logged).not.toContain(secret);
  }
  expect(logged).toContain('"route":"/account/password"');
});

test('headers keep scripts, frames, caches and other hosts out', async () => {
  const page = await office.visitor().get('/sign-in');
  const policy = String(page.headers['content-security-policy']);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
  for (const nothing of ['default-src', 'object-src', 'base-uri', 'frame-ancestors'])
    expect(policy).toContain(`${nothing} 'none'`);
  expect(policy).not.toContain('unsafe');
  expect(page.text.match(/<script[^>]*>/g)?.every((tag) => tag.includes(`nonce="${nonce}"`))).toBe(true);
  expect(page.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  expect(page.headers).not.toHaveProperty('x-powered-by');
});

test('after signing out nothing is left in the browser to go back to, and its machine stays known', async () => {
  const visitor = office.visitor();
  await visitor.signIn('tiep.nhan');
  const left = await visitor.send('/sign-out', {}, '/account');
  expect(left.headers['clear-site-data']).toBe('"cache"');
  await visitor.signIn('tiep.nhan');
  const last = (await office.services.cases.officeLog.readKept()).at(-1);
  expect(last).toMatchObject({ type: 'signedIn', data: { device: 'known' } });
});

test('styles carry neither the licensed typeface nor the crest', async () => {
  const visitor = office.visitor();
  const address = /href="(\/assets\/liem-[^"]+\.css)"/.exec((await visitor.get('/sign-in')).text)?.[1] ?? '';
  const styles = await visitor.get(address).expect(200);
  expect(styles.text).not.toMatch(/GDS Transport|crest|fonts\/(light|bold)-/);
  await visitor.get('/assets/fonts/be-vietnam-pro-vietnamese-400-normal.woff2').expect(200);
  await visitor.get('/assets/fonts/light-94a07e06a1-v2.woff2').expect(404);
});

test('machines learn whether the process lives and is ready, and measure by route pattern', async () => {
  await request(office.app).get('/healthz').expect(200, { status: 'ok' });
  const ready = await request(office.app).get('/readyz').expect(200);
  // No worker takes commands here: it is said, and cases can be read all the same.
  expect(ready.body).toMatchObject({
    ready: true,
    checks: { database: 'ok', temporal: 'ok', workflows: 'failed' },
  });
  const metrics = await request(office.app).get('/metrics').expect(200);
  expect(metrics.text).toContain('http_request_duration_seconds_bucket');
  expect(metrics.text).not.toContain('u-demo-');
  // Whoever comes through the proxy is a visitor.
  await request(office.app).get('/metrics').set('X-Forwarded-For', '192.0.2.7').expect(404);
  office.services.readiness.drain();
  await request(office.app).get('/readyz').expect(503);
});
