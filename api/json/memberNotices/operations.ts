import { givenTo } from '../../../domain/access/policy';
import { dutyOf } from '../../../office/coordination/giveToMemberNotice';
import { csrfParameter, inPath, keyParameter, queryParameters } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, link, withProblems } from '../openapi/responses';
import {
  changeBodies,
  type ChangeName,
  changeNames,
  memberNoticeListQuery,
  memberNoticeListSchema,
  memberNoticeSchema,
  receiveBody,
} from './shapes';

const room = '/api/v1/member-notices';
const tags = ['memberNotices'];
const noticeId = inPath('noticeId', { type: 'string' });
const one = json('The notice as it stands now.', 'MemberNotice');
const readers = givenBy(givenTo('seeMemberNotices'));
const schemaOf = (name: ChangeName): string => `MemberNotice${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const content = {
  body: 'Cơ quan Cảnh sát điều tra Công an tỉnh',
  bodyKind: 'investigation',
  measure: 'charged',
  decisionNumber: '12/QĐ-CSĐT',
  decidedOn: '2026-03-02',
  receivedOn: '2026-03-04',
  member: {
    name: 'Trần Thị Thí Dụ',
    post: 'Chuyên viên Sở Mẫu',
    organisation: 'Đảng ủy Sở Mẫu',
  },
};
/** Inputs of the operations, as a program would send them. */
export const memberNoticeExamples: Record<ChangeName | 'receive', unknown> = {
  receive: content,
  correct: { seen: 1, reason: 'Ghi nhầm số quyết định.', content },
  passOn: { seen: 1, to: 'Đảng ủy Sở Mẫu', on: '2026-03-05', document: '21-CV/UBKT' },
  link: { seen: 2, caseNumber: '12/2026', way: 'linked' },
  leaveAlone: { seen: 1, reason: 'Người này không phải là đảng viên.' },
};

const summaries: Record<ChangeName, string> = {
  correct: 'Corrects what was taken down, and counts its terms anew',
  passOn: 'Takes down that the organisation which manages the member was told',
  link: 'Names the case that was opened for it, or to which it belongs',
  leaveAlone: 'Says that nothing is to be done, and why',
};

const changes = Object.fromEntries(
  changeNames.map((name) => [
    `${room}/{noticeId}/${name}`,
    {
      post: {
        operationId: `memberNotice${schemaOf(name).slice('MemberNotice'.length)}`,
        tags,
        summary: summaries[name],
        description: givenBy(givenTo(dutyOf(name))),
        parameters: [noticeId, csrfParameter, keyParameter],
        requestBody: body(schemaOf(name), memberNoticeExamples[name]),
        responses: withProblems({ '200': one }, '400', '401', '403', '404', '409', '422'),
      },
    },
  ]),
);

const paths = {
  [room]: {
    get: {
      operationId: 'listMemberNotices',
      tags,
      summary: 'What courts, procuracies, police and investigators told of members, what is late first',
      description: readers,
      parameters: queryParameters(memberNoticeListQuery),
      responses: withProblems(
        { '200': json('A page of notices.', 'MemberNoticeList', link) },
        '401',
        '403',
        '422',
      ),
    },
    post: {
      operationId: 'receiveMemberNotice',
      tags,
      summary: 'Takes a notice about a member down; the term of passing it on runs from its receipt',
      description: givenBy(givenTo(dutyOf('receive'))),
      parameters: [csrfParameter, keyParameter],
      requestBody: body('MemberNoticeReceived', memberNoticeExamples.receive),
      responses: withProblems({ '201': one }, '400', '401', '403', '409', '422'),
    },
  },
  [`${room}/{noticeId}`]: {
    get: {
      operationId: 'getMemberNotice',
      tags,
      summary: 'A notice about a member, with what was done',
      description: readers,
      parameters: [noticeId],
      responses: withProblems({ '200': one }, '401', '403', '404'),
    },
  },
  ...changes,
};

/** What bodies outside tell the commission of members. */
export const memberNotices: Resource = {
  tag: {
    name: 'memberNotices',
    description: 'What courts, procuracies, police and investigators tell of members.',
  },
  paths: () => paths,
  sent: {
    MemberNoticeReceived: receiveBody,
    ...Object.fromEntries(changeNames.map((name) => [schemaOf(name), changeBodies[name]])),
  },
  answered: { MemberNotice: memberNoticeSchema, MemberNoticeList: memberNoticeListSchema },
};
