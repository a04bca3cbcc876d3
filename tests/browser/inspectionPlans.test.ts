import { type BrowserOffice, openBrowserOffice, today } from './office';
import type { Desk } from './desk';

let office: BrowserOffice;
let caseId: string;
const year = Number(today().slice(0, 4)) + 1;
const plan = `/inspection-plans/${year}`;

beforeAll(async () => {
  office = await openBrowserOffice('browser-plans');
  for (let n = 0; n < 3; n += 1) caseId = await office.receive();
}, 180_000);
afterAll(() => office.close(), 60_000);

/** Checks the page as it stands on a desk and in a hand. */
async function checkBoth(desk: Desk): Promise<void> {
  for (const width of [390, 1280]) {
    await desk.page.setViewportSize({ width, height: 900 });
    await desk.check();
    if (width === 390) await desk.shot(`plan-narrow-${new URL(desk.page.url()).pathname.split('/').length}`);
  }
}

test('from the subjects of many reports to an approved plan, and from there to an inspection', async () => {
  const head = await office.desk('truong.phong.1');
  await head.open('/subjects');
  await checkBoth(head);
  await head.follow(head.page.getByRole('link', { name: 'Đưa vào chương trình' }));
  await checkBoth(head);
  expect(await head.page.locator('[name=subject]').inputValue()).toBe('Trần Quốc Mẫu');
  expect(await head.send()).toBe(422);
  await checkBoth(head);
  await head.fillIn({ year: `${year}`, matter: 'Mua sắm công', officer: 'u-demo-area-1', month: '3' });
  expect(await head.send()).toBe(303);
  expect(new URL(head.page.url()).pathname).toBe(plan);
  await checkBoth(head);
  await head.shot('plan-draft');
  expect(await head.page.getByRole('button', { name: 'Phê duyệt' }).count()).toBe(0);

  const chair = await office.desk('chu.nhiem');
  await chair.open('/inspection-plans');
  await checkBoth(chair);
  await chair.follow(chair.page.getByRole('link', { name: `giám sát năm ${year}` }));
  expect(await chair.press(chair.page.getByRole('button', { name: 'Phê duyệt' }))).toBe(303);
  await checkBoth(chair);
  expect(await chair.text()).toContain('phê duyệt lúc');
  const number = (await office.state(caseId)).number;
  expect(await chair.open(`/cases/${caseId}/commands/openInspection`)).toBe(200);
  await chair.give(caseId, 'openInspection', { basis: 'Theo chương trình kiểm tra năm.' });

  await head.open(plan);
  expect(
    await head.press(
      head.page.getByRole('button', { name: new RegExp(`Ghi là mở theo chương trình.*${number}`) }),
    ),
  ).toBe(303);
  await checkBoth(head);
  await head.shot('plan-taken-up');
  expect(await head.text()).toContain('đã mở kiểm tra theo chương trình');
  await head.follow(head.page.getByRole('link', { name: 'Trần Quốc Mẫu' }));
  await checkBoth(head);
  await head.fillIn({ month: '4' });
  expect(await head.send()).toBe(303);
  await checkBoth(head);
  expect(await head.text()).toContain('Bản này có hiệu lực cho đến khi dự thảo được phê duyệt.');
});
