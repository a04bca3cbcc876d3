import { seededVersion } from '../domain/seeded';
import { carry, untilVerification } from './caseFlow';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-moved-by-law');
});
afterAll(() => office.close(), 60_000);

const subject = {
  kind: 'official' as const,
  name: 'Lâm Hữu Thượng',
  position: 'Chuyên viên',
  organisation: 'Sở Thí điểm',
  managingBody: 'UBND tỉnh Mẫu',
};
const path = `/procedures/luat-to-cao-136/${seededVersion('luat-to-cao-136')}`;

test('what the law moves stands on the chair’s desk until it is moved, with its clocks before and after', async () => {
  // Received before 1 July 2026: one is accepted, one waits at intake; a third came in under the new law.
  const accepted = await office.receive({}, { subject, receivedOn: '2026-06-29' });
  const waiting = await office.receive({}, { subject, receivedOn: '2026-06-30' });
  await office.receive({}, { subject, receivedOn: '2026-07-01' });
  await carry(office, accepted, untilVerification.slice(0, 2));
  const owed = 'Còn 1 vụ việc đang mở phải chuyển theo luật.';

  const head = await office.desk('truong.phong.1');
  await head.open('/desk');
  expect(await head.text()).not.toContain('phải chuyển theo luật');
  const chair = await office.desk('chu.nhiem');
  await chair.open(path);
  expect(await chair.text()).toContain(owed);
  await chair.open('/desk');
  await chair.check();
  expect(await chair.text()).toContain(owed);
  await chair.shot('desk-owed-by-law');
  await chair.follow(chair.page.getByRole('link', { name: owed }));
  await chair.press(chair.page.getByRole('button', { name: /^Xem (từng vụ việc|lại)/ }));
  await chair.page.locator('.liem-counts').waitFor();
  await chair.check();
  await chair.shot('moved-by-law');
  expect(await chair.page.locator('tbody tr', { hasText: 'Theo luật' }).count()).toBe(1);
  expect(await chair.page.locator('#reason').inputValue()).toContain('Nghị định 156/2026/NĐ-CP, Điều 10');
  await chair.press(chair.page.getByRole('button', { name: 'Chuyển 1 vụ việc theo luật' }));
  expect(await chair.text()).toMatch(/1\s+vụ việc đã chuyển/);
  expect((await office.state(accepted)).rules?.procedure.id).toBe('luat-to-cao-136');
  expect((await office.state(waiting)).rules).toBeUndefined();
  await chair.open('/desk');
  expect(await chair.text()).not.toContain('phải chuyển theo luật');
  await chair.open(path);
  expect(await chair.text()).toContain('Không còn vụ việc nào phải chuyển theo luật.');
});
