import { join } from 'node:path';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let desk: Desk;

beforeAll(async () => {
  office = await openBrowserOffice('browser-import');
  desk = await office.desk('tiep.nhan');
}, 120_000);
afterAll(() => office.close(), 60_000);

const register = join(__dirname, '..', 'import', 'register-2026.csv');
const cases = () => office.services.connection.collection('case_views').countDocuments();

async function upload(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<number> {
  await desk.open('/import');
  await desk.page.setInputFiles('input[type=file]', file);
  return desk.send();
}

async function onTelephone(look: () => Promise<void>): Promise<void> {
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await look();
  await desk.page.setViewportSize({ width: 1280, height: 900 });
}

test('a file that is no register gets a sentence, and the page stays', async () => {
  const buffer = Buffer.from('a,b\n1,2\n');
  expect(await upload({ name: 'so.csv', mimeType: 'text/csv', buffer })).toBe(422);
  await desk.check();
  expect((await desk.page.locator('.govuk-error-summary').innerText()).length).toBeGreaterThan(30);
});

test('the preview names each wrong row; confirmed, the good ones arrive while a bar shows how far', async () => {
  expect(await upload(register)).toBe(303);
  await desk.check();
  await desk.shot('import-preview');
  await onTelephone(async () => {
    await desk.check();
    await desk.shot('import-preview-telephone');
  });
  const preview = await desk.text();
  expect(preview).toContain('54');
  expect(preview).toContain('Ngày 15/11/2031 ở tương lai.');
  expect(preview).toContain('Số đến 1 đã dùng ở dòng 2.');
  expect(await cases()).toBe(0);

  await desk.page.getByRole('button', { name: /^Nhập 54 dòng/ }).click();
  await desk.page.waitForLoadState();
  // As for a reader whom a page that renews itself would disturb.
  await desk.open(`${new URL(desk.page.url()).pathname}?updates=off`);
  await desk.shot('import-progress');
  while ((await cases()) < 54) await desk.page.waitForTimeout(500);
  await desk.open(new URL(desk.page.url()).pathname);
  await desk.shot('import-done');
}, 180_000);

test('the same file again finds nothing that is new', async () => {
  expect(await upload(register)).toBe(303);
  await desk.check();
  expect(await desk.page.getByRole('button', { name: /^Nhập \d+ dòng/ }).count()).toBe(0);
  expect(await cases()).toBe(54);
}, 60_000);

test('what arrived overdue comes to the head as one line, not as a storm', async () => {
  const head = await office.desk('truong.phong.1');
  await head.open('/work');
  await head.shot('work-digest');
  const digests = head.page.locator('section[aria-labelledby=escalated] .liem-banner--alarm');
  expect(await digests.count()).toBe(1);
  expect(await head.page.locator('section[aria-labelledby=escalated] tbody tr').count()).toBe(0);
}, 60_000);
