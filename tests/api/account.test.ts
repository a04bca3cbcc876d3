import request from 'supertest';
import { cookieOf, openAccountOffice, tokenOf, type AccountOffice } from './accountOffice';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';

let office: AccountOffice;
beforeAll(async () => {
  office = await openAccountOffice('account');
});
afterAll(async () => {
  await office.close();
});

describe('signing in', () => {
  test('leads to the page where the working day of the role begins', async () => {
    const intake = await office.visitor().signIn('tiep.nhan');
    expect([intake.status, intake.headers.location]).toEqual([303, '/work']);
    const administrator = await office.visitor().signIn('quan.tri');
    expect(administrator.headers.location).toBe('/accounts');
  });

  test('leads back to the page that was asked for', async () => {
    const visitor = office.visitor();
    await visitor.get('/account/password').expect(303).expect('location', '/sign-in');
    expect((await visitor.signIn('tiep.nhan')).headers.location).toBe('/account/password');
  });

  test('takes a user name as people type it', async () => {
    expect((await office.visitor().signIn('  Tiep.Nhan ')).status).toBe(303);
  });

  test('fails with the same words whether the user name exists or not, and gives back no password', async () => {
    const texts = [];
    for (const username of ['tiep.nhan', 'khong.co.ai']) {
      const response = await office.visitor().signIn(username, 'mật khẩu sai');
      expect(response.status).toBe(401);
      expect(response.text).toContain('Tên đăng nhập hoặc mật khẩu không đúng');
      expect(response.text).toContain(`value="${username}"`);
      expect(response.text).not.toContain('mật khẩu sai');
      texts.push(withoutVariables(response.text).replaceAll(username, ''));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  test('names the empty fields with their remedy', async () => {
    const response = await office.visitor().signIn('', '');
    expect(response.status).toBe(422);
    expect(response.text).toContain('<a href="#username">Nhập tên đăng nhập</a>');
    expect(response.text).toContain('<a href="#password">Nhập mật khẩu</a>');
    expect(response.text).toContain('<title>Có lỗi: Đăng nhập – Liêm</title>');
  });

  test('signing out ends the session', async () => {
    const visitor = office.visitor();
    await visitor.signIn('tiep.nhan');
    await visitor.get('/account').expect(200);
    await visitor.send('/sign-out', {}, '/account');
    expect((await visitor.get('/sign-in')).text).toContain('Đã đăng xuất.');
    await visitor.get('/account').expect(303);
  });
});

describe('the session', () => {
  test('gets a new id at sign-in, and the id from before stays nobody', async () => {
    const earlier = await office.visitor().signIn('tiep.nhan');
    const before = cookieOf(earlier, 'liem') ?? '';
    expect(before).not.toBe('');
    const page = await request(office.app).get('/sign-in').set('Accept', 'text/html');
    await office.services.accounts.endSessions('u-demo-intake', 'u-demo-intake');
    const answer = await request(office.app)
      .post('/sign-in')
      .set('Cookie', [before, cookieOf(page, 'liem-csrf') ?? ''])
      .type('form')
      .send({ username: 'tiep.nhan', password: demonstrationPassword, _csrf: tokenOf(page.text) });
    const after = cookieOf(answer, 'liem') ?? '';
    expect(answer.status).toBe(303);
    expect(after).not.toBe(before);
    const asVictim = (cookie: string) =>
      request(office.app).get('/account').set('Accept', 'text/html').set('Cookie', cookie);
    await asVictim(before).expect(303);
    await asVictim(after).expect(200);
  });

  test('is in the database before the browser follows the redirect', async () => {
    const visitor = office.visitor();
    await visitor.signIn('tiep.nhan');
    expect(await office.services.connection.collection('sessions').countDocuments()).toBeGreaterThan(0);
    await visitor.get('/account').expect(200);
  });

  test('has a cookie that scripts and other sites cannot use', async () => {
    const page = await request(office.app).get('/sign-in');
    const signedIn = await office.visitor().signIn('tiep.nhan');
    const chosen = await request(office.app).get('/sign-in?lang=en').set('Accept', 'text/html');
    const refused = await request(office.app).get('/account').set('Accept', 'text/html');
    const cookies = [page, signedIn, chosen, refused].flatMap(({ headers }) => headers['set-cookie'] ?? []);
    const names = ['liem', 'liem-csrf', 'liem-device', 'liem-language', 'liem-visit'];
    expect([...new Set(cookies.map((cookie) => cookie.split('=')[0]))].sort()).toEqual(names);
    for (const cookie of cookies) {
      expect(cookie).toContain('HttpOnly');
      expect(cookie).toContain('SameSite=Lax');
    }
  });
});

describe('a change that another site makes in a person’s name', () => {
  test('is refused without the token of the session', async () => {
    const visitor = office.visitor();
    await visitor.signIn('tiep.nhan');
    const refused = await visitor.agent.post('/account/language').type('form').send({ language: 'en' });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Biểu mẫu đã hết hiệu lực');
    const own = await office.services.accounts.findByUsername('tiep.nhan');
    expect(own?.language).toBe('vi');
  });

  test('is refused with the token of another session', async () => {
    const stranger = await office.visitor().get('/sign-in');
    const visitor = office.visitor();
    await visitor.signIn('tiep.nhan');
    await visitor.agent
      .post('/account/language')
      .type('form')
      .send({ language: 'en', _csrf: tokenOf(stranger.text) })
      .expect(403);
  });
});

describe('guessing passwords', () => {
  test('is stopped after five failures for a user name, in the person’s language', async () => {
    const visitor = office.visitor();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect((await visitor.signIn('cong.khai', `sai ${attempt}`)).status).toBe(401);
    }
    const stopped = await visitor.signIn('cong.khai');
    expect(stopped.status).toBe(429);
    expect(stopped.text).toContain('Chờ 15 phút rồi thử lại');
    await visitor.get('/sign-in?lang=en');
    expect((await visitor.signIn('cong.khai')).text).toContain('Wait 15 minutes and try again');
    expect((await visitor.signIn('giam.sat')).status).toBe(303);
  });

  test('does not count those who sign in rightly', async () => {
    for (let times = 1; times <= 7; times += 1) {
      expect((await office.visitor().signIn('thuong.vu')).status).toBe(303);
    }
  });
});

/** The page without what differs from one request to the next. */
function withoutVariables(html: string): string {
  return html.replace(/nonce="[^"]*"/g, '').replace(/name="_csrf" value="[^"]*"/g, '');
}
