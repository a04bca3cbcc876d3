import { actsToVerification } from '../domain/stages';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let caseId: string;
beforeAll(async () => {
  office = await openBrowserOffice('browser-hand-over');
  caseId = await office.receive();
  await office.bring(caseId, ...actsToVerification);
});
afterAll(() => office.close(), 60_000);

test('who closes an account is told how much waits for it and not of which cases, and names who takes over', async () => {
  const administrator = await office.desk('quan.tri');
  await administrator.open('/accounts/u-teamLeader');
  await administrator.follow(administrator.page.getByRole('button', { name: 'Ngừng tài khoản…' }));
  const text = await administrator.look('/accounts/u-teamLeader/close', 'account-close');
  expect(text).toContain('1 vụ việc đang giải quyết do người này làm tổ trưởng');
  expect(text).not.toContain((await office.state(caseId)).number);
  // Whoever holds none of the roles is not to be chosen, and nobody who is not chosen from the list.
  const offered = await administrator.page.locator('#successor option').allInnerTexts();
  expect(offered.some((one) => one.startsWith('u-teamLeader-2'))).toBe(true);
  expect(offered.some((one) => one.startsWith('u-member'))).toBe(false);
  await administrator.fillIn({ successor: 'u-teamLeader-2' });
  await administrator.send();
  expect((await office.services.accounts.getAccount('u-teamLeader')).active).toBe(false);
  await administrator.open('/accounts/u-teamLeader');
  expect(await administrator.text()).toContain('Người được đề nghị tiếp nhận: u-teamLeader-2');
  await administrator.open('/accounts/u-demo-administrator/close');
  expect(await administrator.text()).toContain('Là quản trị viên duy nhất');
  expect(await administrator.send()).toBe(409);
});

test('a head finds it on their desk, with who was proposed, and it is gone once the work is given to others', async () => {
  const head = await office.desk('truong.phong.1');
  await head.look('/work', 'work-hand-over');
  await head.follow(head.page.getByRole('link', { name: /^1 vụ việc do người đã ngừng tài khoản/ }));
  const { number } = await office.state(caseId);
  const text = await head.look('/hand-over', 'hand-over');
  expect(text).toContain(number);
  expect(text).toContain('Người được đề nghị tiếp nhận: u-teamLeader-2');
  await head.follow(head.page.getByRole('link', { name: /^Giao lại/ }));
  await head.check();
  await office.bring(caseId, [
    'reassign',
    { leader: 'u-teamLeader-2', members: [], reason: 'Đã chuyển công tác.' },
  ]);
  await head.open('/hand-over');
  expect(await head.text()).toContain('Không có vụ việc nào phải giao lại');
  await head.open('/work');
  expect(await head.text()).not.toContain('người đã ngừng tài khoản');
  const officer = await office.desk('tiep.nhan');
  expect(await officer.open('/hand-over')).toBe(403);
});

test('what only somebody who has left could do comes up to the head’s own list', async () => {
  const other = await office.receive();
  await office.bring(
    other,
    ...actsToVerification.slice(0, -2),
    ['formTeam', { leader: 'u-teamLeader-2', members: [] }],
    'signDecision',
  );
  const { number } = await office.state(other);
  const head = await office.desk('truong.phong.1');
  await head.open('/cases?list=waiting');
  expect(await head.text()).not.toContain(number);
  await office.services.accounts.deactivate('u-teamLeader-2', 'u-demo-administrator');
  await head.open('/cases?list=waiting');
  expect(await head.text()).toContain(number);
});
