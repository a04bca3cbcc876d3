import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let caseId: string;

beforeAll(async () => {
  office = await openBrowserOffice('browser-procedures');
  caseId = await office.receive();
}, 120_000);
afterAll(() => office.close(), 60_000);

const newest = '/procedures/296-qd-tw/4';

test('the head reads a version with its sources, and compares it with another', async () => {
  const head = await office.desk('truong.phong.1');
  expect(await head.open('/procedures')).toBe(200);
  await head.shot('procedures');
  expect(await head.text()).toContain('Quy định 22-QĐ/TW (28/7/2021)');
  await head.open('/procedures/296-qd-tw/3');
  expect(await head.text()).toContain('Hiểu biết chung, chưa xác nhận');

  const { reference } = office.services.cases;
  const now = await reference.getProcedure('296-qd-tw', 3);
  const { firstHandling } = now.limits;
  const limits = {
    ...now.limits,
    firstHandling: { ...firstHandling, value: { ...firstHandling.value, count: 3 } },
  };
  await reference.addProcedure({ ...now, version: 4, limits });
  await head.open(newest);
  await head.page.selectOption('#compare', '296-qd-tw@3');
  await head.follow(head.page.getByRole('button', { name: 'So sánh', exact: true }));
  await head.check();
  await head.shot('procedure-compared');
  expect(await head.page.locator('.govuk-tag').count()).toBe(1);
  const differing = head.page.locator('tr', { has: head.page.locator('.govuk-tag') });
  expect(await differing.innerText()).toMatch(/3 ngày làm việc[\s\S]*7 ngày làm việc/);
}, 60_000);

test('what migrating would change is shown, and nothing is changed', async () => {
  const head = await office.desk('truong.phong.1');
  const stored = () => office.services.cases.events.read(caseId);
  const before = await stored();
  await head.open(`${newest}/migration`);
  await head.shot('procedure-migration');
  expect(await head.page.locator('main tbody tr').count()).toBe(1);
  expect(await head.page.locator('main li', { hasText: 'Xử lý ban đầu' }).innerText()).toContain(' thành ');
  await head.page.setViewportSize({ width: 390, height: 844 });
  await head.open(newest);
  await head.shot('procedure-telephone');
  await head.page.setViewportSize({ width: 1280, height: 900 });
  expect(await stored()).toEqual(before);
  expect(await head.open('/procedures/khong-co/1')).toBe(404);
}, 60_000);
