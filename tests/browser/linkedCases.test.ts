import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-linked-cases');
});
afterAll(() => office.close(), 60_000);

const today = () =>
  new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split('-').reverse().join('/');
const text = 'Theo hồ sơ.';

test('a mixed petition is split through its form, and its appeal is taken on as a case of its own', async () => {
  const caseId = await office.receive(
    {},
    {
      kind: 'mixed',
      allegations: [
        { summary: 'Tố cáo nhận tiền của doanh nghiệp.' },
        { summary: 'Khiếu nại quyết định cảnh cáo.' },
      ],
    },
  );
  const intake = await office.desk('tiep.nhan');
  await intake.open(`/cases/${caseId}/commands/splitPetition`);
  await intake.shot('split-petition');
  await intake.give(caseId, 'splitPetition', {
    allegationIds: ['a2'],
    newKind: 'disciplineAppeal',
    keptKind: 'denunciation',
    explanation: text,
  });
  const link = intake.page.locator('#linked ~ ul a', { hasText: 'Phần tách ra, số' });
  for (let tries = 0; tries < 40 && (await link.count()) === 0; tries += 1) {
    await intake.page.waitForTimeout(250);
    await intake.page.goto(intake.page.url());
  }
  await intake.check();
  await intake.shot('split-petition-done');
  await intake.follow(link);
  await intake.check();
  const part = `${caseId}-2`;
  expect(new URL(intake.page.url()).pathname).toBe(`/cases/${part}`);
  expect(await intake.text()).toContain('Khiếu nại quyết định cảnh cáo.');
  expect(await intake.text()).not.toContain('Tố cáo nhận tiền');

  await intake.give(part, 'classify', {
    kind: 'disciplineAppeal',
    complex: false,
    severalPlaces: false,
    assessment: text,
  });
  await intake.open(`/cases/${part}/commands/refuseReport`);
  expect(await intake.page.locator('main form').innerText()).toContain('Khiếu nại quá thời hạn');
  const appeal = {
    decisionNumber: '15-QĐ/UBKTTU',
    form: 'warning',
    decidedBy: 'provincialInspection',
    servedOn: '01/01/2020',
    lodgedOn: today(),
    lodgedBy: 'appellant',
    basis: text,
  };
  await intake.open(`/cases/${part}/commands/acceptAppeal`);
  await intake.shot('accept-appeal');
  await intake.fillIn(appeal);
  expect(await intake.send()).toBe(422);
  await intake.check();
  await intake.shot('accept-appeal-late');
  expect(await intake.text()).toContain('Thời hạn khiếu nại đã hết ngày 31/01/2020');
  await intake.give(part, 'acceptAppeal', { ...appeal, servedOn: today() });
  expect(await intake.text()).toContain('Giải quyết khiếu nại');
  await intake.page.setViewportSize({ width: 390, height: 844 });
  await intake.open(`/cases/${part}`);
  await intake.shot('appeal-telephone');
});
