import { createApp } from '../../api/app';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { createVisitor } from '../api/accountOffice';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-people');
});
afterAll(() => office.close(), 60_000);

test('an administrator proposes an account, a head confirms it and is shown the code to hand over', async () => {
  const administrator = await office.desk('quan.tri');
  await administrator.open('/accounts/new');
  await administrator.fillIn({
    displayName: 'Phùng Thanh Trúc',
    position: 'Chuyên viên',
    username: 'thanh.truc',
    roles: ['intakeOfficer'],
  });
  await administrator.send();
  await administrator.check();
  expect(await administrator.look('/acts', 'acts-proposed')).toContain('Rút đề nghị');

  const chair = await office.desk('chu.nhiem');
  await chair.open('/work');
  expect(await chair.page.locator('nav').first().innerText()).toBeDefined();
  expect(await chair.page.locator('body').innerText()).toContain('Việc chờ người thứ hai (1)');
  expect(await chair.look('/acts', 'acts-waiting')).toContain(
    'Tạo tài khoản thanh.truc cho Phùng Thanh Trúc',
  );
  await chair.press(chair.page.getByRole('button', { name: /^Xác nhận/ }));
  await chair.check();
  await chair.shot('acts-code');
  expect(await chair.text()).toMatch(/[a-z0-9]{4}(-[a-z0-9]{4}){3}/);
});

test('a person sees their sessions', async () => {
  const officer = await office.desk('tiep.nhan');
  await officer.open('/account');
  expect(await officer.look('/account/sessions', 'sessions')).toContain('Phiên này');
});

test('a person ends a session elsewhere, once they have proved again who they are', async () => {
  const here = await office.desk('dia.ban.3');
  const elsewhere = createVisitor(createApp(office.services));
  await elsewhere.signIn('dia.ban.3');
  await here.open('/account/sessions');
  expect(await here.press(here.page.getByRole('button', { name: 'Kết thúc mọi phiên khác' }))).toBe(200);
  await here.page.setViewportSize({ width: 390, height: 844 });
  await here.check();
  await here.shot('session-end-telephone');
  await here.page.setViewportSize({ width: 1280, height: 900 });
  await here.check();
  await here.shot('session-end');
  await here.fillIn({ currentPassword: 'không phải mật khẩu' });
  expect(await here.send()).toBe(422);
  await here.check();
  await here.fillIn({ currentPassword: demonstrationPassword });
  expect(await here.send()).toBe(303);
  expect(await here.text()).not.toContain('Kết thúc mọi phiên khác');
  expect((await elsewhere.get('/account')).headers.location).toBe('/sign-in');
});

test('the auditor reads the log of the office', async () => {
  const auditor = await office.desk('giam.sat');
  const text = await auditor.look('/office-log', 'office-log');
  expect(text).toContain('Nhật ký nguyên vẹn và có dấu đến hết');
  expect(text).toContain('Hứa Tuệ Minh đề nghị tạo tài khoản');
  await auditor.fillIn({ type: 'signedIn', person: 'u-demo-intake' });
  await auditor.follow(auditor.page.getByRole('button', { name: 'Lọc' }));
  await auditor.check();
  expect(await auditor.text()).toContain('1 mục');
  expect(await auditor.open('/office-log?day=khong')).toBe(200);
});
