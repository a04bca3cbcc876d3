import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let late: string;

beforeAll(async () => {
  office = await openBrowserOffice('browser-heads-desk');
  // Received half a year ago and taken up by nobody: overdue from the first moment on, and gone up to the heads.
  const receivedOn = new Date(Date.now() - 180 * 86_400_000).toISOString().slice(0, 10);
  late = await office.receive({}, { receivedOn });
  await office.bring(await office.receive(), 'classify', 'accept', 'proposeAssignment', 'formTeam');
});
afterAll(() => office.close(), 60_000);

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

/** Opens the desk, and every number on it: each says as many cases as it had. */
async function compareNumbers(username: string): Promise<number> {
  const head = await office.desk(username);
  expect(await head.open('/desk')).toBe(200);
  const links = head.page.locator('main a[href^="/cases?"]');
  const shown = await links.evaluateAll((all) =>
    all.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? ''] as const),
  );
  for (const [href, text] of shown) {
    await head.page.goto(`${office.url}${href}`);
    const found = await head.page.locator('#results').innerText();
    expect([href, Number.parseInt(found, 10)]).toEqual([
      href,
      Number.parseInt(/\d+/.exec(text)?.[0] ?? '', 10),
    ]);
  }
  return shown.length;
}

test('what is late and has come up to a head is on their desk, and each number opens its list', async () => {
  const head = await office.desk('truong.phong.1');
  await head.open('/desk');
  const alarm = head.page.locator('.liem-counts__item--alarm').first();
  expect(await alarm.innerText()).toContain('1');
  for (const username of ['truong.phong.1', 'pho.chu.nhiem.1', 'chu.nhiem'])
    expect(await compareNumbers(username)).toBeGreaterThan(8);
  await head.open('/work');
  expect(await head.page.locator('.liem-counts__item--alarm').first().innerText()).toMatch(/1\s+Quá hạn/);
}, 240_000);

test('a tag and the words beside it speak of the same clock, which is named', async () => {
  const head = await office.desk('truong.phong.1');
  await head.open('/cases?list=areaOverdue');
  const clock = head.page.locator('.liem-due').first();
  expect(await clock.innerText()).toMatch(/Thời hạn chuyển đơn – quá hạn \d+ ngày làm việc/);
  expect(await clock.locator('.govuk-tag').innerText()).toBe('Quá hạn');
  await head.open(`/cases/${late}`);
  expect(await head.page.locator('.liem-case-head__tags').innerText()).toContain(
    'Quá hạn: Thời hạn chuyển đơn',
  );
});

test('the desk shows what became of an instruction: nobody has acted, then somebody has', async () => {
  const head = await office.desk('truong.phong.1');
  await head.give(late, 'instruct', { text: 'Phân loại đơn trong ngày hôm nay.' });
  await head.open('/desk');
  const line = head.page.locator('section[aria-labelledby=instructed] tbody tr');
  expect(await line.innerText()).toContain('Phân loại đơn trong ngày hôm nay.');
  expect(await line.innerText()).toContain('Chưa có ai thực hiện');
  const officer = await office.desk('tiep.nhan');
  await officer.give(late, 'note', { text: 'Đang đối chiếu với đơn cũ.' });
  await head.open('/desk');
  expect(await line.innerText()).toContain('Đang thực hiện');
  await head.shot('desk');
  await head.page.setViewportSize(phone);
  await head.open('/desk');
  await head.shot('desk-telephone');
  await head.page.setViewportSize(desktop);
});

test('the calendar opens the cases of a day, and without limits it says so', async () => {
  const head = await office.desk('chu.nhiem');
  await head.open('/desk');
  const day = head.page.locator('.liem-calendar a').first();
  const count = Number.parseInt(await day.innerText(), 10);
  const href = (await day.getAttribute('href')) ?? '';
  await head.follow(day);
  await head.check();
  expect(await head.page.locator('main tbody tr').count()).toBe(count);
  // The day that was asked for is among the clocks of each row.
  const on = /dueOn=(\d+)-(\d+)-(\d+)/.exec(href)?.slice(1).reverse().join('/') ?? '?';
  for (const row of await head.page.locator('main tbody tr').all())
    expect(await row.innerText()).toContain(on);
});

test('whoever picks a team sees how many cases each has now', async () => {
  const officer = await office.desk('dia.ban.1');
  const caseId = await office.receive();
  await office.bring(caseId, 'classify', 'accept', 'proposeAssignment');
  expect(await officer.open(`/cases/${caseId}/commands/formTeam`)).toBe(200);
  expect(await officer.text()).toMatch(/đang có [1-9]\d* vụ việc/);
  expect(await officer.text()).toContain('đang có 0 vụ việc');
  await officer.shot('form-team');
});

test('an officer has no desk of a head', async () => {
  const officer = await office.desk('tiep.nhan');
  expect(await officer.open('/desk')).toBe(403);
  expect(await officer.page.locator('a[href="/desk"]').count()).toBe(0);
});
