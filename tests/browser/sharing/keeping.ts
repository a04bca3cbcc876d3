import { randomUUID } from 'node:crypto';
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
  await chair.give(caseId, 'decideDestruction', { destroy: true });
  expect((await office.state(caseId)).destroyed).toBeDefined();
  await chair.open('/keeping');
  expect(await chair.page.locator(`tr:has(a[href="/cases/${caseId}"])`).count()).toBe(0);
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
