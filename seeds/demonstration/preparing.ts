import type { CaseState } from '../../domain/case/state';
import { type Step, step } from './step';

/** What a report is called within a sentence. */
const matterOf = ({ kind }: CaseState): string => (kind === 'disciplineAppeal' ? 'khiếu nại' : 'tố cáo');

const classify = step('classify', 2, 'intakeOfficer', 'classify', ({ state }) => ({
  kind: state.kind === 'mixed' ? 'denunciation' : state.kind,
  complex: state.allegations.length > 2,
  severalPlaces: false,
  assessment: 'Đơn có họ tên, địa chỉ rõ ràng; nội dung cụ thể, kèm tài liệu, thuộc thẩm quyền.',
}));

export const begin: Step[] = [
  classify,
  step('accept', 2, 'intakeOfficer', 'accept', () => ({
    basis:
      'Đủ điều kiện thụ lý theo Điều 20 Quy định 22-QĐ/TW; thuộc thẩm quyền giải quyết của Ủy ban Kiểm tra.',
  })),
  step('tellReporter', 1, 'intakeOfficer', 'tell', ({ date }) => ({
    to: 'reporter',
    about: 'acceptance',
    on: date,
    how: 'Gửi phiếu báo theo dấu “Riêng người có tên”',
  })),
  step('tellSubject', 1, 'areaOfficer', 'tell', ({ date }) => ({
    to: 'subject',
    about: 'acceptance',
    on: date,
    how: 'Thông báo bằng văn bản qua tổ chức đảng quản lý',
  })),
  step('recordFirstMeeting', 1, 'areaOfficer', 'recordFirstMeeting', ({ state, date }) => ({
    on: date,
    place: 'Phòng làm việc của Ủy ban Kiểm tra',
    confirmed: ['identity', 'address', 'subject'],
    allegationIds: state.allegations.map(({ id }) => id),
    content:
      'Người tố cáo giữ nguyên các nội dung đã nêu, giao thêm bản sao tài liệu và đề nghị giữ kín danh tính.',
  })),
  step('proposeAssignment', 2, 'areaOfficer', 'proposeAssignment', ({ state, date, later }) => ({
    purpose: `Giải quyết ${matterOf(state)} ${state.kind === 'disciplineAppeal' ? 'kỷ luật đảng' : 'đối với đảng viên'}`,
    contents: `Thẩm tra, xác minh từng nội dung ${matterOf(state)}; xem xét trách nhiệm của tổ chức, cá nhân liên quan.`,
    method:
      'Nghe báo cáo giải trình, thu thập tài liệu, làm việc trực tiếp với tổ chức và cá nhân liên quan.',
    periodFrom: date,
    periodTo: later(45),
    durationDays: 45,
  })),
  step('formTeam', 1, 'areaOfficer', 'formTeam', ({ team }) => team),
  step('signDecision', 2, 'viceChair', 'signDecision', ({ date }) => ({
    signedOn: date,
  })),
];

/** An appeal is taken on in its own way; from there on it is prepared like any case. */
export const beginAppeal: Step[] = [
  classify,
  step('acceptAppeal', 2, 'intakeOfficer', 'acceptAppeal', ({ state, index }) => ({
    decisionNumber: `${60 + index}-QĐ/UBKTTU`,
    form: 'warning',
    decidedBy: 'provincialInspection',
    servedOn: state.registration.receivedOn,
    lodgedOn: state.registration.receivedOn,
    lodgedBy: 'appellant',
    basis: 'Khiếu nại lần đầu, trong thời hạn, đúng cấp giải quyết.',
  })),
  ...begin.filter(({ name }) => !['classify', 'accept', 'tellSubject', 'recordFirstMeeting'].includes(name)),
];

export const verify: Step[] = [
  step('announceDecision', 3, 'caseLeader', 'announceDecision', ({ state, date, later }) => ({
    on: date,
    explainBy: later(15),
    place: 'Trụ sở cơ quan của đối tượng',
    present: `Đại diện tổ chức đảng quản lý, ${state.kind === 'disciplineAppeal' ? 'người khiếu nại' : 'đối tượng bị tố cáo'}, Tổ kiểm tra.`,
  })),
  step('recordExplanation', 7, 'caseLeader', 'recordExplanation', ({ date }) => ({
    on: date,
    summary:
      'Đối tượng nộp báo cáo giải trình bằng văn bản, giải trình từng nội dung và cung cấp tài liệu kèm theo.',
  })),
  step('recordEvidence', 4, 'caseLeader', 'recordEvidence', ({ date }) => ({
    on: date,
    title: 'Hồ sơ nghiệm thu, thanh toán',
    origin: 'Cơ quan của đối tượng cung cấp',
    content: 'Bản sao có đối chiếu bản chính; có chênh lệch giữa khối lượng thanh toán và đo đạc thực tế.',
  })),
  step('recordMinutes', 3, 'caseLeader', 'recordMinutes', ({ date }) => ({
    on: date,
    title: 'Biên bản làm việc với tổ chức đảng quản lý',
    content:
      'Tổ chức đảng quản lý nhận xét quá trình công tác, sinh hoạt và nội dung liên quan của đối tượng.',
  })),
  step('requestInformation', 2, 'caseLeader', 'requestInformation', ({ state, later }) => ({
    to: 'Thanh tra tỉnh',
    about: `Đề nghị cung cấp kết luận thanh tra và tài liệu liên quan đến nội dung ${matterOf(state)}.`,
    replyBy: later(14),
  })),
  step('recordReply', 8, 'caseLeader', 'recordReply', ({ date }) => ({
    requestId: 'r1',
    on: date,
    summary: 'Thanh tra tỉnh cung cấp kết luận và phụ lục số liệu.',
  })),
  step('secondEvidence', 4, 'caseLeader', 'recordEvidence', ({ state, date }) => ({
    on: date,
    title: 'Kết quả đo đạc, đối chiếu hiện trạng',
    origin: 'Tổ kiểm tra thu thập tại thực địa',
    content: `Biên bản đo đạc có xác nhận của các bên; phù hợp với một phần nội dung ${matterOf(state)}.`,
  })),
];
