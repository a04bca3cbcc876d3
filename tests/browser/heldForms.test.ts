import { randomUUID } from 'node:crypto';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { type Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let desk: Desk;
let caseId: string;
beforeAll(async () => {
  office = await openBrowserOffice('browser-held-forms');
  desk = await office.desk('tiep.nhan');
  caseId = await office.receive();
});
afterAll(() => office.close(), 60_000);

const endAllSessions = () => office.services.connection.collection('sessions').deleteMany({});
const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
const valueOf = (name: string) => desk.page.locator(`main [name="${name}"]`).inputValue();
const notes = async () =>
  (await office.services.cases.events.read(caseId)).filter(({ type }) => type === 'noted');

const sheet = {
  kind: 'denunciation',
  source: 'reception',
  standing: 'named',
  'reporter[name]': 'Người Gửi Kín',
  subjectKind: 'member',
  'member[name]': 'Đỗ Thị Giữ',
  'member[position]': 'Trưởng phòng',
  'member[organisation]': 'Sở Mẫu',
  'member[managedBy]': 'districtCommittee',
  'allegations[0][summary]': 'Thu tiền ngoài quy định “của” ba hộ dân & <b>giữ</b>.',
  checkable: true,
};

test('a sheet sent after its session has ended stands there whole once its writer has signed in again, and is recorded once', async () => {
  await desk.open('/reports/new');
  await desk.fillIn(sheet);
  await desk.press(button('Thêm nội dung'));
  const second = 'Dùng xe công\nvào việc riêng.';
  await desk.fillIn({ 'allegations[1][summary]': second });
  const commandId = await valueOf('commandId');
  const before = await office.services.connection.collection('case_views').countDocuments();
  await endAllSessions();

  expect(await desk.press(button('Vào sổ đơn'))).toBe(401);
  await desk.check();
  expect(await desk.text()).toContain('Chưa có gì được ghi nhận');
  const page = await desk.page.content();
  expect(page).not.toContain('Người Gửi Kín');
  expect(page).not.toMatch(/tải lại/i);
  const cookies = JSON.stringify(await desk.page.context().cookies());
  expect(cookies).not.toMatch(/Kín|Giữ/);

  // A wrong password costs nothing of it.
  await desk.fillIn({ username: 'tiep.nhan', password: 'sai-mat-khau-nay' });
  expect(await desk.send()).toBe(401);
  await desk.fillIn({ username: 'tiep.nhan', password: demonstrationPassword });
  await desk.page.locator('main form button[type=submit]').first().click();
  await desk.page.waitForSelector('[name="member[name]"]');
  await desk.check();
  expect(await desk.text()).toContain('Chưa có gì được ghi nhận');
  expect(await valueOf('member[name]')).toBe('Đỗ Thị Giữ');
  expect(await valueOf('reporter[name]')).toBe('Người Gửi Kín');
  expect(await valueOf('allegations[0][summary]')).toBe(sheet['allegations[0][summary]']);
  expect(await valueOf('allegations[1][summary]')).toBe(second);
  expect(await valueOf('commandId')).toBe(commandId);
  expect(await office.services.connection.collection('case_views').countDocuments()).toBe(before);

  expect(await desk.press(button('Vào sổ đơn'))).toBe(303);
  expect(await office.services.connection.collection('case_views').countDocuments()).toBe(before + 1);
});

const noteText = 'Đã gọi điện hẹn làm việc chiều thứ Năm.';

test('who was signed in anew in another tab finds the form filled; another account does not get it', async () => {
  const chair = await office.desk('chu.nhiem');
  await chair.open(`/cases/${caseId}/commands/note`);
  await chair.fillIn({ text: noteText });
  await endAllSessions();
  const other = await chair.page.context().newPage();
  const at = async (username: string) => {
    await other.goto(`${office.url}/sign-in`);
    await other.fill('[name=username]', username);
    await other.fill('[name=password]', demonstrationPassword);
    await other.locator('main form button[type=submit]').first().click();
    await other.waitForURL((url) => url.pathname !== '/sign-in');
  };
  await at('quan.tri');
  expect(await chair.send()).toBe(403);
  expect(await chair.text()).toContain('tài khoản khác');
  expect(await chair.page.content()).not.toContain(noteText);
  await chair.check();

  await chair.press(chair.page.getByRole('button', { name: 'Đăng xuất để đăng nhập lại' }));
  await chair.fillIn({ username: 'chu.nhiem', password: demonstrationPassword });
  await chair.page.locator('main form button[type=submit]').first().click();
  await chair.page.waitForSelector('main [name="text"]');
  expect(await chair.page.locator('main [name="text"]').inputValue()).toBe(noteText);
  expect(await notes()).toEqual([]);

  // Signed in anew beside it: the form's token is of the session before.
  await endAllSessions();
  await at('chu.nhiem');
  expect(await chair.send()).toBe(200);
  expect(await chair.page.locator('main [name="text"]').inputValue()).toBe(noteText);
  expect(await notes()).toEqual([]);
  expect(await chair.send()).toBe(303);
  expect(await notes()).toHaveLength(1);
});

test('what another site sends in a person’s name is neither carried out nor put into a form', async () => {
  await desk.open(`/cases/${caseId}/commands/note`);
  const mark = (await valueOf('_csrf')).split('~');
  const send = (_csrf: string, path = `/cases/${caseId}/commands/note`) =>
    desk.page.request.post(office.url + path, {
      form: { _csrf, commandId: randomUUID(), seenAct: '99', text: 'Lời của trang khác' },
      maxRedirects: 0,
      headers: { accept: 'text/html' },
    });
  const forged = [
    '',
    'x',
    `x~${mark[1]}`,
    `x~${mark[1]}~`,
    `x~u-demo-chair~${mark[2]}`,
    mark[0]?.slice(1) ?? '',
  ];
  const before = await notes();
  for (const token of forged) {
    const answer = await send(token);
    expect([token, answer.status()]).toEqual([token, 403]);
    expect(await answer.text()).not.toContain('Lời của trang khác');
  }
  const direct = await send('x', `/held/cases/${caseId}/commands/note`);
  expect(direct.status()).toBe(403);
  expect(await notes()).toEqual(before);
});

test('a form that no room shows filled is there to look over and send', async () => {
  const secretary = await office.desk('quan.tri');
  await secretary.open('/sign-in');
  if (new URL(secretary.page.url()).pathname === '/sign-in') {
    await secretary.fillIn({ username: 'quan.tri', password: demonstrationPassword });
    await secretary.send();
  }
  await secretary.open('/accounts/new');
  const typed = { username: 'nguoi.moi', displayName: 'Người Mới Đến', position: 'Chuyên viên' };
  await secretary.fillIn(typed);
  await endAllSessions();
  expect(await secretary.send()).toBe(401);
  await secretary.fillIn({ username: 'quan.tri', password: demonstrationPassword });
  await secretary.page.locator('main form button[type=submit]').first().click();
  await secretary.page.waitForSelector('main dl');
  await secretary.check();
  expect(await secretary.text()).toMatch(/Họ và tên\s+Người Mới Đến/);
  await secretary.send();
  expect(await secretary.page.locator('main [name="displayName"]').inputValue()).toBe('Người Mới Đến');
});
