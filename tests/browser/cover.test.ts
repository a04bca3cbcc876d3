import { type BrowserOffice, openBrowserOffice, today } from './office';

let office: BrowserOffice;
let caseId: string;

beforeAll(async () => {
  office = await openBrowserOffice('browser-cover');
  caseId = await office.receive();
});
afterAll(() => office.close(), 60_000);

const written = today().split('-').reverse().join('/');
const away = 'Thay cho ';

test('a head names a deputy for today: wrong days are named, and what was typed stays', async () => {
  const head = await office.desk('truong.phong.1');
  expect(await head.open('/away/u-demo-head-1')).toBe(200);
  await head.fillIn({ from: written, to: '01/01/2020' });
  expect(await head.send()).toBe(422);
  await head.check();
  expect(await head.text()).toContain('Ngày cuối phải bằng hoặc sau ngày bắt đầu');
  expect(await head.text()).toContain('Chọn người làm thay');
  await head.fillIn({ from: written, to: written, deputy: 'u-demo-area-1' });
  await head.shot('away-form');
  await head.send();
  expect(new URL(head.page.url()).pathname).toBe('/account');
  await head.check();
  expect(await head.text()).toContain(`Vắng mặt đến hết ngày ${written}`);
});

test('nobody names a deputy for those above them, and an officer for nobody else', async () => {
  const officer = await office.desk('tiep.nhan');
  expect(await officer.open('/away')).toBe(403);
  expect(await officer.open('/away/u-demo-head-1')).toBe(403);
  const head = await office.desk('truong.phong.1');
  expect(await head.open('/away/u-demo-chair')).toBe(403);
  expect(await head.open('/away')).toBe(200);
  await head.shot('away-list');
});

test('what is reported to the head is in the deputy’s work, and the deputy answers it in their own name', async () => {
  const officer = await office.desk('tiep.nhan');
  await officer.give(caseId, 'escalate', { to: 'departmentHead', explanation: 'Xin ý kiến về thẩm quyền.' });

  const deputy = await office.desk('dia.ban.1');
  await deputy.open('/work');
  const rows = () => deputy.page.locator('section[aria-labelledby=escalated] tbody tr');
  expect(await rows().count()).toBe(1);
  expect(await rows().innerText()).toContain(away);
  expect(await deputy.text()).toContain('Đồng chí đang làm thay');
  await deputy.shot('work-for-another');
  await deputy.page.setViewportSize({ width: 390, height: 844 });
  await deputy.open('/work');
  await deputy.shot('work-for-another-telephone');
  await deputy.page.setViewportSize({ width: 1280, height: 900 });
  // A count is the length of its list.
  await deputy.open('/cases?list=escalated');
  expect(await deputy.page.locator('main tbody tr').count()).toBe(1);
  const other = await office.desk('dia.ban.2');
  await other.open('/cases?list=escalated');
  expect(await other.page.locator('main tbody tr').count()).toBe(0);

  await deputy.open(`/cases/${caseId}`);
  expect(await deputy.text()).toContain(away);
  await deputy.give(caseId, 'instruct', { text: 'Giữ lại để giải quyết.' });
  await deputy.check();
  expect(await deputy.text()).toContain('làm việc này thay cho');
  await deputy.shot('case-for-another');
  const acted = (await office.services.cases.events.read(caseId)).filter(
    ({ type }) => type === 'actedForAbsent',
  );
  expect(acted.map(({ by, data }) => [by, data])).toEqual([
    ['u-demo-area-1', { accountId: 'u-demo-head-1' }],
  ]);
  await deputy.open('/work');
  expect(await rows().count()).toBe(0);
});

test('back at work, the head has it alone again', async () => {
  const officer = await office.desk('tiep.nhan');
  await officer.give(caseId, 'escalate', { to: 'departmentHead', explanation: 'Xin ý kiến lần nữa.' });
  const head = await office.desk('truong.phong.1');
  await head.open('/away/u-demo-head-1');
  await head.press(head.page.getByRole('button', { name: 'Đã trở lại làm việc' }));
  const deputy = await office.desk('dia.ban.1');
  expect(await deputy.open(`/cases/${caseId}/commands/instruct`)).toBe(403);
  await deputy.open('/work');
  expect(await deputy.text()).not.toContain(away);
  await head.open('/work');
  expect(await head.page.locator('section[aria-labelledby=escalated] tbody tr').count()).toBe(1);
});
