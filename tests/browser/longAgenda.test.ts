import { randomUUID } from 'node:crypto';
import { project } from '../../domain/views/caseView';
import type { Meeting } from '../../models/meetings';
import { OfficeCase } from '../domain/office';
import { toDiscipline, toVerification } from '../domain/stages';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
const meetingId = randomUUID();
const on = '2026-03-16';

beforeAll(async () => {
  office = await openBrowserOffice('browser-long-agenda');
  const { cases, connection } = office.services;
  const discussed = toDiscipline(
    toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'),
    '2026-03-09',
  ).now;
  const entry = {
    meetingId,
    body: 'commission',
    on,
    place: 'Phòng họp số 1',
    since: `${on}T02:00:00.000Z`,
  } as const;
  for (let n = 0; n < 120; n += 1) {
    const number = `2026-${String(n).padStart(6, '0')}`;
    const meetings = n < 60 ? [entry] : [];
    await cases.views.add(project({ ...discussed, caseId: randomUUID(), number, meetings }));
  }
  await connection.collection<Meeting>('meetings').insertOne({
    _id: meetingId, body: 'commission', on, place: 'Phòng họp số 1', convenedBy: 'u-demo-chair',
    convenedAt: `${on}T01:00:00.000Z`, members: [], revision: 0,
  }); // prettier-ignore
}, 120_000);
afterAll(() => office.close(), 60_000);

test.each([
  ['a desk', 1280],
  ['a phone', 390],
])('a long agenda goes by pages on %s, both its lists for themselves', async (_where, width) => {
  const chair = await office.desk('chu.nhiem');
  await chair.page.setViewportSize({ width, height: 844 });
  expect(await chair.open(`/meetings/${meetingId}`)).toBe(200);
  await chair.shot(`long-agenda-${width}`);
  await chair.follow(
    chair.page.getByRole('navigation', { name: 'Các trang chương trình' }).getByRole('link'),
  );
  await chair.check();
  expect(await chair.text()).toContain('Từ 51 đến 60 trong 60');
  expect(await chair.text()).toContain('Vụ việc chờ xem xét (Từ 1 đến 50 trong 60)');
  await chair.follow(
    chair.page.getByRole('navigation', { name: 'Các trang vụ việc chờ xem xét' }).getByRole('link'),
  );
  await chair.check();
  expect(await chair.text()).toContain('Vụ việc chờ xem xét (Từ 51 đến 60 trong 60)');
  expect(await chair.text()).toContain('Từ 51 đến 60 trong 60');
  expect(await chair.page.locator('input[name=cases]').count()).toBe(10);
});
