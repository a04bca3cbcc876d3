import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice, today } from './office';

let office: BrowserOffice;
let head: Desk;
const year = today().slice(0, 4);
/** All that is received here lies in it. */
const report = `/figures/party.range.${year}-01-01.${today()}`;

beforeAll(async () => {
  office = await openBrowserOffice('browser-figures');
  const named = await office.receive();
  await office.bring(named, 'classify', 'accept');
  await office.receive({}, { kind: 'feedback' });
  head = await office.desk('truong.phong.1');
}, 180_000);
afterAll(() => office.close(), 60_000);

test('a quarter’s report: from the choice of a period to a form, its checks, and the cases behind a figure', async () => {
  await head.look('/figures', 'figures');
  await head.open('/figures');
  await head.follow(head.page.getByRole('link', { name: `Quý I năm ${year} (Báo cáo của Đảng)` }));
  expect(await head.text()).toContain('Cơ quan tự đặt');
  await head.check();
  await head.shot('figures-quarter');
  // A range in the wrong order is told, with what was typed still there.
  await head.open('/figures/choose?scheme=party&kind=range&rangeFrom=02/03/2026&rangeTo=01/03/2026');
  expect(await head.text()).toContain('Từ ngày phải trước hoặc bằng đến ngày');
  expect(await head.page.locator('[name=rangeFrom]').inputValue()).toBe('02/03/2026');

  await head.look(report, 'figures-report');
  await head.look(`${report}/petitions`, 'figures-form');
  expect(await head.text()).toContain('Khớp: Các nhóm chỉ tiêu cộng lại bằng tổng số');
  await head.follow(head.page.getByRole('link', { name: /^2\s*: Tổng số đơn, Nhận trong kỳ/ }));
  await head.check();
  expect(await head.page.locator('.liem-cases tbody tr').count()).toBe(2);
  expect(await head.text()).toContain('con số gồm cả vụ không hiển thị');
});

test('it is sent, and what comes late is shown beside it', async () => {
  await head.open(`${report}/send`);
  expect(await head.send()).toBe(422);
  await head.fillIn({ to: 'Ủy ban Kiểm tra Trung ương' });
  await head.check();
  expect(await head.send()).toBe(303);
  await office.receive();
  await head.look(`${report}/sent/1`, 'figures-sent');
  expect(await head.text()).toContain('nay: 3');
  await head.look(`${report}/units`, 'figures-units');
});

test('a report in words goes from one desk to the other and out as a paper', async () => {
  await head.open(report);
  await head.follow(head.page.getByRole('link', { name: 'Soạn báo cáo tổng kết' }));
  await head.check();
  expect(await head.send()).toBe(303);
  const path = new URL(head.page.url()).pathname;
  await head.look(path, 'summary-draft');
  expect(await head.text()).toContain('2 đơn nhận trong kỳ');
  expect(await head.press(head.page.getByRole('button', { name: 'Trình duyệt' }))).toBe(303);
  const chair = await office.desk('chu.nhiem');
  await chair.open(path);
  expect(await chair.press(chair.page.getByRole('button', { name: 'Trả lại để sửa' }))).toBe(422);
  await chair.check();
  expect(await chair.press(chair.page.getByRole('button', { name: 'Duyệt báo cáo' }))).toBe(303);
  await head.open(path);
  expect(await head.press(head.page.getByRole('button', { name: 'Ban hành' }))).toBe(303);
  expect(await head.text()).toContain('01-BC/UBKTTU');
  await head.look('/summaries', 'summaries');
  await head.look('/national-database', 'national-database');
});
