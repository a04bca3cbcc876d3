import { partingVersion } from '../domain/seeded';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-linked-cases');
  await office.services.cases.reference.addProcedure(partingVersion());
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
  await office.decide(part);
  await intake.open(`/cases/${part}`);
  expect(await intake.text()).toContain('Giải quyết khiếu nại');
  await intake.page.setViewportSize({ width: 390, height: 844 });
  await intake.open(`/cases/${part}`);
  await intake.shot('appeal-telephone');
});

const subject = {
  kind: 'member' as const,
  name: 'Trần Quốc Mẫu',
  position: 'Phó Giám đốc',
  organisation: 'Sở Mẫu',
  managedBy: 'provincialStandingCommittee' as const,
};
const allegations = [{ summary: 'Nội dung theo đơn.' }];

test('the decision that an appeal is against is chosen on the form, and the pages of the appeal speak of no denunciation', async () => {
  const original = await office.receive({}, { subject, allegations });
  const another = await office.receive({}, { subject: { ...subject, name: 'Lê Thị Khác' }, allegations });
  for (const caseId of [original, another])
    await office.bring(
      caseId,
      ...(['classify', 'accept', 'tell', 'tell', 'proposeAssignment', 'formTeam', 'signDecision'] as const),
      ...(['announceDecision', 'recordExplanation', 'setFinding', 'submitReport', 'holdHearing'] as const),
      ...(['recordVote', 'conclude', 'decideDiscipline', 'serveDecision'] as const),
    );
  const appeal = await office.receive({}, { kind: 'disciplineAppeal', subject, allegations });
  const intake = await office.desk('tiep.nhan');
  await intake.give(appeal, 'classify', {
    kind: 'disciplineAppeal',
    complex: false,
    severalPlaces: false,
    assessment: text,
  });
  const { number, on } = (await office.state(original)).discipline ?? {};
  const day = on?.split('-').reverse().join('/');
  await intake.page.setViewportSize({ width: 1280, height: 900 });
  await intake.open(`/cases/${appeal}/commands/acceptAppeal`);
  const offered = await intake.page
    .locator('main [name="appealedCase"]')
    .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value')));
  // Theirs, and one that is not on record here; nobody else's.
  expect(offered).toEqual([original, '']);
  expect(await intake.text()).toContain(`Cảnh cáo, Quyết định số ${number} ngày ${day}`);
  await intake.shot('choose-decision');

  // Of a decision that was chosen nothing is written otherwise.
  await intake.fillIn({ appealedCase: original, decisionNumber: '99-QĐ/UBKTTU', basis: text });
  expect(await intake.send()).toBe(422);
  await intake.check();
  await intake.shot('choose-decision-otherwise');
  await intake.give(appeal, 'acceptAppeal', { appealedCase: original, basis: text });
  await intake.check();
  await intake.shot('chosen-decision-submitted');
  const submitted = intake.page.locator('section[aria-labelledby=submissions]');
  expect(await submitted.innerText()).toContain('Thụ lý khiếu nại kỷ luật');
  expect(await submitted.innerText()).not.toMatch(/tố cáo/i);
  await office.decide(appeal);
  await intake.open(`/cases/${appeal}`);
  await intake.shot('chosen-decision');
  const shown = await intake.page.locator('body').innerText();
  expect(shown).toContain(`Cảnh cáo, số ${number} ngày ${day}`);
  expect(shown).toContain('Người khiếu nại');
  expect(await intake.text()).not.toMatch(/tố cáo/i);
});

test('two cases whose subjects differ are seen side by side, and merged only when a head has looked as well', async () => {
  const first = await office.receive({}, { subject, allegations });
  const second = await office.receive({}, { subject: { ...subject, name: 'Trần Quốc Mậu' }, allegations });
  const [{ number }, before] = await Promise.all([office.state(first), office.state(second)]);
  const intake = await office.desk('tiep.nhan');
  const head = await office.desk('truong.phong.1');
  await intake.open(`/cases/${second}/commands/merge`);
  await intake.fillIn({ into: number, explanation: 'Cùng nội dung.' });
  expect(await intake.send()).toBe(200);
  await intake.check();
  await intake.shot('merge-side-by-side');
  const rows = await intake.page.locator('#beside ~ table tbody tr').allInnerTexts();
  const differing = rows.filter((row) => row.includes('khác nhau'));
  expect(differing).toHaveLength(1);
  expect(differing[0]).toContain('Trần Quốc Mậu');
  expect(differing[0]).toContain('Trần Quốc Mẫu');
  // Nothing has happened yet.
  expect((await office.state(second)).seq).toBe(before.seq);
  await intake.page.setViewportSize({ width: 390, height: 844 });
  await intake.check();
  await intake.shot('merge-side-by-side-telephone');
  await intake.page.setViewportSize({ width: 1280, height: 900 });
  expect(await intake.send()).toBe(303);
  await intake.check();
  expect(await intake.text()).toContain('xem lại việc nhập đơn');
  expect(await office.state(second)).toMatchObject({ stage: 'intake', mergeProposal: { into: first } });

  await head.open(`/cases/${second}/commands/decideMerge`);
  await head.shot('decide-merge');
  expect(await head.text()).toContain('Trần Quốc Mậu');
  await head.give(second, 'decideMerge', { same: true, reason: 'Cùng số thẻ đảng.' });
  expect(await office.state(second)).toMatchObject({ outcome: 'merged', ending: { to: first } });
  await intake.give(second, 'unmerge', { reason: 'Hai người khác nhau.' });
  const after = await office.state(second);
  expect(after.clocks.handling?.dates?.dueOn).toBe(before.clocks.handling?.dates?.dueOn);
});
