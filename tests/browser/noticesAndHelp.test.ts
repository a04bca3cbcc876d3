import { roles } from '../../domain/access/roles';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let caseId: string;
beforeAll(async () => {
  office = await openBrowserOffice('browser-notices');
  caseId = await office.receive();
}, 120_000);
afterAll(() => office.close(), 60_000);

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

/** The page at both widths, each checked. */
async function atBothWidths(desk: Desk, path: string): Promise<void> {
  for (const size of [phone, desktop]) {
    await desk.page.setViewportSize(size);
    expect({ path, status: await desk.open(path) }).toEqual({ path, status: 200 });
  }
}

test('what is new rings at the head of every page, without script, until it was looked at', async () => {
  const desk = await office.desk('dia.ban.1');
  await desk.open('/work');
  const bell = desk.page.locator('.liem-bell');
  const { number } = await office.state(caseId);
  expect(await bell.innerText()).toContain('Thông báo');
  expect(await bell.innerText()).toContain('1 vụ việc có tin mới');
  await desk.follow(bell);
  await desk.check();
  expect(await desk.text()).toContain(number);
  expect(await desk.text()).toContain('Đến lượt đồng chí');
  expect(await desk.page.locator('.liem-bell__count').count()).toBe(0);
  await atBothWidths(desk, '/notices');
  expect(await desk.text()).toContain('Không có gì mới');
  await desk.shot('notices');
});

test('the daily letter is chosen on the page of one’s account', async () => {
  const desk = await office.desk('dia.ban.1');
  await atBothWidths(desk, '/account/letters');
  await desk.fillIn({ wanted: 'yes' });
  await desk.fillIn({ address: 'nham' });
  expect(await desk.send()).toBe(422);
  await desk.check();
  expect(await desk.page.locator('#address').inputValue()).toBe('nham');
  await desk.fillIn({ address: 'dia.ban@office.example' });
  await desk.send();
  await desk.check();
  expect(await desk.text()).toContain('Thư nhắc việc sẽ được gửi');
});

test('help is at the foot of every page: guides, the first day, and the words of the field', async () => {
  const desk = await office.desk('tiep.nhan');
  await desk.open('/work');
  await desk.follow(desk.page.locator('footer').getByRole('link', { name: 'Trợ giúp' }));
  await desk.check();
  await desk.follow(desk.page.locator('main').getByRole('link', { name: 'Cán bộ tiếp nhận đơn' }));
  await desk.check();
  await desk.follow(desk.page.locator('main').getByRole('link', { name: 'Vào sổ đơn' }));
  expect(await desk.page.locator('h1').innerText()).toBe('Vào sổ đơn');
  for (const path of [
    '/help',
    '/help/first-day',
    '/help/glossary',
    ...roles.map((role) => `/help/guides/${role}`),
  ])
    await atBothWidths(desk, path);
  await desk.open('/help/glossary?lang=en');
  expect(await desk.text()).toMatch(/Thụ lý\s+acceptance/);
  expect(await desk.open('/help/guides/nobody?lang=vi')).toBe(404);
});

test('no link of a guide is shut to whom it is for', async () => {
  for (const username of [
    'tiep.nhan',
    'truong.phong.1',
    'chu.nhiem',
    'thuong.vu',
    'giam.sat',
    'quan.tri',
    'uy.vien.1',
  ]) {
    const desk = await office.desk(username);
    await desk.open('/help/first-day');
    const guides = await hrefs(desk);
    for (const href of guides.filter((one) => one.startsWith('/help/guides/'))) {
      await desk.open(href);
      for (const next of await hrefs(desk))
        expect({ username, next, status: await desk.open(next) }).toEqual({ username, next, status: 200 });
    }
    for (const next of guides)
      expect({ username, next, status: await desk.open(next) }).toMatchObject({ status: 200 });
  }
});

const hrefs = (desk: Desk): Promise<string[]> =>
  desk.page
    .locator('main a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

test('a form says on demand on what it rests, and by which version the case goes', async () => {
  const desk = await office.desk('tiep.nhan');
  await office.bring(caseId, 'classify');
  await desk.open(`/cases/${caseId}/commands/accept`);
  const basis = desk.page.locator('.liem-basis');
  expect(await basis.evaluate((one) => one.hasAttribute('open'))).toBe(false);
  await basis.locator('summary').click();
  await desk.check();
  expect(await basis.innerText()).toContain('Quy định 22-QĐ/TW, Điều 20');
  expect(await basis.innerText()).toContain('Luật Tố cáo, Điều 29');
  await desk.follow(basis.getByRole('link'));
  expect(await desk.page.locator('h1').innerText()).toContain('phiên bản');
  await atBothWidths(desk, '/reports/new');
  expect(await desk.page.locator('.liem-basis').innerText()).toContain('Căn cứ của biểu mẫu này');
});
