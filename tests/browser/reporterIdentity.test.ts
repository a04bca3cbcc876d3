import { actsToTeam, type BrowserOffice, openBrowserOffice } from './office';

const known = { name: 'Trịnh Thị Kín', address: 'Thôn 7, xã Tân Nghiệm', phone: '0912 345 678' };
const originalText =
  'Tôi là TRỊNH THỊ KÍN, ở thôn 7, xã Tân Nghiệm, số 0912.345.678. Đơn vị chia nhỏ gói thầu.';

let office: BrowserOffice;
let caseId: string;
beforeAll(async () => {
  office = await openBrowserOffice('browser-identity');
  caseId = await office.receive({ ...known, originalText });
  await office.bring(caseId, ...actsToTeam);
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
  await custodian.follow(
    custodian.page.getByRole('link', { name: 'Cho xem thông tin người gửi', exact: true }).last(),
  );
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

test('the custodian cuts the writer out of the letter; what still stands is refused by its kind, and officers read what is left', async () => {
  const custodian = await office.desk('giu.bi.mat');
  const officer = await office.desk('dia.ban.1');
  const path = `/cases/${caseId}/working-copy`;
  expect(await officer.open(`${path}/new`)).toBe(403);
  expect(await officer.open(path)).toBe(404);
  await custodian.look(`${path}/new`, 'working-copy-begin');
  await custodian.fillIn({ why: 'Lập bản làm việc cho Tổ kiểm tra.' });
  const before = (await readings()).length;
  expect(await custodian.send()).toBe(200);
  await custodian.check();
  await custodian.shot('working-copy-edit');
  expect((await readings()).slice(before)).toMatchObject([{ data: { fields: ['originalText'] } }]);
  const begun = await custodian.page.locator('[name=text]').inputValue();
  expect(begun).toBe('Tôi là […], ở […], số […]. Đơn vị chia nhỏ gói thầu.');
  await custodian.fillIn({ text: `${begun} Gọi 0.9.1.2.3.4.5.6.7.8, hỏi trinh thi kin.` });
  expect(await custodian.send()).toBe(422);
  await custodian.check();
  await custodian.shot('working-copy-refused');
  const refused = await custodian.page.locator('.govuk-error-summary').innerText();
  expect(refused).toContain('họ tên, điện thoại của người gửi');
  expect(refused).not.toMatch(/Kín|0912|678/);
  expect((await office.state(caseId)).workingCopies).toBeUndefined();
  await custodian.fillIn({ text: begun });
  expect(await custodian.send()).toBe(303);
  expect(await officer.look(path, 'working-copy')).toContain('Đơn vị chia nhỏ gói thầu.');
  expect(await officer.page.content()).not.toMatch(/Kín|0912/);
  const rows = await office.services.connection.collection('working_copies').find({}).toArray();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('gói thầu');
  const [kept] = (await office.state(caseId)).workingCopies ?? [];
  await office.services.connection
    .collection<{ _id: string }>('working_copies')
    .updateOne({ _id: kept?.copy ?? '' }, { $set: { 'text.tag': 'AAAAAAAAAAAAAAAAAAAAAA==' } });
  expect(await officer.open(path)).toBe(200);
  expect(await officer.text()).toContain('Không mở được bản làm việc này');
});
