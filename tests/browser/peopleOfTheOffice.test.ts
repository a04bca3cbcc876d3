import { type BrowserOffice, openBrowserOffice } from './office';
import type { Desk } from './desk';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-people');
});
afterAll(() => office.close(), 60_000);

/** A page on a desk and on a telephone, each checked and kept as a picture. */
async function look(desk: Desk, path: string, name: string): Promise<string> {
  await desk.page.setViewportSize({ width: 390, height: 844 });
  expect(await desk.open(path)).toBe(200);
  await desk.shot(`${name}-telephone`);
  await desk.page.setViewportSize({ width: 1280, height: 900 });
  await desk.open(path);
  await desk.shot(name);
  return desk.text();
}

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
  expect(await look(administrator, '/acts', 'acts-proposed')).toContain('Rút đề nghị');

  const chair = await office.desk('chu.nhiem');
  await chair.open('/work');
  expect(await chair.page.locator('nav').first().innerText()).toBeDefined();
  expect(await chair.page.locator('body').innerText()).toContain('Việc chờ người thứ hai (1)');
  expect(await look(chair, '/acts', 'acts-waiting')).toContain(
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
  expect(await look(officer, '/account/sessions', 'sessions')).toContain('Phiên này');
});

test('the auditor reads the log of the office', async () => {
  const auditor = await office.desk('giam.sat');
  const text = await look(auditor, '/office-log', 'office-log');
  expect(text).toContain('Nhật ký nguyên vẹn và có dấu đến hết');
  expect(text).toContain('Hứa Tuệ Minh đề nghị tạo tài khoản');
  await auditor.fillIn({ type: 'signedIn', person: 'u-demo-intake' });
  await auditor.follow(auditor.page.getByRole('button', { name: 'Lọc' }));
  await auditor.check();
  expect(await auditor.text()).toContain('1 mục');
  expect(await auditor.open('/office-log?day=khong')).toBe(200);
});
