import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-organisations');
}, 120_000);
afterAll(() => office.close(), 60_000);

test('the organisation is read as of a day: with the districts, and without them', async () => {
  const head = await office.desk('truong.phong.1');
  expect(await head.open('/procedures')).toBe(200);
  await head.follow(head.page.getByRole('link', { name: 'Hệ thống tổ chức đảng' }));
  await head.check();
  expect(await head.text()).not.toContain('Huyện ủy An Thử');
  await head.shot('organisations');
  await head.open('/organisations?on=30/06/2025');
  expect(await head.text()).toContain('Huyện ủy An Thử');
  await head.shot('organisations-districts');
  await head.page.setViewportSize({ width: 390, height: 844 });
  await head.check();
  await head.shot('organisations-telephone');
  await head.page.setViewportSize({ width: 1280, height: 900 });
  expect(await head.open('/organisations?on=31/02/2025')).toBe(422);
  expect(await head.text()).toContain('Kiểm tra lại ngày cần xem');
  await head.open('/organisations?on=30/06/2025&lang=en');
  expect(await head.text()).toContain('An Thử District Committee');
  await head.open('/organisations?lang=vi');
}, 120_000);

test('an administrator adds a version: the unit at fault is named, changes are shown, and only then it is there', async () => {
  const admin = await office.desk('quan.tri');
  await admin.open('/organisations');
  await admin.follow(admin.page.getByRole('link', { name: 'Thêm phiên bản hệ thống tổ chức' }));
  await admin.check();
  const text = await admin.page.locator('#text').inputValue();
  const check = () => admin.press(admin.page.getByRole('button', { name: 'Kiểm tra' }));
  const dropped = 'Đảng ủy xã Phú Thí (An Thử)';
  // Its district stays over it for ever, though that ends on 30 June 2025.
  const wrong = text.replace(
    /(id: du-phu-thi-an-thu[\s\S]*?unit: hu-an-thu\n\s+from: 2016-01-01\n)\s+to: 2025-06-30\n\s+- unit: tinh-uy\n\s+from: 2025-07-01\n/,
    '$1',
  );
  expect(wrong).not.toBe(text);
  await admin.page.fill('#text', wrong);
  expect(await check()).toBe(422);
  await admin.check();
  expect(await admin.text()).toContain('du-phu-thi-an-thu: cấp trên hu-an-thu không tồn tại từ 01/07/2025');
  await admin.shot('organisations-new-wrong');

  await admin.page.fill('#text', text.replace(`name: ${dropped}`, 'name: Đảng ủy xã Phú Thí Mới'));
  expect(await check()).toBe(200);
  await admin.check();
  await admin.shot('organisations-new');
  expect(await admin.page.locator('main li').innerText()).toBe(
    `Đổi tên ${dropped} thành Đảng ủy xã Phú Thí Mới`,
  );
  expect(await office.services.cases.reference.listTrees()).toHaveLength(1);
  await admin.press(admin.page.getByRole('button', { name: 'Thêm phiên bản này' }));
  await admin.check();
  expect(await admin.text()).toContain('phiên bản 2');
  expect(await admin.text()).toContain('Đảng ủy xã Phú Thí Mới');
  const officer = await office.desk('tiep.nhan');
  expect(await officer.open('/organisations/new')).toBe(403);
}, 120_000);
