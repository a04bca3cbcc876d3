import { givenTo } from '../../../domain/access/policy';
import { csrfParameter, ifMatch, inPath, keyParameter, queryParameters } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { etag, json, link, locationOf, withProblems } from '../openapi/responses';
import {
  agendaAnswerSchema,
  agendaBody,
  attendanceAnswerSchema,
  attendanceBody,
  conveningBody,
  meetingAnswerSchema,
  meetingListQuery,
  meetingListSchema,
} from './shapes';

const meeting = '/api/v1/meetings/{meetingId}';
const givers = givenBy(givenTo('convene'));

const meetingIdParameter = inPath('meetingId', { type: 'string' });
const meetingListParameters = queryParameters(meetingListQuery);
const seenMeetingParameter = ifMatch(
  'The `ETag` of the meeting as it was seen. When its attendance was taken down since, nothing is done: 409.',
  '^"meeting-\\d+"$',
);
const meetingEtag = etag('How often its attendance was taken down; for `If-Match`.');

const answers = {
  meetingList: { '200': json('A page of meetings.', 'MeetingList', link) },
  oneMeeting: { '200': json('The meeting as the caller may see it.', 'Meeting', meetingEtag) },
  convened: {
    '201': json('The meeting is convened, now or at its first sending.', 'Meeting', {
      ...locationOf('meeting'),
      ...meetingEtag,
    }),
  },
  placed: { '200': json('How many cases stand on the agenda now, and why the others do not.', 'Placed') },
  attended: { '200': json('The attendance is taken down, now or at its first sending.', 'Attended') },
};

/** Inputs of the operations, as a program would send them. */
export const meetingExamples = {
  Convening: { body: 'commission', on: '2026-03-16', place: 'Phòng họp số 1' },
  Agenda: { cases: ['0d9f1f9a-8f5c-4f0e-9b39-1f0f5f6f7a10'] },
  Attendance: {
    members: [{ id: 'u-4f1c', standing: 'present' }],
    minutes: { beganAt: '08:00', chair: 'u-4f1c', secretary: 'Lê Thị Thí Dụ, Phó Chánh Văn phòng' },
  },
};

const paths = {
  '/api/v1/meetings': {
    get: {
      operationId: 'listMeetings',
      tags: ['meetings'],
      summary: 'Meetings by their days, the latest first, filtered and by pages',
      parameters: meetingListParameters,
      responses: withProblems(answers.meetingList, '401', '403', '422'),
    },
    post: {
      operationId: 'convene',
      tags: ['meetings'],
      summary: 'Convenes a meeting with the official members of its day',
      description: givers,
      parameters: [csrfParameter, keyParameter],
      requestBody: body('Convening', meetingExamples.Convening),
      responses: withProblems(answers.convened, '400', '401', '403', '422'),
    },
  },
  [meeting]: {
    get: {
      operationId: 'getMeeting',
      tags: ['meetings'],
      summary: 'One meeting: members, agenda, and what was decided on each case that the caller may see',
      parameters: [meetingIdParameter],
      responses: withProblems(answers.oneMeeting, '401', '403', '404'),
    },
  },
  [`${meeting}/agenda`]: {
    post: {
      operationId: 'putOnAgenda',
      tags: ['meetings'],
      summary: 'Puts cases on the agenda, each by a command of its own',
      description: givers,
      parameters: [meetingIdParameter, csrfParameter, keyParameter],
      requestBody: body('Agenda', meetingExamples.Agenda),
      responses: withProblems(answers.placed, '400', '401', '403', '404', '422'),
    },
  },
  [`${meeting}/attendance`]: {
    post: {
      operationId: 'recordAttendance',
      tags: ['meetings'],
      summary: 'Takes down who is there, for the meeting and its cases, or for one of them alone',
      description: givers,
      parameters: [meetingIdParameter, csrfParameter, keyParameter, seenMeetingParameter],
      requestBody: body('Attendance', meetingExamples.Attendance),
      responses: withProblems(answers.attended, '400', '401', '403', '404', '409', '422'),
    },
  },
};

/** Meetings of the bodies that deliberate. */
export const meetings: Resource = {
  tag: { name: 'meetings', description: 'Meetings at which cases are deliberated on.' },
  paths: () => paths,
  sent: { Convening: conveningBody, Agenda: agendaBody, Attendance: attendanceBody },
  answered: {
    MeetingList: meetingListSchema,
    Meeting: meetingAnswerSchema,
    Placed: agendaAnswerSchema,
    Attended: attendanceAnswerSchema,
  },
};
