import { everyCase } from '../../domain/access/policy';
import { openedEvents } from '../servers';
import { type Desk } from './desk';
import { type BrowserOffice, openBrowserOffice, today } from './office';

let office: BrowserOffice;
let desk: Desk;

beforeAll(async () => {
  office = await openBrowserOffice('browser-registration');
  desk = await office.desk('tiep.nhan');
});
afterAll(() => office.close(), 60_000);

const sheet = {
  kind: 'denunciation',
  source: 'reception',
  standing: 'named',
  'reporter[name]': 'Người Gửi Kín',
  'reporter[address]': 'Phố Không Tên',
  subjectKind: 'member',
  'member[name]': 'Đỗ Thị Đường',
  'member[position]': 'Trưởng phòng',
  'member[organisation]': 'Sở Mẫu',
  'member[managedBy]': 'districtCommittee',
  'allegations[0][summary]': 'Thu tiền ngoài quy định của ba hộ dân.',
  checkable: true,
};

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });

async function onTelephone(look: () => Promise<void>): Promise<void> {
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await look();
  await desk.page.setViewportSize({ width: 1280, height: 900 });
}

const storedViews = () => office.services.cases.views.listAll(everyCase, {});

test('a sheet with something missing comes back whole, naming each field', async () => {
  await desk.open('/reports/new');
  await desk.shot('register');
  await onTelephone(async () => {
    await desk.check();
    await desk.shot('register-telephone');
  });
  await desk.fillIn({ ...sheet, receivedOn: '31/02/2026', 'reporter[name]': '' });
  expect(await desk.press(button('Vào sổ đơn'))).toBe(422);
  await desk.check();
  const summary = await desk.page.locator('.govuk-error-summary').innerText();
  expect(summary).toContain('Ngày đã nhập không có trong lịch. Kiểm tra lại ngày nhận đơn');
  expect(summary).toContain('Nhập họ và tên người gửi');
  expect(await desk.page.locator('[name="member[name]"]').inputValue()).toBe('Đỗ Thị Đường');
  await desk.page.locator('.govuk-error-summary a').last().click();
  expect(await desk.page.evaluate<string>('document.activeElement.name')).toBe('reporter[name]');
  await desk.shot('register-errors');
  expect(await storedViews()).toEqual([]);
});

test('corrected, with another allegation added, it opens one case however often it is sent', async () => {
  const [year, month, day] = today().split('-');
  await desk.fillIn({ receivedOn: `${day}/${month}/${year}`, 'reporter[name]': 'Người Gửi Kín' });
  await desk.press(button('Thêm nội dung'));
  await desk.page.waitForSelector('[name="allegations[1][summary]"]');
  await desk.fillIn({
    'allegations[1][summary]': 'Dùng xe công vào việc riêng.',
    'allegations[1][code]': 'LP-02',
  });
  // What a case shows names no reporter: the sheet says which allegation does, and by what, and nothing typed is lost.
  await desk.fillIn({ 'allegations[1][summary]': 'Ông nguoi gui kin, ở phố Không Tên, thấy dùng xe công.' });
  expect(await desk.press(button('Vào sổ đơn'))).toBe(409);
  await desk.check();
  const named = await desk.page.locator('.govuk-error-summary').innerText();
  expect(named).toContain('Nội dung thứ 2 còn họ tên, địa chỉ của người gửi');
  expect(await desk.page.locator('[name="allegations[1][summary]"]').inputValue()).toContain('nguoi gui kin');
  await desk.fillIn({ 'allegations[1][summary]': 'Dùng xe công vào việc riêng.' });
  const sent = await desk.page.evaluate<string>(
    'new URLSearchParams(new FormData(document.querySelector("main form"))).toString()',
  );
  expect(await desk.press(button('Vào sổ đơn'))).toBe(303);
  await desk.check();
  expect(await desk.text()).toContain('Đã vào sổ đơn và mở vụ việc.');

  // A second click whose first answer was lost on the way sends the very same sheet.
  const again = await desk.page.request.post(`${office.url}/reports/new`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    data: sent,
  });
  expect(again.url()).toBe(desk.page.url());
  expect(await again.text()).toContain('không có gì được ghi thêm');

  const views = await storedViews();
  expect(views.map(({ subjectName }) => subjectName)).toEqual(['Đỗ Thị Đường']);
  expect(await desk.text()).toContain('Dùng xe công vào việc riêng.');
});

test('who sent it is nowhere but in the vault', async () => {
  const { connection } = office.services;
  for (const name of ['case_views', 'case_states', 'case_events', 'register_numbers']) {
    const stored = JSON.stringify(await connection.collection(name).find().toArray());
    expect(stored).not.toContain('Người Gửi Kín');
    expect(stored).not.toContain('Phố Không Tên');
  }
  const said = JSON.stringify(await openedEvents(connection, office.services.cases.events, {}));
  expect(said).toContain('Dùng xe công vào việc riêng.');
  expect(said).not.toContain('Người Gửi Kín');
  expect(said).not.toContain('Phố Không Tên');
  expect(await connection.collection('reporter_identities').countDocuments()).toBe(1);
  expect(await desk.text()).not.toContain('Người Gửi Kín');
});

test('the case is found without accents, and every count of my work is the length of its list', async () => {
  await desk.open('/cases');
  await desk.fillIn({ text: 'do thi duong' });
  await desk.follow(button('Tìm'));
  expect(desk.page.url()).not.toMatch(/duong/i);
  expect(await desk.page.locator('.liem-cases tbody tr').count()).toBe(1);
  await desk.check();
  await desk.shot('cases');
  await onTelephone(async () => {
    await desk.check();
    await desk.shot('cases-telephone');
  });

  await desk.open('/work');
  await desk.shot('work');
  await onTelephone(async () => {
    await desk.check();
    await desk.shot('work-telephone');
  });
  const counts = await desk.page.locator('.liem-counts__link').evaluateAll((links) =>
    links.map((link) => ({
      href: link.getAttribute('href') ?? '',
      count: parseInt(link.textContent ?? ''),
    })),
  );
  expect(counts.map(({ count }) => count)).toContain(1);
  for (const { href, count } of counts) {
    await desk.open(href);
    expect({ href, count: await desk.page.locator('.liem-cases tbody tr').count() }).toEqual({ href, count });
  }
});

test('whoever may not register is told so', async () => {
  const auditor = await office.desk('giam.sat');
  expect(await auditor.open('/reports/new')).toBe(403);
});

test('pages with long choices fit a telephone, in both languages', async () => {
  const caseId = await office.receive();
  await onTelephone(async () => {
    for (const language of ['en', 'vi']) {
      expect(await desk.open(`/import?lang=${language}`)).toBe(200);
      for (const type of ['refuseReport', 'keepOnFile', 'declareConflict', 'classify']) {
        expect(await desk.open(`/cases/${caseId}/commands/${type}?lang=${language}`)).toBe(200);
      }
    }
  });
});

test('the letter itself is attached next, where its report was registered so', async () => {
  await desk.open('/reports/new');
  const other = { 'member[name]': 'Lý Văn Kèm', 'allegations[0][summary]': 'Nhận quà của nhà thầu.' };
  const receivedOn = today().split('-').reverse().join('/');
  await desk.fillIn({ ...sheet, ...other, receivedOn });
  expect(await desk.press(button('Vào sổ và đính kèm đơn'))).toBe(303);
  await desk.check();
  const [, caseId = ''] = /\/cases\/([^/]+)\/files$/.exec(desk.page.url()) ?? [];
  await desk.page.setInputFiles('#files', [
    { name: 'don.txt', mimeType: 'text/plain', buffer: Buffer.from('Kính gửi Ủy ban Kiểm tra') },
  ]);
  await desk.fillIn({ fileKind: 'letter' }, 'main form:has(#files)');
  expect(await desk.press(desk.page.locator('main form:has(#files) button[type=submit]'))).toBe(303);
  // A letter says who wrote it: it is for those alone who may know.
  expect((await office.state(caseId)).files).toMatchObject([{ kind: 'letter', guarded: true }]);
});
