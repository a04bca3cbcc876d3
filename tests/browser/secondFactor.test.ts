import { createServer, type Server } from 'node:http';
import { type Browser, chromium, type CDPSession, type Page } from 'playwright-core';
import { createApp } from '../../api/app';
import { codeAt } from '../../office/accounts/authenticator';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { officeToday } from '../../language/dates';
import { type AccountOffice, openAccountOffice } from '../api/accountOffice';
import { findChromium } from '../servers';
import { Desk } from './desk';

let office: AccountOffice;
let server: Server;
let browser: Browser;
let url: string;
// No case is needed, and passkeys belong to an address that is known before the office opens.
beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  url = `http://localhost:${address.port}`;
  office = await openAccountOffice('browser-second-factor', { env: { LIEM_OFFICE_URL: url } });
  server.on('request', createApp(office.services));
  browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
}, 120_000);
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
  await office.close();
}, 60_000);

const base = '/account/second-factor';
const path = (page: Page) => new URL(page.url()).pathname;
const nextCode = (secret: string) => codeAt(secret, Date.now() + 30_000);

async function signInWith(desk: Desk, username: string): Promise<void> {
  await desk.open('/sign-in');
  await desk.fillIn({ username, password: demonstrationPassword });
  await desk.send();
}
const signOut = async (desk: Desk) => desk.press(desk.page.locator('.liem-account__button'));

/** A device that holds passkeys and knows its person, as the browser's own test means have it. */
async function addDevice(page: Page, knowsPerson: boolean): Promise<{ session: CDPSession; id: string }> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: knowsPerson,
      automaticPresenceSimulation: true,
    },
  });
  return { session, id: authenticatorId };
}

test('whoever needs a second factor is led to set up an app, on a telephone too, and signs in with it and with codes of recovery', async () => {
  await office.services.signInRules.add(
    { roles: ['administrator'], effectiveFrom: officeToday() },
    'u-demo-chair',
  );
  const desk = await Desk.open(browser, url, 'quan.tri');
  expect(path(desk.page)).toBe(base);
  expect(await desk.look(base, 'second-factor-required')).toContain('phải đăng nhập bằng hai lớp');
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await desk.open(`${base}/authenticator`);
  await desk.fillIn({ currentPassword: demonstrationPassword });
  await desk.send();
  await desk.check();
  await desk.shot('second-factor-app');
  const picture = desk.page.locator('.liem-qr');
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  const secret = (await desk.page.locator('#secret').innerText()).replaceAll(' ', '');
  await desk.fillIn({ code: codeAt(secret, Date.now()) });
  await desk.send();
  await desk.check();
  await desk.shot('second-factor-codes');
  const codes = await desk.page.locator('.liem-codes code').allInnerTexts();
  expect(codes).toHaveLength(10);
  await desk.follow(desk.page.getByRole('button', { name: 'Đã cất mã, tiếp tục' }));
  expect(path(desk.page)).toBe('/accounts');

  await signOut(desk);
  await signInWith(desk, 'quan.tri');
  expect(path(desk.page)).toBe('/sign-in/code');
  await desk.check();
  await desk.shot('second-step');
  await desk.fillIn({ code: '000000' });
  expect(await desk.send()).toBe(401);
  await desk.check();
  await desk.fillIn({ code: nextCode(secret) });
  await desk.send();
  expect(path(desk.page)).toBe('/accounts');
  await signOut(desk);
  await signInWith(desk, 'quan.tri');
  await desk.fillIn({ code: codes[0] ?? '' });
  await desk.send();
  expect(await desk.text()).toContain('Còn 9 mã');
  await desk.page.setViewportSize({ width: 1280, height: 900 });
  expect(await desk.look('/accounts/second-factor', 'second-factor-rules')).toContain(
    'phải xác thực hai lớp: Quản trị viên',
  );
});

test('a passkey is added, opens the office alone and beside a password, and no more once it is removed', async () => {
  const desk = await Desk.open(browser, url, 'cong.khai');
  const device = await addDevice(desk.page, true);
  await desk.open(`${base}/passkey`);
  await desk.fillIn({ currentPassword: demonstrationPassword });
  await desk.send();
  await desk.check();
  await desk.shot('passkey-new');
  await desk.fillIn({ name: 'Điện thoại của tôi' });
  await desk.press(desk.page.getByRole('button', { name: 'Tạo khóa' }));
  expect(await desk.page.locator('.liem-codes code').count()).toBe(10);
  expect(await desk.look(base, 'second-factor-own')).toContain('Điện thoại của tôi');
  await signOut(desk);

  await desk.follow(desk.page.getByRole('link', { name: 'Đăng nhập bằng khóa truy cập' }));
  await desk.check();
  await desk.shot('passkey-alone');
  expect(await desk.page.locator('[data-passkey-failed]').isVisible()).toBe(false);
  await desk.press(desk.page.getByRole('button', { name: 'Dùng khóa truy cập' }));
  await desk.open('/account');
  expect(await desk.text()).toContain('cong.khai');
  await signOut(desk);

  // A device that somebody found does not know who holds it: alone it opens nothing, whatever the browser is made to ask of it.
  await device.session.send('WebAuthn.setUserVerified', {
    authenticatorId: device.id,
    isUserVerified: false,
  });
  const use = desk.page.getByRole('button', { name: 'Dùng khóa truy cập' });
  const askForDeviceAlone = () =>
    desk.page.locator('form[data-passkey]').evaluate((form: HTMLElement) => {
      const options = JSON.parse(form.dataset.options ?? '') as object;
      form.dataset.options = JSON.stringify({ ...options, userVerification: 'discouraged' });
    });
  await desk.open('/sign-in/passkey');
  await use.click();
  await desk.page.locator('[data-passkey-failed]').waitFor();
  await askForDeviceAlone();
  expect(await desk.press(use)).toBe(401);
  await desk.check();
  // Beside the password it is enough.
  await signInWith(desk, 'cong.khai');
  expect(path(desk.page)).toBe('/sign-in/code');
  await desk.check();
  await askForDeviceAlone();
  await desk.press(use);
  await desk.open(base);
  await desk.follow(desk.page.getByRole('link', { name: 'Gỡ Điện thoại của tôi' }));
  const { pathname, search } = new URL(desk.page.url());
  const asked = await desk.look(`${pathname}${search}`, 'passkey-prove-again');
  expect(asked).toContain('Để trống');
  expect(asked).not.toContain('Thử lại');
  // The password alone changes nothing: the passkey is asked for, or a code of recovery taken in its place.
  await desk.fillIn({ currentPassword: demonstrationPassword, code: 'khong-phai-ma' });
  expect(await desk.send()).toBe(422);
  await desk.check();
  await desk.fillIn({ currentPassword: demonstrationPassword });
  await askForDeviceAlone();
  await desk.send();
  expect(await desk.text()).not.toContain('Điện thoại của tôi');
  await signOut(desk);
  await device.session.send('WebAuthn.setUserVerified', { authenticatorId: device.id, isUserVerified: true });
  await desk.open('/sign-in/passkey');
  expect(await desk.press(use)).toBe(401);
});
