import { layYear } from '../../seeds/demonstration/year/apply';
import { connectClient } from '../../temporal-config/connection';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;

beforeAll(async () => {
  office = await openBrowserOffice('browser-pictures');
  const { cases, accounts, settings } = office.services;
  const temporal = await connectClient(settings);
  await layYear({
    mode: 'office',
    accounts: await accounts.listAccounts(),
    stores: cases,
    temporal,
    taskQueue: settings.temporal.taskQueue,
    begunAt: new Date().toISOString(),
    count: 120,
    tell: () => undefined,
  });
  await temporal.connection.close();
}, 240_000);
afterAll(() => office.close(), 60_000);

test('pictures and the way of the cases stand on a desk and in a hand, with their numbers beside them', async () => {
  const chair = await office.desk('chu.nhiem');
  const refused: string[] = [];
  chair.page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  for (const [path, name] of [
    ['/pictures', 'pictures'],
    ['/pictures/way', 'pictures-way'],
  ] as const) {
    for (const width of [390, 1280]) {
      await chair.page.setViewportSize({ width, height: 900 });
      expect(await chair.open(path)).toBe(200);
      expect(await chair.page.locator('svg[role=img]').count()).toBeGreaterThan(0);
      await chair.shot(`${name}-${width}`);
    }
  }
  const words = await chair.text();
  expect(words).toContain('Vào sổ đơn');
  await chair.open('/pictures?kind=feedback');
  expect(await chair.page.locator('#kind').inputValue()).toBe('feedback');
  expect(refused).toEqual([]);
});
