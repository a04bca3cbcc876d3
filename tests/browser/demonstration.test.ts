import { setTimeout as pause } from 'node:timers/promises';
import { type Keeper, startKeeper } from '../../office/demonstration/keeper';
import { findShown, shownStates } from '../../office/demonstration/shownStates';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let keeper: Keeper;
let visitor: Desk;

beforeAll(async () => {
  office = await openBrowserOffice('browser-demonstration', 'demo');
  const { accounts, cases } = office.services;
  keeper = startKeeper({ accounts, cases, logger: { warn: () => undefined } });
  visitor = await office.desk('tiep.nhan');
});
afterAll(async () => {
  keeper.stop();
  await office.close();
}, 60_000);

/** The states in which no report stands now. */
async function missing(): Promise<string[]> {
  const found = await findShown(office.services.cases);
  return shownStates.filter((state) => !found.has(state));
}

test('a report stands in each state, and goes on to do so while others pass from one to the next', async () => {
  // A day lasts four seconds: the committee hears of the first after its 7 + 9 days, and the day on which it came in.
  const until = Date.now() + (7 + 9 + 1) * 4_000 + 15_000;
  while ((await missing()).length > 0 && Date.now() < until) await pause(500);
  expect(await missing()).toEqual([]);
  // Longer than a report is reminded of before it is overdue, twice.
  for (let look = 0; look < 20; look += 1) {
    expect(await missing()).toEqual([]);
    await pause(1_000);
  }
}, 180_000);

test('every page says how long a day lasts, and clocks tell days with their seconds', async () => {
  const caseId = await office.receive();
  await visitor.open(`/cases/${caseId}`);
  expect(await visitor.page.locator('.liem-demo').innerText()).toContain('mỗi ngày làm việc dài 4 giây');
  // Seven working days of the demonstration's procedure.
  expect(await visitor.text()).toContain('7 ngày làm việc (28 giây)');
  await visitor.open('/cases');
  expect(await visitor.text()).toMatch(/còn \d+ ngày làm việc \(\d+ giây\)/);
});

test.each([
  [0, 'Đồng chí đang xem với vai cán bộ tiếp nhận', /^\/cases\/[0-9a-f-]+$/],
  [1, 'Đồng chí đang xem với vai Trưởng phòng', /^\/cases\/[0-9a-f-]+$/],
  [2, 'Đồng chí đang xem với vai giám sát', /^\/cases\/[0-9a-f-]+\/replay$/],
] as const)('a visitor is led by the hand into each part: %i', async (part, told, where) => {
  await visitor.open('/demonstration?updates=off');
  await visitor.shot('demonstration');
  await visitor.page.setViewportSize({ width: 390, height: 844 });
  await visitor.check();
  await visitor.page.setViewportSize({ width: 1280, height: 900 });
  await visitor.press(visitor.page.locator('main form button[type=submit]').nth(part));
  expect(new URL(visitor.page.url()).pathname).toMatch(where);
  expect(await visitor.text()).toContain(told);
  if (part === 1) expect(await visitor.text()).toContain('Quá hạn');
  await visitor.check();
});
