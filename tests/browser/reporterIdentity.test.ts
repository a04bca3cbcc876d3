import { type BrowserOffice, openBrowserOffice } from './office';

const known = { name: 'Trịnh Thị Kín', address: 'Thôn 7, xã Tân Nghiệm', phone: '0912 345 678' };
const originalText =
  'Tôi là TRỊNH THỊ KÍN, ở thôn 7, xã Tân Nghiệm, số 0912.345.678. Đơn vị chia nhỏ gói thầu.';

let office: BrowserOffice;
let caseId: string;
beforeAll(async () => {
  office = await openBrowserOffice('browser-identity');
  caseId = await office.receive({ ...known, originalText });
  await office.bring(
    caseId,
    ...(['classify', 'accept', 'tell', 'tell', 'proposeAssignment'] as const),
    ['formTeam', { leader: 'u-demo-leader-1', members: [] }],
    'signDecision',
  );
}, 180_000);
afterAll(() => office.close(), 60_000);

const readings = async () =>
  (await office.services.cases.events.read(caseId)).filter(({ type }) => type === 'identityRead');

test('a team leader asks, the custodian opens part of it, and the look is told before it is shown', async () => {
  const leader = await office.desk('to.truong.1');
  expect(await leader.open(`/cases/${caseId}/reporter`)).toBe(403);
  const asked = { fields: ['name', 'address', 'phone'], hours: '5', reason: 'Mời người gửi đến làm rõ.' };
  await leader.give(caseId, 'requestIdentity', asked);
  expect(await leader.open(`/cases/${caseId}/reporter`)).toBe(403);

  const custodian = await office.desk('giu.bi.mat');
  await custodian.look('/work', 'custodian-desk');
  expect(await custodian.text()).toContain((await office.state(caseId)).number);
  const page = await custodian.look(`/cases/${caseId}`, 'case-identity-requests');
  expect(page).toContain('Mời người gửi đến làm rõ.');
  await custodian.follow(custodian.page.getByRole('link', { name: 'Cho xem thông tin người gửi' }).last());
  expect(await custodian.page.locator('[name=hours]').inputValue()).toBe('5');
  await custodian.check();
  await custodian.shot('grant-identity');
  await custodian.page.locator('[name=fields][value=address]').uncheck({ force: true });
  await custodian.fillIn({ hours: '2' });
  expect(await custodian.send()).toBe(303);

  expect(await leader.look(`/cases/${caseId}`, 'case-identity-granted')).toContain('Đồng chí được xem đến');
  expect(await readings()).toEqual([]);
  await leader.look(`/cases/${caseId}/reporter`, 'reporter-granted');
  await leader.fillIn({ part: 'contact' });
  expect(await leader.send()).toBe(200);
  await leader.check();
  expect(await leader.text()).toContain(known.name);
  expect(await leader.text()).toContain(known.phone);
  expect(await leader.text()).not.toContain(known.address);
  expect(await readings()).toMatchObject([
    { by: 'u-demo-leader-1', data: { fields: ['name', 'phone'], reason: asked.reason } },
  ]);
});

test('what was refused stays to be seen by whoever sees the case, the auditor among them, who reads no identity', async () => {
  const leader = await office.desk('to.truong.1');
  const asked = { fields: ['originalText'], hours: '1', reason: 'Đọc nguyên văn.' };
  await leader.give(caseId, 'requestIdentity', asked);
  const custodian = await office.desk('giu.bi.mat');
  await custodian.give(caseId, 'denyIdentity', { reason: 'Bản làm việc là đủ.' });
  for (const username of ['giam.sat', 'dia.ban.1']) {
    const reader = await office.desk(username);
    await reader.open(`/cases/${caseId}`);
    expect(await reader.text()).toContain('Bản làm việc là đủ.');
    expect(await reader.open(`/cases/${caseId}/reporter`)).toBe(403);
  }
  await leader.open(`/cases/${caseId}/reporter`);
  expect(await leader.page.locator('[name=part]').count()).toBe(1);
});
