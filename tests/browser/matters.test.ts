import { formatDate } from '../../language/dates';
import type { Desk } from './desk';
import { actsToTeam, type BrowserOffice, openBrowserOffice, today } from './office';

let office: BrowserOffice;
let caseId: string;

beforeAll(async () => {
  office = await openBrowserOffice('browser-matters');
  caseId = await office.receive();
}, 180_000);
afterAll(() => office.close(), 60_000);

/** Checks the page as it stands on a desk and in a hand. */
async function checkBoth(desk: Desk, name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await desk.page.setViewportSize({ width, height: 900 });
    await desk.check();
    await desk.shot(`matters-${name}-${width}`);
  }
}
const link = (desk: Desk, name: string) => desk.page.locator(`main a:text-is("${name}")`).first();

test('from the case onto the list, a roadmap with a step that is held up, and the overview for the standing committee', async () => {
  const head = await office.desk('truong.phong.1');
  await head.open(`/cases/${caseId}`);
  await head.follow(link(head, 'Đưa vào danh mục phức tạp, nổi cộm'));
  await checkBoth(head, 'not-listed');
  await head.follow(link(head, 'Đưa vào danh mục'));
  expect(await head.send()).toBe(422);
  await checkBoth(head, 'reason');
  await head.fillIn({ reason: 'Dư luận quan tâm, liên quan nhiều cơ quan.' });
  expect(await head.send()).toBe(303);
  await head.follow(link(head, 'Thêm một việc'));
  await head.fillIn({ what: 'Làm việc với Sở về hồ sơ thẩm định', who: 'u-demo-area-1', due: '1/2' });
  expect(await head.send()).toBe(422);
  await checkBoth(head, 'step');
  await head.fillIn({ due: formatDate(today()) });
  expect(await head.send()).toBe(303);
  await head.follow(link(head, 'Đặt ngày xem lại'));
  await head.fillIn({ due: formatDate(today()) });
  expect(await head.send()).toBe(303);

  const officer = await office.desk('dia.ban.1');
  await officer.open('/matters?show=own');
  await checkBoth(officer, 'own');
  await officer.follow(officer.page.locator('table a').first());
  await officer.follow(officer.page.getByRole('link', { name: /^Báo cáo/ }));
  await officer.fillIn({ state: 'blocked', note: 'Sở chưa cung cấp hồ sơ.' });
  expect(await officer.send()).toBe(303);
  await checkBoth(officer, 'one');
  expect(await officer.text()).toContain('Đang vướng');

  await head.open('/matters');
  await checkBoth(head, 'list');
  await head.follow(link(head, 'Bản trình Ban Thường vụ'));
  await checkBoth(head, 'overview');
  expect(await head.text()).toContain('1 vụ việc trong danh mục, 1 đã có lộ trình');
  await office.bring(caseId, ...actsToTeam, [
    'transferToInvestigators',
    { to: 'Cơ quan Cảnh sát điều tra Công an tỉnh', on: today(), grounds: 'Có dấu hiệu nhận hối lộ.' },
  ]);
  await head.open('/coordination');
  await checkBoth(head, 'coordination');
  expect(await head.text()).toContain('Dấu hiệu tội phạm');
  await head.open('/desk');
  expect(await head.text()).toContain('1 trong danh mục');
});
