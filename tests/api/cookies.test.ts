import request from 'supertest';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { openAccountOffice, tokenOf, type AccountOffice } from './accountOffice';

let office: AccountOffice;
beforeAll(async () => {
  const env = { LIEM_SECURE_COOKIES: 'true', LIEM_TRUST_PROXY: '1' };
  office = await openAccountOffice('cookies', { env });
});
afterAll(async () => {
  await office.close();
});

/** As a browser that reaches the office through its proxy by HTTPS; supertest would keep secure cookies to itself. */
function throughProxy() {
  const jar = new Map<string, string>();
  const set: string[] = [];
  const took = (answer: request.Response) => {
    const header: unknown = answer.headers['set-cookie'];
    for (const cookie of Array.isArray(header) ? header.map(String) : []) {
      set.push(cookie);
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  };
  const dressed = (asked: request.Test) =>
    asked
      .set({ Accept: 'text/html', 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '192.0.2.7' })
      .set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  return {
    set,
    get: async (path: string) => took(await dressed(request(office.app).get(path))),
    post: async (path: string, fields: object) =>
      took(await dressed(request(office.app).post(path)).type('form').send(fields)),
  };
}

test('each cookie is of this host and HTTPS alone, and of no script and no other site', async () => {
  const browser = throughProxy();
  await browser.get('/cases');
  await browser.get('/sign-in?lang=en');
  const page = await browser.get('/sign-in');
  const sent = { username: 'tiep.nhan', password: demonstrationPassword, _csrf: tokenOf(page.text) };
  expect((await browser.post('/sign-in', sent)).status).toBe(303);
  const own = await browser.get('/account');
  expect(own.status).toBe(200);
  await browser.post('/sign-out', { _csrf: tokenOf(own.text) });
  const names = new Set(browser.set.map((cookie) => cookie.split('=')[0]));
  for (const name of ['liem', 'liem-csrf', 'liem-device', 'liem-language', 'liem-visit'])
    expect(names).toContain(`__Host-${name}`);
  for (const cookie of browser.set) {
    expect(cookie).toMatch(/^__Host-/);
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
      expect(cookie).toContain(`; ${attribute}`);
    expect(cookie).not.toMatch(/; Domain=/i);
  }
});

test('browsers come by HTTPS alone from then on, to whatever belongs to this host', async () => {
  const browser = throughProxy();
  for (const path of ['/sign-in', '/no-such-page', '/assets/liem.svg', '/healthz']) {
    const { headers } = await browser.get(path);
    const [, age = '0'] = /max-age=(\d+)/.exec(String(headers['strict-transport-security'])) ?? [];
    expect(Number(age)).toBeGreaterThanOrEqual(365 * 24 * 60 * 60);
    expect(headers['strict-transport-security']).toContain('includeSubDomains');
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
  }
});

test('who comes without HTTPS, or through a proxy that does not say so, is told why nobody can sign in', async () => {
  const plain = await request(office.app).get('/sign-in').set('Accept', 'text/html');
  expect(plain.text).toContain('LIEM_TRUST_PROXY');
  expect((await throughProxy().get('/sign-in')).text).not.toContain('LIEM_TRUST_PROXY');
});
