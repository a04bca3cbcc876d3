import { type Act, carry, untilClosed, untilDiscipline, untilVerification } from '../caseFlow';
import { seededVersion } from '../../domain/seeded';
import { today } from '../office';
import { office } from './sharedOffice';

/** The same way as a member's case, but for what is about discipline. */
const withoutDiscipline = (acts: readonly Act[]): Act[] =>
  acts.map((act) => {
    const asked = Object.entries(act.input).filter(([name]) => name !== 'proposesDiscipline');
    return { ...act, input: Object.fromEntries(asked) };
  });

/** What makes it complex is ticked, and not said besides. */
const byCriteria = (act: Act): Act => ({
  ...act,
  input: Object.fromEntries(Object.entries(act.input).filter(([name]) => name !== 'complex')),
});

test('a report about an official is registered, verified and concluded by State law, and nobody is disciplined', async () => {
  const intake = await office.desk('tiep.nhan');
  await intake.open('/reports/new');
  await intake.fillIn({
    kind: 'denunciation',
    source: 'post',
    standing: 'named',
    'reporter[name]': 'Người Gửi Thử',
    'reporter[address]': 'Phố Mẫu',
    subjectKind: 'official',
    'official[name]': 'Lâm Hữu Thượng',
    'official[position]': 'Chuyên viên',
    'official[organisation]': 'Sở Thí điểm',
    'official[managingBody]': 'UBND tỉnh Mẫu',
    'allegations[0][summary]': 'Nhận tiền khi thẩm định hồ sơ.',
    'allegations[0][code]': 'TC-06',
    checkable: true,
  });
  await intake.check();
  await intake.shot('register-official');
  expect(await intake.page.locator('#allegation-codes option[value="37-Đ01"]').count()).toBe(1);
  expect(await intake.press(intake.page.locator('#register'))).toBe(303);
  const caseId = new URL(intake.page.url()).pathname.split('/').at(-1) ?? '';
  expect(await intake.text()).toContain('UBND tỉnh Mẫu');

  await carry(office, caseId, untilVerification.map(byCriteria));
  const settling = (await office.state(caseId)).clocks.settling;
  expect(settling).toMatchObject({ startedOn: today(), limit: { count: 30, unit: 'calendarDays' } });

  const findings = withoutDiscipline(untilDiscipline).filter(({ input }) => input.allegationId !== 'a2');
  await carry(office, caseId, findings);
  const member = await office.desk('uy.vien.1');
  await member.give(caseId, 'holdHearing', {
    subjectPresent: true,
    opinion: 'Nhận khuyết điểm.',
    minutes: 'Nhất trí.',
  });
  const chair = await office.desk('chu.nhiem');
  expect(await chair.open(`/cases/${caseId}/commands/recordVote`)).toBe(409);
  expect(await chair.text()).toContain('Đối tượng không phải đảng viên');
  await chair.shot('official-no-vote');
  const drafter = await office.desk('dia.ban.1');
  await drafter.open(`/cases/${caseId}/commands/conclude`);
  expect(await drafter.page.locator('main [type=radio]').count()).toBe(0);
  await drafter.shot('official-conclude');
  await drafter.give(caseId, 'conclude', { summary: 'Có vi phạm.' });
  await office.decide(caseId, { number: '45-TB/UBKTTU' });
  await chair.open(`/cases/${caseId}/commands/makeRecommendation`);
  expect(await chair.page.locator('#to').inputValue()).toBe('UBND tỉnh Mẫu');
  await carry(
    office,
    caseId,
    untilClosed.filter(({ type }) => type !== 'serveDecision'),
  );
  await chair.open(`/cases/${caseId}`);
  await chair.shot('official-closed');
  const state = await office.state(caseId);
  expect(state).toMatchObject({ stage: 'closed', outcome: 'settled' });
  expect([state.vote, state.discipline, state.conclusion?.disciplineDue]).toEqual([
    undefined,
    undefined,
    false,
  ]);
}, 240_000);

test('the two laws stand side by side, with what goes with each, and the codes beside them', async () => {
  const head = await office.desk('truong.phong.1');
  await head.open('/procedures');
  await head.shot('laws');
  expect(await head.text()).toContain('Pháp luật nhà nước');
  await head.open(`/procedures/22-qd-tw/${seededVersion('22-qd-tw')}`);
  await head.shot('accompanying');
  expect(await head.text()).toContain('Quy định 264-QĐ/TW (14/2/2025)');
  await head.open(
    `/procedures/luat-to-cao-136/${seededVersion('luat-to-cao-136')}?compare=296-qd-tw@${seededVersion('296-qd-tw')}`,
  );
  await head.shot('laws-compared');
  expect(await head.text()).toContain('không vụ việc nào chuyển từ hệ này sang hệ kia');
  await head.open('/codes');
  await head.shot('codes');
  expect(await head.text()).toContain('Câu chữ chưa xác nhận');
});
