import { randomUUID } from 'node:crypto';
import { checkChain } from '../../../domain/proof/chain';
import { today } from '../office';
import { storeCase } from '../../api/jsonStoredCase';
import { OfficeCase } from '../../domain/office';
import { office } from './sharedOffice';

/** A report that was guided elsewhere in March of that year, and is kept for one year from the end of it. */
async function guidedIn(year: number): Promise<string> {
  const [on, later] = [`${year}-03-04`, `${year}-03-06`];
  const played = OfficeCase.received(on, {}, randomUUID())
    .give('classify', { on })
    .give('guide', { on: later });
  const { services } = office;
  return storeCase({ services, env: { TEMPORAL_TASK_QUEUE: services.settings.temporal.taskQueue } }, played);
}

test('a file past its term is listed, held, released, and destroyed by two people', async () => {
  const caseId = await guidedIn(2023);
  const { number } = await office.state(caseId);
  const vice = await office.desk('pho.chu.nhiem.1');
  expect(await vice.look('/keeping', 'keeping')).toContain('Lưu đến hết ngày');
  const row = () => vice.page.locator(`tr:has(a[href="/cases/${caseId}"])`);
  expect(await row().innerText()).toContain('31/12/2024');
  await vice.give(caseId, 'holdFile', { onBehalfOf: 'Tòa án nhân dân tỉnh', reason: 'Phục vụ xét xử.' });
  await vice.open('/keeping');
  expect(await row().count()).toBe(0);
  expect(await vice.text()).toContain('1 hồ sơ khác đang có yêu cầu giữ');
  await vice.open(`/cases/${caseId}/commands/releaseFile`);
  const [hold] = (await office.state(caseId)).holds ?? [];
  await vice.fillIn({ hold: String(hold?.seq), reason: 'Bản án đã có hiệu lực.' });
  await vice.send();
  await vice.give(caseId, 'proposeDestruction', { reason: 'Hết thời hạn, không còn giá trị.' });
  await vice.open('/keeping');
  expect(await row().innerText()).toContain('chờ quyết định');
  expect(number).not.toBe('');

  const chair = await office.desk('chu.nhiem');
  await chair.open(`/cases/${caseId}/commands/decideDestruction`);
  await chair.fillIn({ destroy: true });
  await chair.send();
  // What it said is gone: the page says so, and nothing that is kept opens.
  expect(await chair.open(`/cases/${caseId}`)).toBe(410);
  expect(await chair.look('/keeping', 'keeping-destroyed')).toContain(number);
  const record = await chair.page.request.get(`${office.url}/keeping/record.pdf?on=${today()}`);
  expect(record.headers()['content-type']).toBe('application/pdf');
  await expect(office.services.cases.events.read(caseId)).rejects.toThrow('were destroyed');
  const links = await office.services.cases.events.readKept(caseId);
  expect(checkChain(caseId, links).intact).toBe(true);
});

test('the terms of keeping are changed by two people, for what is closed already too', async () => {
  const caseId = await guidedIn(2022);
  const vice = await office.desk('pho.chu.nhiem.1');
  await vice.look('/keeping/terms', 'keeping-terms');
  await vice.fillIn({ unsettledHow: 'years', unsettledYears: '0' });
  expect(await vice.send()).toBe(422);
  await vice.check();
  expect(await vice.text()).toContain('Nhập số năm từ 1 đến 100');
  await vice.fillIn({ unsettledYears: '30', unsettledCitation: 'Quy chế của cơ quan' });
  await vice.send();
  const chair = await office.desk('chu.nhiem');
  await chair.open('/acts');
  expect(await chair.text()).toContain('Đơn không giải quyết tại đây: 30 năm');
  await chair.press(chair.page.getByRole('button', { name: 'Xác nhận' }).first());
  await chair.open('/keeping');
  expect(await chair.text()).toContain('Quy chế của cơ quan');
  expect(await chair.page.locator(`tr:has(a[href="/cases/${caseId}"])`).count()).toBe(0);
});

test('what is secret is listed with the end of its term, and what is so no more with how that came', async () => {
  const caseId = await office.receive();
  const { number } = await office.state(caseId);
  const vice = await office.desk('pho.chu.nhiem.1');
  await vice.give(caseId, 'setSecrecy', { secrecy: 'secret', reason: 'Có tài liệu mang độ mật.' });
  const listed = await vice.look('/keeping/secrets?list=graded', 'keeping-secrets');
  expect(listed).toContain(number);
  expect(listed).toContain('Tối mật');
  // Twenty years from the day of the grading.
  expect(listed).toContain(`/${Number(today().slice(0, 4)) + 20}`);
  await vice.open('/keeping/secrets');
  expect(await vice.text()).not.toContain(number);
  await vice.open(`/cases/${caseId}`);
  expect(await vice.text()).toContain('Bảo vệ bí mật đến hết');
  await vice.give(caseId, 'setSecrecy', { secrecy: 'ordinary', reason: 'Không còn tài liệu mật.' });
  await vice.open('/keeping/secrets?list=declassified');
  expect(await vice.text()).toContain('Giải mật theo quyết định');
  expect(await vice.text()).toContain('Chưa thông báo');
  await vice.give(caseId, 'recordSecrecyTold', { on: today(), to: 'Không nơi nào giữ tài liệu' });
  await vice.open('/keeping/secrets?list=untold');
  expect(await vice.text()).not.toContain(number);
  const officer = await office.desk('dia.ban.1');
  expect(await officer.open('/keeping/secrets')).toBe(403);
});
