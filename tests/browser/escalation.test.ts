import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;

beforeAll(async () => {
  office = await openBrowserOffice('browser-escalation', 'demo');
});
afterAll(() => office.close(), 60_000);

const minute = 60_000;

/** Loads a page again and again until it says something. */
async function until(says: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 5 * minute;
  while (!(await says())) {
    if (Date.now() > end) throw new Error('it was never said');
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

test(
  'a case that nobody takes up becomes overdue and escalates to the head by itself',
  async () => {
    const caseId = await office.receive();
    const officer = await office.desk('tiep.nhan');
    await officer.open(`/cases/${caseId}`);
    expect(await officer.text()).not.toContain('Quá hạn');

    const head = await office.desk('truong.phong.1');
    const escalated = head.page.locator('section[aria-labelledby=escalated] tbody tr');
    await until(async () => {
      await head.page.goto(`${office.url}/work`);
      return (await escalated.count()) === 1;
    });
    await head.check();
    await head.shot('work-escalated');
    expect(await head.page.locator('.liem-counts__item--alarm').count()).toBeGreaterThan(0);

    // It goes on, level by level, until the committee's chair has it before them.
    const chair = await office.desk('chu.nhiem');
    await until(async () => {
      await chair.page.goto(`${office.url}/work`);
      return (await chair.page.locator('section[aria-labelledby=escalated] tbody tr').count()) === 1;
    });
    await chair.follow(chair.page.locator('section[aria-labelledby=escalated] tbody a').first());
    await chair.check();
    await chair.shot('case-escalated');
    const page = await chair.text();
    expect(page).toContain('Quá hạn');
    expect(page).toMatch(/báo cáo lên/i);
    const events = await office.services.cases.events.read(caseId);
    const kinds = new Set(events.map(({ type }) => type));
    expect([...kinds]).toEqual(expect.arrayContaining(['reminded', 'fellOverdue', 'escalated']));
  },
  12 * minute,
);
