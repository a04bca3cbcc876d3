import type { CaseState } from '../../domain/case/state';
import { findUnit } from '../../domain/case/subject';
import {
  approve,
  close,
  decideAppeal,
  findings,
  finish,
  judge,
  restore,
  serve,
  tellAllOwed,
} from './judging';
import { begin, beginAppeal, verify } from './preparing';
import { type Step, step } from './step';
import type { Story } from './stories';

/** The committee at the base of the subject's chain; an office without a tree names it in words. */
function addressee({ registration: { subject } }: CaseState): { toUnit: string } | { to: string } {
  const base = findUnit(subject)?.chain.find(({ level }) => level === 'grassroots');
  return base ? { toUnit: base.id } : { to: 'Đảng ủy nơi đối tượng sinh hoạt' };
}

const waysOut = ({
  reason,
}: Story): Record<'refused' | 'keptOnFile' | 'forwarded' | 'guided' | 'withdrawn', Step[]> => ({
  refused: [
    step('refuse', 3, 'intakeOfficer', 'refuseReport', () => ({
      ground: 'repeatsNothingNew',
      explanation: 'Nội dung đã được giải quyết, đơn không có tình tiết mới.',
      ...reason,
    })),
  ],
  keptOnFile: [
    step('keep', 3, 'intakeOfficer', 'keepOnFile', () => ({
      ground: 'hiddenOrFalseName',
      explanation: 'Đơn nặc danh, không nêu sự việc cụ thể để kiểm tra.',
      ...reason,
    })),
  ],
  forwarded: [
    step('forward', 3, 'intakeOfficer', 'forward', ({ state }) => ({
      ...addressee(state),
      explanation: 'Đối tượng thuộc diện cấp dưới quản lý, cấp đó có thẩm quyền.',
    })),
  ],
  guided: [
    step('guide', 3, 'intakeOfficer', 'guide', () => ({
      to: 'UBND cấp huyện',
      explanation: 'Nội dung là kiến nghị về đền bù đất đai, thuộc thẩm quyền của cơ quan nhà nước.',
      ...reason,
    })),
  ],
  withdrawn: [
    ...begin.slice(0, 2),
    step('meetReporter', 5, 'intakeOfficer', 'meetReporter', ({ state, date }) => ({
      on: date,
      allegationIds: state.allegations.map(({ id }) => id),
      pressureSuspected: false,
      content: 'Người tố cáo tự nguyện rút đơn, xác nhận không bị đe dọa, ép buộc hay mua chuộc.',
    })),
    step('withdraw', 1, 'chair', 'withdraw', ({ state, date }) => ({
      on: date,
      allegationIds: state.allegations.map(({ id }) => id),
      explanation: 'Người tố cáo tự nguyện rút đơn, đã làm việc trực tiếp và xác nhận không bị ép buộc.',
    })),
  ],
});

/** All steps of a story after its registration, in order. */
export function scriptOf(story: Story): Step[] {
  const { path } = story;
  if (path !== 'denunciation' && path !== 'unfounded' && path !== 'appeal')
    return [...waysOut(story)[path], ...(story.tidy ? tellAllOwed : [])];
  const heard = judge(story).filter(({ name }) => name === 'submitReport' || name === 'holdHearing');
  const all =
    path === 'appeal'
      ? [
          ...beginAppeal,
          ...verify,
          ...findings(story),
          ...heard,
          decideAppeal,
          ...(story.tidy ? [...tellAllOwed, approve, serve, ...finish, ...tellAllOwed, close] : []),
        ]
      : [
          ...begin,
          ...verify,
          ...findings(story),
          ...judge(story),
          ...(story.tidy ? tellAllOwed : []),
          // Whoever is disciplined has the decision in hand before it is public.
          ...(path === 'unfounded' ? [approve, ...finish, restore] : [approve, serve, ...finish]),
          ...(story.tidy ? tellAllOwed : []),
          close,
        ];
  if (story.upTo === undefined) return all;
  const last = all.map(({ name }) => name).lastIndexOf(story.upTo);
  return all.slice(0, last + 1);
}

/** What happens at the end of a story that is out of the ordinary. */
export const endings: Record<NonNullable<Story['then']>, Step> = {
  pause: step('pause', 1, 'departmentHead', 'pause', () => ({
    reason: 'expertOpinion',
    explanation: 'Chờ kết quả giám định chuyên môn.',
  })),
  pauseSettling: step('pause', 1, 'chair', 'pause', () => ({
    clock: 'settling',
    reason: 'expertOpinion',
    explanation: 'Chờ kết luận giám định chất lượng công trình; các việc khác vẫn tiến hành.',
  })),
  extendReply: step('extend', 1, 'departmentHead', 'extend', () => ({
    clock: 'reply:r1',
    by: 5,
    explanation: 'Cơ quan được yêu cầu đề nghị thêm thời gian sao lục hồ sơ.',
  })),
  extend: step('extend', 1, 'viceChair', 'extend', () => ({
    clock: 'settling',
    by: 20,
    explanation: 'Vụ việc phức tạp, cần thêm thời gian đối chiếu tài liệu ở nhiều nơi.',
  })),
  escalate: step('escalate', 1, 'departmentHead', 'escalate', () => ({
    to: 'chair',
    explanation: 'Đề nghị đồng chí Chủ nhiệm cho ý kiến về thời gian tổ chức hội nghị.',
  })),
  propose: step('propose', 1, 'chair', 'proposeDiscipline', () => ({
    form: 'warning',
    to: 'Ban Thường vụ Tỉnh ủy',
    grounds: 'Đối tượng là Ủy viên Ban Chấp hành Đảng bộ tỉnh, vượt thẩm quyền của Ủy ban Kiểm tra.',
  })),
  secondBallot: step('recordVote', 1, 'chair', 'recordVote', ({ state, date }) => ({
    on: date,
    body: state.vote?.body,
    listed: 9,
    present: 8,
    warning: 7,
    reprimand: 1,
    reason: 'Kiểm phiếu lại thấy hai phiếu ghi hai hình thức kỷ luật; hội nghị thống nhất bỏ phiếu lại.',
  })),
  publishFirst: step('publish', 1, 'publisher', 'publish', ({ date }) => ({
    on: date,
    place: 'Niêm yết tại trụ sở và hội nghị chi bộ',
    orderReason:
      'Đối tượng đang điều trị ở tỉnh khác, hẹn nhận quyết định khi về; nội dung công khai đã đến hạn.',
  })),
  // It was handed in when it was due, and entered only after the team had come back.
  lateExplanation: step('recordExplanation', 10, 'caseLeader', 'recordExplanation', ({ later }) => ({
    on: later(-10),
    summary:
      'Đối tượng nộp báo cáo giải trình bằng văn bản đúng hạn; Tổ kiểm tra đi xác minh ở cơ sở nên nhập sau.',
  })),
  conflict: step('conflict', 1, 'caseLeader', 'declareConflict', ({ state, team }) => ({
    accountId: state.team?.leader ?? team.leader,
    relation: 'Là anh em cột chèo của đối tượng bị tố cáo',
  })),
};
