import { givenTo } from '../../../domain/access/policy';
import {
  csrfParameter,
  keyParameter,
  meetingIdParameter,
  meetingListParameters,
  seenMeetingParameter,
} from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import { answers, withProblems } from '../openapi/responses';

const meeting = '/api/v1/meetings/{meetingId}';
const givers = givenBy(givenTo('convene'));

/** Inputs of the operations, as a program would send them. */
export const meetingExamples = {
  Convening: { body: 'commission', on: '2026-03-16', place: 'Phòng họp số 1' },
  Agenda: { cases: ['0d9f1f9a-8f5c-4f0e-9b39-1f0f5f6f7a10'] },
  Attendance: { members: [{ id: 'u-4f1c', standing: 'present' }] },
};

/** Meetings of the bodies that deliberate. */
export const meetingOperations = {
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
