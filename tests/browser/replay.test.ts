import { randomUUID } from 'node:crypto';
import { genesis } from '../../domain/proof/chain';
import { strangersEvents } from '../servers';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let desk: Desk;
let caseId: string;

beforeAll(async () => {
  office = await openBrowserOffice('browser-replay');
  caseId = await office.receive();
  for (const text of ['Ghi chú thứ nhất.', 'Ghi chú thứ hai.']) {
    const actor = { id: 'u-demo-intake', roles: ['intakeOfficer' as const] };
    await office.services.cases.gateway.give(caseId, {
      type: 'note',
      commandId: randomUUID(),
      actor,
      input: { text },
    });
  }
  desk = await office.desk('giam.sat');
});
afterAll(() => office.close(), 60_000);

const replay = (query = '') => `/cases/${caseId}/replay${query}`;

test('the auditor goes back event by event and sees the case as it stood', async () => {
  await desk.open(replay());
  await desk.shot('replay');
  expect(await desk.text()).toContain('Chuỗi nguyên vẹn: 6 việc');
  await desk.follow(desk.page.locator('a[rel=first], main a', { hasText: 'Đầu' }).first());
  await desk.check();
  const first = await desk.page.locator('main').innerText();
  expect(first).toContain('1/6');
  expect(first).not.toContain('Xử lý ban đầu trong');
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await desk.open(replay('?event=4'));
  await desk.shot('replay-telephone');
  await desk.page.setViewportSize({ width: 1280, height: 900 });
});

test('a moment that is no moment is told beside its field', async () => {
  expect(await desk.open(replay('?on=31/02/2026'))).toBe(422);
  expect(await desk.page.locator('.govuk-error-summary').innerText()).toContain('Nhập ngày có thật');
});

test('the workflow’s stored history still fits today’s code', async () => {
  await desk.open(replay());
  await desk.page.getByRole('button', { name: 'Đối chiếu lại với quy trình đã lưu' }).click();
  await desk.page.waitForURL(/#workflow$/);
  const text = await desk.text();
  expect(text).toContain('Hệ thống hiện nay vẫn khớp với quy trình đã lưu.');
  expect(text).toContain('Ra lại đúng 6 việc');
});

test('who must not replay is told so, and a stranger finds no case', async () => {
  const officer = await office.desk('tiep.nhan');
  expect(await officer.open(replay())).toBe(403);
  expect(await desk.open('/cases/khong-co/replay')).toBe(404);
});

test('an event that was changed in the database is named', async () => {
  const events = office.services.connection.collection<{ _id: string }>('case_events');
  await events.updateOne({ _id: `${caseId}:4` }, { $set: { by: 'u-demo-chair' } });
  await desk.open(replay());
  const text = await desk.text();
  expect(text).toContain('Chuỗi bị đứt ở việc 4.');
  expect(text).toContain('Nội dung việc 4 đã bị sửa sau khi ghi.');
});

const verdict = () => desk.page.locator('section[aria-labelledby=chain]').innerText();

test('a chain without seals, and one that a stranger has written anew, are not called whole', async () => {
  const { connection, settings, cases } = office.services;
  const events = connection.collection<{ _id: string; caseId: string }>('case_events');
  caseId = await office.receive();
  await desk.open(replay());
  expect(await verdict()).toContain('✓');
  await events.updateMany({ caseId }, { $unset: { seal: '' } });
  await desk.open(replay());
  expect(await verdict()).toContain('✗ Lịch sử này không có dấu niêm của cơ quan.');

  const forged = (await cases.events.read(caseId)).map((event) => ({ ...event, by: 'u-demo-chair' }));
  await events.deleteMany({ caseId });
  const stranger = strangersEvents(connection, settings.secrets.vaultKeys);
  await stranger.append(caseId, genesis(caseId), forged);
  await desk.open(replay());
  expect(await verdict()).toContain('✗ Lịch sử này không có dấu niêm của cơ quan.');
  expect(await verdict()).toContain('cả chuỗi đã bị người không có khóa của cơ quan viết lại');
});

test('a cut end shows against the row of the case', async () => {
  const { connection } = office.services;
  caseId = await office.receive();
  const events = connection.collection<{ _id: string; caseId: string }>('case_events');
  const count = await events.countDocuments({ caseId });
  await events.deleteOne({ _id: `${caseId}:${count}` });
  await desk.open(replay());
  expect(await verdict()).toContain(`✗ Chuỗi bị đứt ở việc ${count}.`);
});
