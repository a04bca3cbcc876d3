import { seededVersion, withDismissalLapsing, withFirstHandling } from '../domain/seeded';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let caseId: string;

beforeAll(async () => {
  office = await openBrowserOffice('browser-procedures');
  caseId = await office.receive();
});
afterAll(() => office.close(), 60_000);

/** Has the open cases looked through, and waits until that is done. */
async function look(desk: Desk): Promise<void> {
  await desk.press(desk.page.getByRole('button', { name: /^Xem (từng vụ việc|lại)/ }));
  await desk.page.locator('.liem-counts').waitFor();
}

const seeded = seededVersion('296-qd-tw');
const newest = `/procedures/296-qd-tw/${seeded + 1}`;
const added = `/procedures/296-qd-tw/${seeded + 2}`;

test('the head reads a version with its sources, and compares it with another', async () => {
  const head = await office.desk('truong.phong.1');
  expect(await head.open('/procedures')).toBe(200);
  await head.shot('procedures');
  expect(await head.text()).toContain('Quy định 22-QĐ/TW (28/7/2021)');
  await head.open(`/procedures/296-qd-tw/${seeded}`);
  expect(await head.text()).toContain('Hiểu biết chung, chưa xác nhận');

  const { reference } = office.services.cases;
  await reference.addProcedure(withFirstHandling(await reference.getProcedure('296-qd-tw', seeded), 3));
  await head.open(newest);
  await head.page.selectOption('#compare', `296-qd-tw@${seeded}`);
  await head.follow(head.page.getByRole('button', { name: 'So sánh', exact: true }));
  await head.check();
  await head.shot('procedure-compared');
  expect(await head.page.locator('.govuk-tag').count()).toBe(1);
  const differing = head.page.locator('tr', { has: head.page.locator('.govuk-tag') });
  expect(await differing.innerText()).toMatch(/3 ngày làm việc[\s\S]*7 ngày làm việc/);
});

test('what migrating would change is shown, and nothing is changed', async () => {
  const head = await office.desk('truong.phong.1');
  const stored = () => office.services.cases.events.read(caseId);
  const before = await stored();
  await head.open(`${newest}/migration`);
  await look(head);
  await head.check();
  await head.shot('procedure-migration');
  expect(await head.page.locator('main tbody tr').count()).toBe(1);
  expect(await head.page.locator('main li', { hasText: 'Xử lý ban đầu' }).innerText()).toContain(' thành ');
  await head.page.setViewportSize({ width: 390, height: 844 });
  await head.open(newest);
  await head.shot('procedure-telephone');
  await head.page.setViewportSize({ width: 1280, height: 900 });
  expect(await stored()).toEqual(before);
  expect(await head.open('/procedures/khong-co/1')).toBe(404);
});

test('an administrator adds a version: wrong places are named, differences shown, and only then it is there', async () => {
  const admin = await office.desk('quan.tri');
  await admin.open('/procedures/new');
  const text = await admin.page.locator('#text').inputValue();
  const check = () => admin.press(admin.page.getByRole('button', { name: 'Kiểm tra' }));
  await admin.page.fill('#text', text.replace('reminderPercent: 70', 'reminderPercent: 95'));
  expect(await check()).toBe(422);
  await admin.check();
  expect(await admin.text()).toContain('thresholds.value.warningPercent: mâu thuẫn');
  await admin.page.fill('#text', text.replace('effectiveFrom: 2025-05-30', 'effectiveFrom: 2025-06-02'));
  expect(await check()).toBe(422);
  expect(await admin.text()).toContain('Không có quy trình nào áp dụng từ 30/05/2025 đến trước 02/06/2025');
  await admin.page.fill('#text', 'a: [');
  expect(await check()).toBe(422);
  await admin.shot('procedure-new-wrong');

  await admin.page.fill('#text', text.replace('count: 90', 'count: 60'));
  expect(await check()).toBe(200);
  await admin.check();
  await admin.shot('procedure-new');
  expect(await admin.page.locator('main li').innerText()).toMatch(
    /Giải quyết: 90 ngày làm việc → 60 ngày làm việc/,
  );
  await admin.press(admin.page.getByRole('button', { name: 'Thêm phiên bản này' }));
  expect(new URL(admin.page.url()).pathname).toBe(added);
  const officer = await office.desk('tiep.nhan');
  expect(await officer.open('/procedures/new')).toBe(403);
});

test('the chair moves a case, and it goes by the other version; an officer only looks', async () => {
  const path = `${added}/migration`;
  const head = await office.desk('truong.phong.1');
  await head.open(path);
  await look(head);
  expect(await head.page.getByRole('button', { name: 'Chuyển các vụ việc đã chọn' }).count()).toBe(0);
  const chair = await office.desk('chu.nhiem');
  await chair.open(path);
  await look(chair);
  const button = () => chair.page.getByRole('button', { name: 'Chuyển các vụ việc đã chọn' });
  expect(await chair.press(button())).toBe(422);
  await chair.check();
  await chair.page.locator('input[name=cases]').first().check({ force: true });
  await chair.page.fill('#reason', 'Áp dụng thống nhất quy trình mới.');
  await chair.shot('procedure-migrating');
  await chair.press(button());
  expect(await chair.text()).toMatch(/1\s+vụ việc đã chuyển/);
  const state = await office.state(caseId);
  expect(state.rules?.procedure).toMatchObject({ id: '296-qd-tw', version: seeded + 2 });
  await chair.open(`/cases/${caseId}`);
  expect(await chair.text()).toContain(`phiên bản ${seeded + 2}`);
  await chair.shot('case-after-migration');
});

test('a calendar year is added, and no date moves until somebody has seen which and moved it', async () => {
  const admin = await office.desk('quan.tri');
  await admin.open('/calendars/new');
  const text = await admin.page.locator('#text').inputValue();
  // Every day of the weeks to come is off: whatever is due in them moves.
  const before = await office.state(caseId);
  const due = before.clocks.handling?.dates?.dueOn ?? '';
  await admin.page.fill('#text', text.replace('      - 2026-11-24', `      - 2026-11-24\n      - ${due}`));
  await admin.press(admin.page.getByRole('button', { name: 'Kiểm tra' }));
  await admin.check();
  await admin.shot('calendar-new');
  expect(await admin.text()).toContain(`Thêm ngày nghỉ: ${due.split('-').reverse().join('/')}`);
  await admin.press(admin.page.getByRole('button', { name: 'Thêm phiên bản này' }));
  await admin.check();
  const after = await office.state(caseId);
  expect(after.clocks.handling?.dates?.dueOn).toBe(due);

  const chair = await office.desk('chu.nhiem');
  await chair.open('/calendars');
  await chair.shot('calendars');
  await chair.open('/calendars/vn/2/migration');
  await look(chair);
  await chair.shot('calendar-migration');
  expect(await chair.text()).toMatch(
    new RegExp(`Xử lý ban đầu:\\s+${due.split('-').reverse().join('/')} thành `),
  );
  await chair.page.locator('input[name=cases]').first().check({ force: true });
  await chair.page.fill('#reason', 'Theo thông báo nghỉ lễ.');
  await chair.press(chair.page.getByRole('button', { name: 'Chuyển các vụ việc đã chọn' }));
  const moved = (await office.state(caseId)).clocks.handling?.dates;
  expect(moved?.calendarVersion).toBe(2);
  expect(moved && moved.dueOn > due).toBe(true);
});

test('clocks that a move would begin or stop are shown beside those that it moves', async () => {
  await office.receive({}, { allegations: [{ summary: 'Nhận tiền.', endedOn: '2025-06-30' }] });
  const { reference } = office.services.cases;
  await reference.addProcedure(
    withDismissalLapsing(await reference.getProcedure('296-qd-tw', seeded + 2), 8),
  );
  const head = await office.desk('truong.phong.1');
  await head.open(`/procedures/296-qd-tw/${seeded + 3}/migration`);
  await look(head);
  await head.shot('procedure-migration-new-clocks');
  const periods = await head.page.locator('main li', { hasText: 'Thời hiệu' }).allInnerTexts();
  expect(periods.map((text) => text.replace(/\s+/g, ' '))).toEqual([
    'Thời hiệu khiển trách: giữ nguyên 30/06/2030',
    'Thời hiệu cách chức: – thành 30/06/2033; thời hạn mới, theo dõi từ khi chuyển',
    'Thời hiệu cảnh cáo, cách chức: 30/06/2035 thành –; từ khi chuyển không theo dõi nữa',
    'Thời hiệu cảnh cáo: – thành 30/06/2035; thời hạn mới, theo dõi từ khi chuyển',
  ]);
  await head.open(`/procedures/296-qd-tw/${seeded + 3}/migration?lang=en`);
  await head.shot('procedure-migration-new-clocks-english');
  expect(await head.text()).toContain('– becomes 30/06/2035; new: watched from the move on');
  await head.open('/procedures?lang=vi');
});

test('a change of the law is a few lines: what it changes is shown with its clocks, and the whole version is made of it', async () => {
  const state = seededVersion('luat-to-cao-136');
  const admin = await office.desk('quan.tri');
  await admin.open(`/procedures/luat-to-cao-136/${state}`);
  await admin.check();
  await admin.shot('law-changes');
  const rowOf = (label: string) =>
    admin.page.locator('[aria-labelledby=follows] tr', { has: admin.page.locator('th', { hasText: label }) });
  expect(await rowOf('Xử lý theo kết luận').innerText()).toMatch(/Không quy định[\s\S]*7 ngày làm việc/);
  expect(await rowOf('Gia hạn giải quyết').innerText()).toMatch(/Giá trị giữ nguyên/);
  await admin.page.setViewportSize({ width: 390, height: 844 });
  await admin.shot('law-changes-telephone');
  await admin.page.setViewportSize({ width: 1280, height: 900 });

  await admin.follow(admin.page.getByRole('link', { name: 'Chỉ viết điều thay đổi so với phiên bản này' }));
  const text = await admin.page.locator('#text').inputValue();
  expect(text.split('\n').length).toBeLessThan(20);
  const check = () => admin.press(admin.page.getByRole('button', { name: 'Kiểm tra' }));
  await admin.page.fill('#text', text.replace(`version: ${state}\n`, 'version: 99\n'));
  expect(await check()).toBe(422);
  expect(await admin.text()).toContain('Không có luat-to-cao-136 phiên bản 99 mà follows nêu');
  const ends = '  - at: limits.nothing\n    ends: true\n    citation: Thử\n    confidence: M\n';
  await admin.page.fill('#text', text + ends);
  expect(await check()).toBe(422);
  expect(await admin.text()).toContain('limits.nothing: luat-to-cao-136 phiên bản');
  await admin.page.fill('#text', text.replace('count: 30', 'count: 45'));
  expect(await check()).toBe(200);
  expect(await admin.page.locator('main li').innerText()).toMatch(/Giải quyết: 30 ngày → 45 ngày/);
  await admin.press(admin.page.getByRole('button', { name: 'Thêm phiên bản này' }));
  expect(new URL(admin.page.url()).pathname).toBe(`/procedures/luat-to-cao-136/${state + 1}`);
  const changed = admin.page.locator('[aria-labelledby=follows] tbody tr');
  expect(await changed.count()).toBe(1);
  expect(await changed.innerText()).toMatch(/Giải quyết\s+30 ngày\s+45 ngày\s+Giải quyết/);
  const whole = await office.services.cases.reference.getProcedure('luat-to-cao-136', state + 1);
  const before = await office.services.cases.reference.getProcedure('luat-to-cao-136', state);
  expect({ ...whole.limits, settling: before.limits.settling }).toEqual(before.limits);
});
