import type { CommandType } from '../../domain/case/commands';
import { formatDate } from '../../language/dates';
import type { Desk, FormInput } from './desk';
import type { BrowserOffice } from './office';

/** One act of a case's way through the office: who, what, and what they put into the form. */
export interface Act {
  by: string;
  type: CommandType;
  input: FormInput;
}

const act = (by: string, type: CommandType, input: FormInput): Act => ({ by, type, input });
const told = 'Công văn số 12, gửi bảo đảm';

export const leader = 'to.truong.1';

/** A day by which an explanation can be asked for, as people write it. */
export const inTwoWeeks = formatDate(new Date(Date.now() + 14 * 86_400_000).toISOString());

/** From a registered report to a signed decision. */
export const untilVerification: readonly Act[] = [
  act('tiep.nhan', 'classify', {
    kind: 'denunciation',
    complex: false,
    severalPlaces: true,
    assessment: 'Đơn có họ tên, địa chỉ rõ ràng, nội dung cụ thể.',
  }),
  act('tiep.nhan', 'accept', { basis: 'Đủ điều kiện theo Điều 20 Quy định số 22-QĐ/TW.' }),
  act('tiep.nhan', 'tell', { notice: 'reporter.acceptance', how: told }),
  act('dia.ban.1', 'tell', { notice: 'subject.acceptance', how: told }),
  act('dia.ban.1', 'recordFirstMeeting', {
    place: 'Trụ sở Ủy ban Kiểm tra',
    confirmed: ['identity', 'address'],
    allegationIds: ['a1'],
    content: 'Người tố cáo giữ nguyên nội dung.',
  }),
  act('dia.ban.1', 'proposeAssignment', {
    purpose: 'Làm rõ nội dung tố cáo',
    contents: 'Việc chia nhỏ gói thầu và nghiệm thu khống.',
    method: 'Nghiên cứu hồ sơ, làm việc với các bên liên quan.',
    periodFrom: '01/01/2024',
    periodTo: '31/12/2025',
    durationDays: '45',
  }),
  act('dia.ban.1', 'formTeam', { leader: 'u-demo-leader-1', members: ['u-demo-area-2', 'u-demo-area-3'] }),
  act('dia.ban.1', 'signDecision', {}),
];

/** From the signed decision to the team's report. */
export const untilDiscipline: readonly Act[] = [
  act(leader, 'announceDecision', {
    place: 'Trụ sở Sở Mẫu',
    present: 'Tập thể lãnh đạo Sở; đối tượng.',
    explainBy: inTwoWeeks,
  }),
  act('dia.ban.2', 'recordExplanation', { summary: 'Đối tượng thừa nhận một phần.' }),
  act(leader, 'recordEvidence', {
    on: '15/03/2025',
    title: 'Hồ sơ gói thầu số 4',
    origin: 'Phòng Kế hoạch cung cấp',
    content: 'Ba gói thầu cùng hạng mục, cùng nhà thầu.',
  }),
  act(leader, 'requestInformation', { to: 'Kho bạc Nhà nước tỉnh', about: 'Chứng từ thanh toán.' }),
  act('dia.ban.3', 'recordReply', { summary: 'Đã cung cấp chứng từ.' }),
  act(leader, 'recordMinutes', { title: 'Làm việc với kế toán', content: 'Kế toán xác nhận.' }),
  act(leader, 'setFinding', {
    allegationId: 'a1',
    finding: 'upheld',
    reasons: 'Có đủ chứng cứ.',
    endedOn: '30/6/2025',
  }),
  act(leader, 'setFinding', { allegationId: 'a2', finding: 'unfounded', reasons: 'Hạng mục đã thi công.' }),
  act(leader, 'submitReport', { summary: 'Một nội dung đúng, một nội dung sai.', proposesDiscipline: true }),
];

/** From the report to the decision on discipline. */
export const untilPublication: readonly Act[] = [
  act('uy.vien.1', 'holdHearing', {
    subjectPresent: true,
    opinion: 'Nhận khuyết điểm.',
    minutes: 'Hội nghị nhất trí với báo cáo.',
  }),
  act('chu.nhiem', 'recordVote', {
    body: 'deciding',
    present: '9',
    warning: '7',
    reprimand: '2',
  }),
  act('dia.ban.1', 'conclude', {
    summary: 'Vi phạm đến mức phải kỷ luật.',
    disciplineDue: true,
  }),
  act('chu.nhiem', 'decideDiscipline', { grounds: 'Điều 15 Quy định số 22-QĐ/TW.' }),
];

/** From the decision to the closed case. */
export const untilClosed: readonly Act[] = [
  act('pho.chu.nhiem.1', 'makeRecommendation', { to: 'Sở Mẫu', text: 'Thu hồi phần thanh toán sai.' }),
  act('pho.chu.nhiem.1', 'approvePublication', { publicText: 'Đã kết luận và xử lý kỷ luật theo quy định.' }),
  act('dia.ban.1', 'serveDecision', { how: 'Giao trực tiếp tại hội nghị.' }),
  act('cong.khai', 'tell', { notice: 'subject.result', how: told }),
  act('cong.khai', 'publish', {
    form: 'meeting',
    place: 'Hội nghị chi bộ',
    attended: 'Chi bộ, 25 đảng viên.',
  }),
  act('cong.khai', 'tell', { notice: 'managingOrganisation.result', how: told }),
  act('cong.khai', 'tell', { notice: 'reporter.result', how: told }),
  act('cong.khai', 'followRecommendation', { done: true, report: 'Đã thu hồi đủ.' }),
  act('truong.phong.1', 'closeCase', { summary: 'Đã giải quyết xong.' }),
];

/** Has what goes out read back on the page of the case's publications; what is preselected there is checked. */
export async function checkText(desk: Desk, caseId: string): Promise<void> {
  expect(await desk.open(`/cases/${caseId}/publications`)).toBe(200);
  await desk.press(desk.page.locator('main form[action$="/publications/check"] button'));
  expect(await desk.page.locator('.govuk-notification-banner--success').count()).toBe(1);
}

/** Carries a case through acts on the pages, each by its own person. */
export async function carry(
  office: Pick<BrowserOffice, 'desk' | 'decide'>,
  caseId: string,
  acts: readonly Act[],
): Promise<void> {
  for (const { by, type, input } of acts) {
    const desk = await office.desk(by);
    if (type === 'publish') await checkText(desk, caseId);
    await desk.give(caseId, type, input);
    await office.decide(caseId);
  }
}
