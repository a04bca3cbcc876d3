import { type Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let desk: Desk;
let caseId: string;
beforeAll(async () => {
  office = await openBrowserOffice('browser-form-parts');
  desk = await office.desk('tiep.nhan');
  caseId = await office.receive();
});
afterAll(() => office.close(), 60_000);

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
const isShown = (name: string) => desk.page.locator(`main [name="${name}"]`).isVisible();
const height = () => desk.page.evaluate<number>('document.documentElement.scrollHeight');
const parts = { member: 'member[name]', official: 'official[name]', organisation: 'body[name]' };

test('the sheet shows what applies, and is not five screens long on a telephone before anything is chosen', async () => {
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await desk.open('/reports/new');
  for (const name of [...Object.values(parts), 'reporter[name]'])
    expect([name, await isShown(name)]).toEqual([name, false]);
  // 5,180 px while all parts were shown, 2,910 without them.
  const before = await height();
  for (const [kind, own] of Object.entries(parts)) {
    await desk.fillIn({ subjectKind: kind });
    for (const name of Object.values(parts))
      expect([kind, name, await isShown(name)]).toEqual([kind, name, name === own]);
  }
  // What only a decision needs stays folded away: of people alone, and a post in the Party of its members.
  const folded = {
    'member[bornOn]': 'member',
    'member[partyPosition]': 'member',
    'official[bornOn]': 'official',
  };
  for (const [name, kind] of Object.entries(folded)) {
    await desk.fillIn({ subjectKind: kind });
    expect([name, await isShown(name)]).toEqual([name, false]);
    const fold = desk.page.locator(`details:has([name="${name}"])`);
    await fold.evaluate((one) => one.setAttribute('open', ''));
    expect([name, await isShown(name)]).toEqual([name, true]);
    await fold.evaluate((one) => one.removeAttribute('open'));
    await desk.fillIn({ subjectKind: 'organisation' });
    expect([name, await isShown(name)]).toEqual([name, false]);
  }
  await desk.fillIn({ subjectKind: 'privateCitizen', standing: 'named' });
  for (const name of Object.values(parts)) expect(await isShown(name)).toBe(false);
  expect(await isShown('reporter[name]')).toBe(true);
  await desk.check();
  expect(before).toBeLessThan(3_600);
  await desk.page.setViewportSize({ width: 1280, height: 900 });
});

test('units and posts that are known are offered, people are not', async () => {
  await desk.open('/reports/new');
  const offered = async (name: string) => {
    const list = await desk.page.locator(`[name="${name}"]`).getAttribute('list');
    return desk.page
      .locator(`datalist#${list} option`)
      .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  };
  const tree = await office.services.cases.reference.findCurrentTree();
  const some = tree?.units[0]?.name;
  for (const name of ['member[organisation]', 'official[organisation]', 'body[name]']) {
    expect(await offered(name)).toContain('Sở Mẫu');
    expect(await offered(name)).toContain(some);
  }
  for (const name of ['member[position]', 'official[position]'])
    expect(await offered(name)).toEqual(['Phó Giám đốc']);
  expect(await desk.page.content()).not.toContain('Trần Quốc Mẫu');
  for (const name of ['member[name]', 'reporter[name]', 'reporter[address]'])
    expect(await desk.page.locator(`[name="${name}"]`).getAttribute('list')).toBeNull();
});

test('“Thêm nội dung” puts the person into the new field', async () => {
  await desk.open('/reports/new');
  await desk.fillIn({ 'allegations[0][summary]': 'Nội dung thứ nhất.' });
  await desk.press(button('Thêm nội dung'));
  // A browser gives the focus with its next picture, which may come after the page.
  await desk.page.locator('[name="allegations[1][summary]"]:focus').waitFor();
  await desk.check();
});

/** The errors of the summary, by where their fields stand on the page. */
const places = () =>
  desk.page.evaluate<number[]>(`(() => {
    const all = [...document.querySelectorAll('main form *')];
    return [...document.querySelectorAll('.govuk-error-summary a')].map((link) =>
      all.indexOf(document.getElementById(link.getAttribute('href').slice(1))));
  })()`);

test.each(['member', 'organisation', 'official'])(
  'errors stand in the order of the fields (%s), and what is read out before them is in the page’s language',
  async (subjectKind) => {
    for (const [language, word] of [
      ['en', 'Error:'],
      ['vi', 'Có lỗi:'],
    ] as const) {
      await desk.open(`/reports/new?lang=${language}`);
      await desk.fillIn({ receivedOn: '', standing: 'named', subjectKind });
      await desk.press(desk.page.locator('#register'));
      const found = await places();
      expect(found.length).toBeGreaterThan(5);
      expect(found).not.toContain(-1);
      expect(found).toEqual([...found].sort((a, b) => a - b));
      const hidden = await desk.page.locator('.govuk-error-message .govuk-visually-hidden').allInnerTexts();
      expect([...new Set(hidden)]).toEqual([word]);
    }
  },
);

test('errors of a command’s form stand in the order of its fields', async () => {
  const head = desk;
  for (const type of ['classify', 'refuseReport', 'declareConflict', 'keepOnFile', 'forward']) {
    const status = await head.open(`/cases/${caseId}/commands/${type}`);
    if (status !== 200) continue;
    await head.send();
    const found = await places();
    expect([type, found]).toEqual([type, [...found].sort((a, b) => a - b)]);
  }
});

test('what is printed shows no address of a page', async () => {
  await desk.open(`/cases/${caseId}`);
  await desk.page.emulateMedia({ media: 'print' });
  const after = await desk.page.evaluate<string[]>(
    `[...document.querySelectorAll('a')].map((link) => getComputedStyle(link, '::after').content)`,
  );
  await desk.page.emulateMedia({ media: 'screen' });
  expect(after.length).toBeGreaterThan(3);
  expect(after.filter((content) => content.includes('/'))).toEqual([]);
});
