import type { CommandType } from '../../domain/case/commands';
import { carry, inTwoWeeks, leader, untilVerification } from './caseFlow';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-further-ways');
});
afterAll(() => office.close(), 60_000);

/** A form, or with no name the case itself, on the desk and on a telephone, both without a barrier. */
async function look(desk: Desk, path: string, name: string): Promise<string> {
  await desk.open(path);
  await desk.shot(name);
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await desk.check();
  await desk.shot(`${name}-telephone`);
  await desk.page.setViewportSize({ width: 1280, height: 900 });
  return desk.text();
}
const formOf = (caseId: string, type: CommandType) => `/cases/${caseId}/commands/${type}`;

test('one case through conversion, the combined process and recovered assets to its closing', async () => {
  const caseId = await office.receive({}, { allegations: [{ summary: 'Chia nhỏ gói thầu.' }] });
  await carry(office, caseId, untilVerification);
  const team = await office.desk(leader);
  const chair = await office.desk('chu.nhiem');
  const explain = async () => {
    await team.give(caseId, 'announceDecision', {
      place: 'Sở Mẫu',
      present: 'Tập thể lãnh đạo Sở.',
      explainBy: inTwoWeeks,
    });
    await team.give(caseId, 'recordExplanation', { summary: 'Thừa nhận vi phạm.' });
  };
  await explain();

  await look(chair, formOf(caseId, 'convertCase'), 'convert-case');
  await chair.give(caseId, 'convertCase', {
    number: '124-QĐ/UBKTTU',
    grounds: 'Hồ sơ nghiệm thu có dấu hiệu bị sửa.',
    signs: 'Nghiệm thu khống hai hạng mục.\n\nKê khai tài sản không trung thực.',
  });
  expect(await look(chair, `/cases/${caseId}`, 'converted')).toContain('Phát hiện qua kiểm tra');
  expect((await office.state(caseId)).allegations.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3']);
  await explain();
  for (const allegationId of ['a1', 'a2', 'a3'])
    await team.give(caseId, 'setFinding', { allegationId, finding: 'upheld', reasons: 'Đủ chứng cứ.' });

  await look(chair, formOf(caseId, 'openCombinedProcess'), 'combined-process');
  await chair.give(caseId, 'openCombinedProcess', {
    form: 'warning',
    statement: 'Tự nhận hình thức cảnh cáo.',
    grounds: 'Vi phạm đã rõ, có đủ chứng cứ.',
  });
  await team.give(caseId, 'submitReport', { summary: 'Ba nội dung đều đúng.', proposesDiscipline: true });
  await office.decide(caseId);
  await (
    await office.desk('uy.vien.1')
  ).give(caseId, 'holdHearing', {
    subjectPresent: true,
    opinion: 'Nhất trí.',
    minutes: 'Hội nghị nhất trí với báo cáo.',
  });
  await office.bring(caseId, 'recordVote');
  const drafter = await office.desk('dia.ban.1');
  await look(drafter, formOf(caseId, 'concludeWithDiscipline'), 'conclude-with-discipline');
  await drafter.give(caseId, 'concludeWithDiscipline', {
    summary: 'Vi phạm đến mức phải kỷ luật.',
    grounds: 'Điều 15 Quy định số 22-QĐ/TW.',
  });
  await office.decide(caseId, { number: '45-TB/UBKTTU', decisionNumber: '46-QĐ/UBKTTU' });
  expect(await office.state(caseId)).toMatchObject({ stage: 'publication', discipline: { form: 'warning' } });

  await look(chair, formOf(caseId, 'makeRecommendation'), 'recommend-assets');
  await chair.give(caseId, 'makeRecommendation', {
    kind: 'assetRecovery',
    to: 'Sở Mẫu',
    text: 'Thu hồi phần thanh toán sai.',
    amount: '1.250.000.000 đ',
  });
  const publisher = await office.desk('cong.khai');
  await publisher.give(caseId, 'recordRecovery', { amount: '250 000 000', report: 'Giấy nộp tiền số 1.' });
  expect(await look(publisher, `/cases/${caseId}`, 'assets')).toContain(
    'Kiến nghị 1.250.000.000 đ, đã thu hồi 250.000.000 đ, còn lại 1.000.000.000 đ',
  );
  await publisher.open(formOf(caseId, 'recordRecovery'));
  await publisher.fillIn({ amount: '2.000.000.000', report: 'Giấy nộp tiền số 2.' });
  expect(await publisher.send()).toBe(422);
  await publisher.check();
  await publisher.shot('recovery-too-much');
  expect(await publisher.text()).toContain('nhiều hơn phần còn lại là 1.000.000.000 đ');
  await publisher.give(caseId, 'recordRecovery', { amount: '1000000000', report: 'Giấy nộp tiền số 2.' });
  await office.bring(caseId, 'approvePublication', 'publish', 'tell', 'tell', 'tell', 'serveDecision');

  const officer = await office.desk('dia.ban.1');
  await look(officer, formOf(caseId, 'proposeCommendation'), 'propose-commendation');
  await officer.give(caseId, 'proposeCommendation', { to: 'Ban Thường vụ Tỉnh ủy', merits: 'Tố cáo đúng.' });
  await officer.give(caseId, 'recordCommendation', { result: 'internally', explanation: 'Khen nội bộ.' });
  await (await office.desk('truong.phong.1')).give(caseId, 'closeCase', { summary: 'Đã giải quyết xong.' });
  const closed = await look(officer, `/cases/${caseId}`, 'further-ways-closed');
  expect(closed).not.toContain('Người Gửi Thử');
  expect((await office.state(caseId)).outcome).toBe('settled');
}, 300_000);

test('a merged report is taken out again, and both pages say so', async () => {
  const [first, second] = [await office.receive(), await office.receive()];
  const { number } = await office.state(first);
  const intake = await office.desk('tiep.nhan');
  await intake.open(formOf(second, 'merge'));
  await intake.fillIn({ into: '2026-999999', explanation: 'Cùng nội dung.' });
  expect(await intake.send()).toBe(422);
  await intake.check();
  expect(await intake.text()).toContain('Không có vụ việc nào mang số này');
  await intake.fillIn({ into: number });
  // Both cases side by side first.
  expect(await intake.send()).toBe(200);
  await intake.check();
  expect(await intake.page.locator('#beside ~ table').innerText()).not.toContain('khác nhau');
  expect(await intake.send()).toBe(303);
  await shows(intake, first, true);
  await look(intake, `/cases/${first}`, 'with-merged-report');
  await look(intake, formOf(second, 'unmerge'), 'unmerge');
  await intake.give(second, 'unmerge', { reason: 'Khác đối tượng.' });
  await shows(intake, first, false);
  expect(await look(intake, `/cases/${second}`, 'unmerged')).toContain('trở lại bước tiếp nhận');
});

/** What the other case tells arrives by itself, soon after. */
async function shows(desk: Desk, caseId: string, isThere: boolean): Promise<void> {
  const link = desk.page.locator('#linked ~ ul a', { hasText: 'Đơn đã nhập vào, số' });
  await desk.page.goto(`${office.url}/cases/${caseId}`);
  for (let tries = 0; tries < 40 && (await link.count()) > 0 !== isThere; tries += 1) {
    await desk.page.waitForTimeout(250);
    await desk.page.goto(desk.page.url());
  }
  expect((await link.count()) > 0).toBe(isThere);
}
