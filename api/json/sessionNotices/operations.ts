import { givenTo } from '../../../domain/access/policy';
import { csrfParameter, inPath, keyParameter } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, withProblems } from '../openapi/responses';
import { type NoticeAct, noticeActNames, noticeAnswerSchema, noticeBodies } from './shapes';

const room = '/api/v1/meetings/{meetingId}/notice';
const tags = ['sessionNotices'];
const meetingId = inPath('meetingId', { type: 'string' });
const oneNotice = json('The notice as it stands now.', 'SessionNotice');

const capital = (act: string): string => `${act.charAt(0).toUpperCase()}${act.slice(1)}`;
const operationOf = (act: string): string => `sessionNotice${capital(act)}`;
const bodyOf = (act: string): string => `${capital(act)}SessionNotice`;

/** Inputs of the operations, as a program would send them. */
export const noticeExamples: Record<NoticeAct, unknown> = {
  draft: {
    seen: 0,
    content: {
      session: 12,
      from: '2026-03-16',
      to: '2026-03-16',
      place: 'Phòng họp số 1',
      chair: 'Trần Thị Thí Dụ, Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy',
      guests: [],
      items: [],
      appeals: { upheld: 0, raised: 0, lowered: 0, annulled: 0 },
      petitions: { received: 17, forwarded: 5, kept: 3, underStudy: 9 },
      otherWork: [{ kind: 'report', text: 'Kết quả giám sát chuyên đề' }],
    },
  },
  return: { seen: 1, reason: 'Thiếu mức độ vi phạm.' },
  approve: { seen: 1 },
  issue: { seen: 2, on: '2026-03-17' },
  publish: { seen: 3, from: '2026-03-18', until: '2026-04-01' },
  takeDown: { seen: 4, reason: 'Đăng nhầm.' },
};

const summaries: Record<NoticeAct, string> = {
  draft: 'Puts the whole of the notice down anew',
  return: 'Gives the draft back to be written again',
  approve: 'Approves the draft that was seen',
  issue: 'Reads the finished files back, gives the notice its number and issues it',
  publish: 'Puts the notice on the public page for some days',
  takeDown: 'Takes the notice off the public page before its time',
};
const duties: Record<NoticeAct, Parameters<typeof givenTo>[0]> = {
  draft: 'draftSessionNotices',
  return: 'approveSessionNotices',
  approve: 'approveSessionNotices',
  issue: 'publishSessionNotices',
  publish: 'publishSessionNotices',
  takeDown: 'publishSessionNotices',
};

const acts = Object.fromEntries(
  noticeActNames.map((act) => [
    `${room}/${act}`,
    {
      post: {
        operationId: operationOf(act),
        tags,
        summary: summaries[act],
        description: givenBy(givenTo(duties[act])),
        parameters: [meetingId, csrfParameter, keyParameter],
        requestBody: body(bodyOf(act), noticeExamples[act]),
        responses: withProblems({ '200': oneNotice }, '400', '401', '403', '404', '409', '422'),
      },
    },
  ]),
);

const paths = {
  [room]: {
    get: {
      operationId: 'getSessionNotice',
      tags,
      summary:
        'The notice of a session; before it is issued for whoever may see all that the session was about',
      description: givenBy(givenTo('seeSessionNotices')),
      parameters: [meetingId],
      responses: withProblems({ '200': oneNotice }, '401', '403', '404'),
    },
  },
  ...acts,
};

/** What is told of the commission’s sessions. */
export const sessionNotices: Resource = {
  tag: { name: 'sessionNotices', description: 'What is told of the commission’s sessions.' },
  paths: () => paths,
  sent: Object.fromEntries(noticeActNames.map((act) => [bodyOf(act), noticeBodies[act]])),
  answered: { SessionNotice: noticeAnswerSchema },
};
