import type { Subject } from '../../domain/case/subject';
import { type Step, step } from './step';
import type { Story } from './stories';

/** Cadres of these levels are disciplined above the commission, which then votes as a body that proposes. */
const isDecidedHigher = (subject: Subject): boolean =>
  'managedBy' in subject &&
  (subject.managedBy === 'centralCommittee' || subject.managedBy === 'provincialCommittee');

export const decideAppeal = step(
  'decideAppeal',
  4,
  'standingCommittee',
  'decideAppeal',
  ({ date, index }) => ({
    result: 'lowered',
    form: 'reprimand',
    listed: 15,
    present: 14,
    votesFor: 11,
    number: `${20 + index}-QĐ/TU`,
    on: date,
    grounds: 'Vi phạm có tình tiết giảm nhẹ, đã khắc phục hậu quả.',
  }),
);

/** One finding for each allegation; the first of a founded case is right, further ones partly. */
export const findings = (story: Story): Step[] =>
  Array.from({ length: story.allegations ?? 1 }, (_, i) =>
    step('setFindings', i === 0 ? 3 : 1, 'caseLeader', 'setFinding', ({ later }) => ({
      allegationId: `a${i + 1}`,
      finding:
        story.path === 'unfounded' ? 'unfounded' : i === 0 ? (story.finding ?? 'upheld') : 'partlyUpheld',
      reasons:
        'Căn cứ hồ sơ, tài liệu đã thu thập và giải trình của đối tượng, Tổ kiểm tra thống nhất nhận định.',
      ...(story.path === 'unfounded' ? {} : { endedOn: later(-400) }),
    })),
  );

/** What was said of the subject was wrong: their name is cleared before anything is closed. */
export const restore = step('restoreName', 2, 'areaOfficer', 'restoreName', ({ date }) => ({
  on: date,
  restored: true,
  explanation: 'Đã thông báo kết quả tại hội nghị của tổ chức đảng nơi đối tượng công tác.',
}));

/** Eight papers of nine members: six for the form, the others for a lighter one, or a heavier where there is none. */
function ballotFor(form: NonNullable<Story['form']>) {
  if (form === 'reprimand') return { reprimand: 6, warning: 2 };
  return form === 'warning' ? { warning: 6, reprimand: 2 } : { [form]: 6, warning: 2 };
}

const reportOnAppeal = {
  summary: 'Quyết định kỷ luật đúng vi phạm; có tình tiết giảm nhẹ chưa được xem xét.',
  proposesDiscipline: false,
  proposedResult: 'lowered',
};

export const judge = (story: Story): Step[] => {
  const founded = story.path !== 'unfounded';
  const { form = 'warning' } = story;
  const reported = [
    step('submitReport', 3, 'caseLeader', 'submitReport', () =>
      story.path === 'appeal'
        ? reportOnAppeal
        : {
            summary: founded
              ? 'Có vi phạm, khuyết điểm; đề nghị xem xét, thi hành kỷ luật theo Quy định 69-QĐ/TW.'
              : 'Nội dung tố cáo không đúng; đề nghị kết luận và thông báo phục hồi danh dự cho đối tượng.',
            proposesDiscipline: founded,
          },
    ),
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
  const vote = step('recordVote', 0, 'chair', 'recordVote', ({ date, state: { registration } }) => ({
    on: date,
    body: isDecidedHigher(registration.subject) ? 'proposing' : 'deciding',
    listed: 9,
    present: 8,
    ...ballotFor(form),
  }));
  const concluded = step('conclude', 2, 'chair', 'conclude', ({ date }) => ({
    on: date,
    summary: founded
      ? 'Có vi phạm đến mức phải xem xét kỷ luật.'
      : 'Nội dung tố cáo sai; chưa phát hiện vi phạm.',
    disciplineDue: founded,
  }));
  const decided = step('decideDiscipline', 2, 'chair', 'decideDiscipline', ({ date }) => ({
    form,
    on: date,
    grounds: 'Căn cứ tính chất, mức độ, tác hại của vi phạm và kết quả biểu quyết của Ủy ban Kiểm tra.',
  }));
  return founded ? [...reported, vote, concluded, decided] : [...reported, concluded];
};

const tellResult = (to: 'reporter' | 'subject' | 'managingOrganisation'): Step => ({
  ...step('tellResult', 1, 'areaOfficer', 'tell', ({ date }) => ({
    to,
    about: 'result',
    on: date,
    how: 'Thông báo bằng văn bản',
  })),
  when: ({ owed }) => owed.some((one) => one.to === to && one.about === 'result'),
});

/** Tells whoever is owed something, one after the other. */
const tellOwed = (gap: number): Step => ({
  ...step('tellOwed', gap, 'areaOfficer', 'tell', ({ state: { owed }, date }) => ({
    to: owed[0]?.to,
    about: owed[0]?.about,
    on: date,
    how: 'Thông báo bằng văn bản',
  })),
  when: ({ owed }) => owed.length > 0,
});
export const tellAllOwed: Step[] = [tellOwed(2), tellOwed(0), tellOwed(0), tellOwed(0)];

export const approve: Step = step('approvePublication', 2, 'viceChair', 'approvePublication', () => ({
  publicText:
    'Ủy ban Kiểm tra đã kết luận vụ việc và thông báo kết quả đến tổ chức, cá nhân liên quan theo quy định.',
}));

export const finish: Step[] = [
  tellResult('subject'),
  step('publish', 2, 'publisher', 'publish', ({ date }) => ({
    on: date,
    place: 'Niêm yết tại trụ sở và hội nghị chi bộ',
  })),
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

/** Whoever is disciplined has the decision in hand before anything is closed. */
export const serve = step('serveDecision', 0, 'areaOfficer', 'serveDecision', ({ date }) => ({
  on: date,
  how: 'Giao trực tiếp tại hội nghị công bố quyết định',
}));

export const close = step('closeCase', 1, 'departmentHead', 'closeCase', () => ({
  summary: 'Đã hoàn thành các bước; hồ sơ đưa vào lưu trữ.',
}));
