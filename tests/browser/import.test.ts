import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyCase } from '../../domain/access/policy';
import { openedEvents } from '../servers';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let desk: Desk;

beforeAll(async () => {
  office = await openBrowserOffice('browser-import');
  desk = await office.desk('tiep.nhan');
});
afterAll(() => office.close(), 60_000);

// The same rows are the same cases, and the office of tests/import on the same servers has these rows under their own numbers.
const rows = readFileSync(join(__dirname, '..', 'import', 'register-2026.csv'), 'utf8');
const register = {
  name: 'so-don.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.replace(/^(\d+),/gm, 'W$1,')),
};
const cases = () => office.services.connection.collection('case_views').countDocuments();

async function upload(file: { name: string; mimeType: string; buffer: Buffer }): Promise<number> {
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
  expect(preview).toContain('Số đến W1 đã dùng ở dòng 2.');
  expect(await cases()).toBe(0);

  expect(await desk.press(desk.page.getByRole('button', { name: /^Nhập 54 dòng/ }))).toBe(303);
  // As for a reader whom a page that renews itself would disturb.
  await desk.open(`${new URL(desk.page.url()).pathname}?updates=off`);
  await desk.shot('import-progress');
  const { pathname } = new URL(desk.page.url());
  const atWork = desk.page.locator('progress');
  for (const until = Date.now() + 120_000; Date.now() < until && (await atWork.count()) > 0;) {
    await desk.page.waitForTimeout(500);
    await desk.page.goto(`${office.url}${pathname}?updates=off`);
  }
  await desk.check();
  // The page itself says what went wrong, should it not be done.
  expect(await desk.text()).toContain('Đã nhập xong');
  await desk.shot('import-done');
  expect(await cases()).toBe(54);
}, 240_000);

test('the same file again finds nothing that is new', async () => {
  expect(await upload(register)).toBe(303);
  await desk.check();
  expect(await desk.page.getByRole('button', { name: /^Nhập \d+ dòng/ }).count()).toBe(0);
  expect(await cases()).toBe(54);
});

test('a row that was mended since it came in leads to where its case is put right', async () => {
  const { connection, cases: stores } = office.services;
  const registered = await openedEvents<{ backlog?: { incomingNumber?: string } }>(
    connection,
    stores.events,
    {
      type: 'reportRegistered',
    },
  );
  const caseId = registered.find(({ data }) => data.backlog?.incomingNumber === 'W2')?.caseId ?? '';
  const name = (await stores.views.find(caseId, everyCase))?.subjectName ?? '';
  const mended = register.buffer
    .toString()
    .split(/\r?\n/)
    .filter((line, i) => i === 0 || line.startsWith('W2,'))
    .map((line) => line.replace(name, `${name} Anh`));
  expect(name).not.toBe('');
  expect(await upload({ ...register, buffer: Buffer.from(mended.join('\n')) })).toBe(303);
  await desk.check();
  await onTelephone(() => desk.check());
  const link = desk.page.locator(`a[href="/cases/${caseId}/commands/correctRegistration"]`);
  expect(await link.innerText()).toContain('đính chính');
  await desk.follow(link);
  expect(await desk.page.locator('[name=subjectName]').inputValue()).toBe(name);
  expect(await cases()).toBe(54);
});

test('what arrived overdue comes to the head as one line, not as a storm', async () => {
  const head = await office.desk('truong.phong.1');
  await head.open('/work');
  await head.shot('work-digest');
  const digests = head.page.locator('section[aria-labelledby=escalated] .liem-banner--alarm');
  expect(await digests.count()).toBe(1);
  expect(await head.page.locator('section[aria-labelledby=escalated] tbody tr').count()).toBe(0);
});

test('rows that are kept apart are answered on the page, by keys and on a telephone', async () => {
  const [heading = ''] = rows.split(/\r?\n/, 1);
  const line = (number: string, sender: string, subject: string) =>
    `${number},12/08/2026,Bưu điện,Tố cáo,${sender},,,${subject},,Sở Y tế,Chi bộ,Việc của ${sender},,,`;
  const asked = [
    line('B1', 'Cao Thị Gửi', 'Lê Trùng'),
    line('B2', 'Cao Thị Gửi', 'LE TRUNG'),
    line('B3', 'Nặc danh', 'Lê Khác'),
  ];
  const file = { ...register, buffer: Buffer.from([heading, ...asked].join('\n')) };
  expect(await upload(file)).toBe(303);
  const look = async () => {
    await desk.check();
    await desk.shot('import-asked');
  };
  await look();
  await onTelephone(look);
  const chosen = (row: number) => desk.page.locator(`#asked-${row}`).isChecked();
  expect([await chosen(3), await chosen(4)]).toEqual([false, true]);
  expect(await desk.text()).toContain('Tên người gửi đứng ở cột khác');
  await desk.page.locator('#asked-3').check();
  expect(await desk.press(desk.page.getByRole('button', { name: /là đơn khác$/ }))).toBe(303);
  await desk.check();
  expect(await desk.page.getByRole('button', { name: /^Nhập 2 dòng/ }).count()).toBe(1);
});
