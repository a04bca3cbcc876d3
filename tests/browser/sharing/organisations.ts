import { today } from '../office';
import { office } from './sharedOffice';

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
});

const sheet = {
  kind: 'denunciation',
  source: 'reception',
  standing: 'named',
  'reporter[name]': 'Người Gửi Kín',
  subjectKind: 'member',
  'member[name]': 'Đỗ Thị Đường',
  'member[position]': 'Công chức địa chính',
  'member[organisation]': 'UBND xã Phú Thí',
  'member[managedBy]': 'districtCommittee',
  'allegations[0][summary]': 'Thu tiền ngoài quy định của ba hộ dân.',
  checkable: true,
};
const commune = 'Đảng ủy xã Phú Thí (An Thử)';
const shown = () => today().split('-').reverse().join('/');

test('a report is registered with the subject’s unit, and only to the competent body can it be forwarded', async () => {
  const intake = await office.desk('tiep.nhan');
  await intake.open('/reports/new');
  await intake.fillIn({ ...sheet, receivedOn: '30/06/2025' });
  expect(await intake.page.locator('[name="member[unit]"] option[value=hu-an-thu]').count()).toBe(0);
  // The units of the day of receipt, without a script.
  await intake.press(intake.page.getByRole('button', { name: 'Cập nhật danh sách tổ chức' }).first());
  await intake.check();
  expect(await intake.page.locator('[name="member[unit]"] option[value=hu-an-thu]').count()).toBe(1);
  await intake.fillIn({ 'member[unit]': 'hu-an-thu', receivedOn: shown() });
  const register = () => intake.press(intake.page.locator('#register'));
  expect(await register()).toBe(409);
  expect(await intake.text()).toContain('Tổ chức này không có trong hệ thống tổ chức đảng vào ngày nhận đơn');
  await intake.fillIn({ 'member[unit]': 'du-phu-thi-an-thu' });
  expect(await register()).toBe(409);
  await intake.check();
  expect(await intake.page.locator('.govuk-error-summary').innerText()).toContain(
    `${commune} không có cấp ủy quản lý là “Huyện ủy và tương đương” vào ngày nhận đơn`,
  );
  await intake.page.locator('.govuk-error-summary a').click();
  expect(await intake.page.evaluate<string>('document.activeElement.name')).toBe('member[managedBy]');
  await intake.shot('register-unit-wrong');
  await intake.fillIn({ 'member[managedBy]': 'grassrootsCommittee' });
  expect(await register()).toBe(303);
  await intake.check();
  const caseId = new URL(intake.page.url()).pathname.split('/').at(-1) ?? '';
  const aside = intake.page.locator('section', { has: intake.page.locator('#competence') });
  const said = await aside.innerText();
  expect(said).toContain(commune);
  expect(said).toContain('UBKT Tỉnh ủy là cấp trên trực tiếp');
  await intake.shot('case-competence');

  await intake.open(`/cases/${caseId}/commands/forward`);
  expect(await intake.page.locator('main [name="toUnit"][value="above"]').count()).toBe(0);
  await intake.check();
  expect(await intake.page.locator('.liem-unavailable').innerText()).toContain(`thẩm quyền thuộc ${commune}`);
  await intake.shot('forward-other-units');
  await intake.page.setViewportSize({ width: 390, height: 844 });
  await intake.check();
  await intake.shot('forward-other-units-telephone');
  await intake.page.setViewportSize({ width: 1280, height: 900 });
  await intake.give(caseId, 'forward', { toUnit: 'du-phu-thi-an-thu', to: '', explanation: 'Theo hồ sơ.' });
  await intake.check();
  // What is submitted names the unit as people know it.
  expect(await intake.text()).toContain(commune);
  await intake.shot('case-forwarding-submitted');
  await office.decide(caseId);
  await intake.open(`/cases/${caseId}`);
  expect(await intake.text()).toContain(`${commune}, từ ngày ${shown()}`);
  await intake.give(caseId, 'tell', { how: 'Công văn số 8' });
  expect(await intake.text()).toContain(`Đơn đang ở ${commune} từ ngày ${shown()}`);
  await intake.shot('case-forwarded-to-unit');
  await intake.page.setViewportSize({ width: 390, height: 844 });
  await intake.check();
  await intake.shot('case-forwarded-to-unit-telephone');
  await intake.page.setViewportSize({ width: 1280, height: 900 });

  const chair = await office.desk('chu.nhiem');
  await chair.open(`/cases/${caseId}/commands/takeOver`);
  await chair.fillIn({ reason: 'Đã đôn đốc hai lần.' });
  expect(await chair.send()).toBe(409);
  await chair.check();
  expect(await chair.text()).toContain('Cấp dưới còn thời gian trả lời đến hết ngày');
}, 180_000);

test('where the registration names no unit, one of today’s tree is chosen, and the case shows it with its chain', async () => {
  const intake = await office.desk('tiep.nhan');
  await intake.open('/reports/new');
  await intake.fillIn({ ...sheet, receivedOn: shown(), 'member[managedBy]': 'grassrootsCommittee' });
  // The report of before is about the same subject: it is shown first.
  expect(await intake.press(intake.page.locator('#register'))).toBe(200);
  await intake.check();
  await intake.shot('register-like');
  expect(await intake.press(intake.page.getByRole('button', { name: 'Vẫn vào sổ' }))).toBe(303);
  const caseId = new URL(intake.page.url()).pathname.split('/').at(-1) ?? '';

  await intake.open(`/cases/${caseId}/commands/forward`);
  const units = intake.page.locator('select[name=toUnit]');
  expect(await units.locator('option:checked').innerText()).toContain('Cơ quan ngoài hệ thống');
  // The committees of the base can be chosen; those over them are shown for their place, and what has ended is not there.
  expect(await units.locator('option:not([value=""]):enabled').count()).toBe(31);
  expect(await units.locator('option:disabled').allInnerTexts()).toEqual([
    'Tỉnh ủy Mẫu',
    '\u2003Đảng ủy Ủy ban nhân dân tỉnh',
  ]);
  expect(await units.locator('option[value=hu-an-thu]').count()).toBe(0);
  await intake.shot('forward-choose-unit');
  await intake.fillIn({ to: 'Đảng ủy xã Phú Thí', explanation: 'Theo hồ sơ.' });
  expect(await intake.send()).toBe(422);
  await intake.check();
  expect(await intake.text()).toContain('có nhiều tổ chức mang tên này');
  await intake.page.setViewportSize({ width: 390, height: 844 });
  await intake.check();
  await intake.shot('forward-choose-unit-telephone');
  await intake.page.setViewportSize({ width: 1280, height: 900 });

  await intake.give(caseId, 'forward', { toUnit: 'du-tai-chinh', to: '', explanation: 'Theo hồ sơ.' });
  await office.decide(caseId);
  await intake.open(`/cases/${caseId}`);
  const text = await intake.text();
  expect(text).toContain(`Đảng ủy Sở Tài chính, từ ngày ${shown()}`);
  expect(text).toContain('Đảng ủy Sở Tài chính – Đảng ủy Ủy ban nhân dân tỉnh – Tỉnh ủy Mẫu');
  await intake.shot('case-forwarded-to-chosen-unit');
});

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
});
