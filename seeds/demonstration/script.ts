import type { Role } from '../../domain/access/roles';
import type { CommandType } from '../../domain/case/commands';
import type { CaseState } from '../../domain/case/state';
import type { Story } from './stories';

/** Whose hand does a step: a role of the office, or a place in the team of the case. */
export type Hand = Role | 'caseLeader';

/** What a step may look at: the case so far, the date it happens on, and who could be in a team. */
export interface Scene {
  state: CaseState;
  date: string;
  later: (days: number) => string;
  team: { leader: string; members: string[] };
  index: number;
}

/** One act of a story, some working days after the one before. */
export interface Step {
  name: string;
  gap: number;
  by: Hand;
  type: CommandType;
  input: (scene: Scene) => unknown;
}

const step = (name: string, gap: number, by: Hand, type: CommandType, input: Step['input']): Step => ({
  name,
  gap,
  by,
  type,
  input,
});

const classify = step('classify', 2, 'intakeOfficer', 'classify', ({ state }) => ({
  kind: state.kind === 'mixed' ? 'denunciation' : state.kind,
  complex: state.allegations.length > 2,
  severalPlaces: false,
  assessment: 'Đơn có họ tên, địa chỉ rõ ràng; nội dung cụ thể, kèm tài liệu, thuộc thẩm quyền.',
}));

const begin: Step[] = [
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
  step('proposeAssignment', 3, 'areaOfficer', 'proposeAssignment', ({ date, later }) => ({
    purpose: 'Giải quyết tố cáo đối với đảng viên',
    contents: 'Thẩm tra, xác minh từng nội dung tố cáo; xem xét trách nhiệm của tổ chức, cá nhân liên quan.',
    method:
      'Nghe báo cáo giải trình, thu thập tài liệu, làm việc trực tiếp với tổ chức và cá nhân liên quan.',
    periodFrom: date,
    periodTo: later(45),
    durationDays: 45,
  })),
  step('formTeam', 1, 'areaOfficer', 'formTeam', ({ team }) => team),
  step('signDecision', 2, 'viceChair', 'signDecision', ({ date, index }) => ({
    number: `${120 + index}-QĐ/UBKTTU`,
    signedOn: date,
  })),
];

/** An appeal is taken on in its own way; from there on it is prepared like any case. */
const beginAppeal: Step[] = [
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
  ...begin.filter(({ name }) => name !== 'classify' && name !== 'accept' && name !== 'tellSubject'),
];

const decideAppeal = step('decideAppeal', 4, 'standingCommittee', 'decideAppeal', ({ date, index }) => ({
  result: 'lowered',
  form: 'reprimand',
  officialMembers: 15,
  present: 14,
  votesFor: 11,
  number: `${20 + index}-QĐ/TU`,
  on: date,
  grounds: 'Vi phạm có tình tiết giảm nhẹ, đã khắc phục hậu quả.',
}));

const verify: Step[] = [
  step('announceDecision', 3, 'caseLeader', 'announceDecision', ({ date }) => ({
    on: date,
    place: 'Trụ sở cơ quan của đối tượng',
    present: 'Đại diện tổ chức đảng quản lý, đối tượng bị tố cáo, Tổ kiểm tra.',
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
  step('requestInformation', 2, 'caseLeader', 'requestInformation', ({ later }) => ({
    to: 'Thanh tra tỉnh',
    about: 'Đề nghị cung cấp kết luận thanh tra và tài liệu liên quan đến nội dung tố cáo.',
    replyBy: later(14),
  })),
  step('recordReply', 8, 'caseLeader', 'recordReply', ({ date }) => ({
    requestId: 'r1',
    on: date,
    summary: 'Thanh tra tỉnh cung cấp kết luận và phụ lục số liệu.',
  })),
  step('secondEvidence', 4, 'caseLeader', 'recordEvidence', ({ date }) => ({
    on: date,
    title: 'Kết quả đo đạc, đối chiếu hiện trạng',
    origin: 'Tổ kiểm tra thu thập tại thực địa',
    content: 'Biên bản đo đạc có xác nhận của các bên; phù hợp với một phần nội dung tố cáo.',
  })),
];

/** One finding for each allegation; the first of a founded case is right, further ones partly. */
const findings = (story: Story): Step[] =>
  Array.from({ length: story.allegations ?? 1 }, (_, i) =>
    step('setFindings', i === 0 ? 3 : 1, 'caseLeader', 'setFinding', ({ later }) => ({
      allegationId: `a${i + 1}`,
      finding: story.path === 'unfounded' ? 'unfounded' : i === 0 ? 'upheld' : 'partlyUpheld',
      reasons:
        'Căn cứ hồ sơ, tài liệu đã thu thập và giải trình của đối tượng, Tổ kiểm tra thống nhất nhận định.',
      ...(story.path === 'unfounded' ? {} : { endedOn: later(-400) }),
    })),
  );

/** What was said of the subject was wrong: their name is cleared before anything is closed. */
const restore = step('restoreName', 2, 'areaOfficer', 'restoreName', ({ date }) => ({
  on: date,
  restored: true,
  explanation: 'Đã thông báo kết quả tại hội nghị của tổ chức đảng nơi đối tượng công tác.',
}));

const judge = (story: Story): Step[] => {
  const founded = story.path !== 'unfounded';
  const reported = [
    step('submitReport', 3, 'caseLeader', 'submitReport', () => ({
      summary: founded
        ? 'Có vi phạm, khuyết điểm; đề nghị xem xét, thi hành kỷ luật theo Quy định 69-QĐ/TW.'
        : 'Nội dung tố cáo không đúng; đề nghị kết luận và thông báo phục hồi danh dự cho đối tượng.',
      proposesDiscipline: founded,
    })),
    step('holdHearing', 5, 'chair', 'holdHearing', ({ date }) => ({
      on: date,
      subjectPresent: true,
      absenceExcused: false,
      opinion: founded
        ? 'Đối tượng trình bày, nhận khuyết điểm và xin rút kinh nghiệm.'
        : 'Đối tượng nhất trí với báo cáo.',
      minutes: 'Hội nghị nghe Tổ kiểm tra báo cáo, đối tượng trình bày ý kiến, các ủy viên thảo luận.',
    })),
  ];
  const vote = step('recordVote', 0, 'chair', 'recordVote', ({ date }) => ({
    on: date,
    body: 'deciding',
    officialMembers: 9,
    present: 8,
    warning: 6,
    reprimand: 2,
  }));
  const concluded = step('conclude', 2, 'chair', 'conclude', ({ date, index }) => ({
    number: `${40 + index}-TB/UBKTTU`,
    on: date,
    summary: founded
      ? 'Có vi phạm đến mức phải xem xét kỷ luật.'
      : 'Nội dung tố cáo sai; chưa phát hiện vi phạm.',
    disciplineDue: founded,
  }));
  const decided = step('decideDiscipline', 2, 'chair', 'decideDiscipline', ({ date, index }) => ({
    form: 'warning',
    number: `${60 + index}-QĐ/UBKTTU`,
    on: date,
    grounds: 'Căn cứ tính chất, mức độ, tác hại của vi phạm và kết quả biểu quyết của Ủy ban Kiểm tra.',
  }));
  return founded ? [...reported, vote, concluded, decided] : [...reported, concluded];
};

const tellResult = (to: 'reporter' | 'subject' | 'managingOrganisation'): Step =>
  step('tellResult', 1, 'areaOfficer', 'tell', ({ date }) => ({
    to,
    about: 'result',
    on: date,
    how: 'Thông báo bằng văn bản',
  }));

const finish: Step[] = [
  step('approvePublication', 2, 'viceChair', 'approvePublication', () => ({
    publicText:
      'Ủy ban Kiểm tra đã kết luận vụ việc và thông báo kết quả đến tổ chức, cá nhân liên quan theo quy định.',
  })),
  step('publish', 2, 'publisher', 'publish', ({ date }) => ({
    on: date,
    place: 'Niêm yết tại trụ sở và hội nghị chi bộ',
  })),
  tellResult('subject'),
  tellResult('managingOrganisation'),
  tellResult('reporter'),
  step('makeRecommendation', 1, 'chair', 'makeRecommendation', ({ later }) => ({
    to: 'Tổ chức đảng quản lý',
    text: 'Kiểm điểm, rút kinh nghiệm; chấn chỉnh công tác quản lý và báo cáo kết quả.',
    dueOn: later(30),
  })),
  step('followRecommendation', 4, 'areaOfficer', 'followRecommendation', ({ date }) => ({
    recommendationId: 'k1',
    on: date,
    done: true,
    report: 'Đã tổ chức kiểm điểm, khắc phục và báo cáo bằng văn bản.',
  })),
];

const close = step('closeCase', 1, 'departmentHead', 'closeCase', () => ({
  summary: 'Đã hoàn thành các bước; hồ sơ đưa vào lưu trữ.',
}));

const waysOut: Record<'refused' | 'keptOnFile' | 'forwarded' | 'guided' | 'withdrawn', Step[]> = {
  refused: [
    step('refuse', 3, 'intakeOfficer', 'refuseReport', () => ({
      ground: 'repeatsNothingNew',
      explanation: 'Nội dung đã được giải quyết, đơn không có tình tiết mới.',
    })),
  ],
  keptOnFile: [
    step('keep', 3, 'intakeOfficer', 'keepOnFile', () => ({
      ground: 'hiddenOrFalseName',
      explanation: 'Đơn nặc danh, không nêu sự việc cụ thể để kiểm tra.',
    })),
  ],
  forwarded: [
    step('forward', 3, 'intakeOfficer', 'forward', () => ({
      to: 'Ủy ban Kiểm tra Huyện ủy Bình Mẫu',
      explanation: 'Đối tượng thuộc diện cấp dưới quản lý, cấp đó có thẩm quyền.',
    })),
  ],
  guided: [
    step('guide', 3, 'intakeOfficer', 'guide', () => ({
      to: 'UBND cấp huyện',
      explanation: 'Nội dung là kiến nghị về đền bù đất đai, thuộc thẩm quyền của cơ quan nhà nước.',
    })),
  ],
  withdrawn: [
    ...begin.slice(0, 2),
    step('withdraw', 6, 'intakeOfficer', 'withdraw', ({ state }) => ({
      allegationIds: state.allegations.map(({ id }) => id),
      pressureSuspected: false,
      explanation: 'Người tố cáo tự nguyện rút đơn, đã làm việc trực tiếp và xác nhận không bị ép buộc.',
    })),
  ],
};

/** All steps of a story after its registration, in order. */
export function scriptOf(story: Story): Step[] {
  const { path } = story;
  if (path !== 'denunciation' && path !== 'unfounded' && path !== 'appeal') return waysOut[path];
  const heard = judge(story).filter(({ name }) => name === 'submitReport' || name === 'holdHearing');
  const all =
    path === 'appeal'
      ? [...beginAppeal, ...verify, ...findings(story), ...heard, decideAppeal]
      : [
          ...begin,
          ...verify,
          ...findings(story),
          ...judge(story),
          ...finish,
          ...(path === 'unfounded' ? [restore] : []),
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
  extend: step('extend', 1, 'viceChair', 'extend', () => ({
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
  conflict: step('conflict', 1, 'departmentHead', 'declareConflict', ({ team }) => ({
    accountId: team.members.at(-1) ?? team.leader,
    relation: 'Là anh em cột chèo của đối tượng bị tố cáo',
  })),
};
