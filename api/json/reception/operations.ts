import { givenTo } from '../../../domain/access/policy';
import { csrfParameter, inPath, keyParameter, queryParameters } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, link, withProblems } from '../openapi/responses';
import {
  arrivalBody,
  dayActBodies,
  type DayActName,
  dayActNames,
  dayAnswerSchema,
  dayListQuery,
  dayListSchema,
  figuresQuery,
  figuresSchema,
  rulesAnswerSchema,
  rulesQuery,
  visitActBodies,
  type VisitActName,
  visitActNames,
  visitAnswerSchema,
  visitListQuery,
  visitListSchema,
  visitorBody,
  visitorSchema,
} from './shapes';

const room = '/api/v1/reception';
const tags = ['reception'];
const readers = givenBy(givenTo('seeReception'));
const schedulers = givenBy(givenTo('scheduleReception'));
const receivers = givenBy(givenTo('receiveCitizens'));
const dayId = inPath('dayId', { type: 'string' });
const visitId = inPath('visitId', { type: 'string' });
const sending = [csrfParameter, keyParameter];

const named = (prefix: string, act: string): string =>
  `${prefix}${act.charAt(0).toUpperCase()}${act.slice(1)}`;

/** Inputs of the operations, as a program would send them. */
export const receptionExamples = {
  days: {
    plan: {
      kind: 'regular',
      on: '2026-12-14',
      from: '08:00',
      to: '11:30',
      place: 'Phòng tiếp công dân',
      receivers: ['u-4f1c'],
      matters: '',
      seen: 0,
    },
    post: { on: '2026-12-04', where: 'both', seen: 1 },
    move: {
      on: '2026-12-15',
      from: '08:00',
      to: '11:30',
      place: 'Phòng tiếp công dân',
      notice: 'Dời sang ngày hôm sau.',
      seen: 2,
    },
    cancel: { notice: 'Hủy buổi tiếp.', seen: 2 },
  } satisfies Record<DayActName, unknown>,
  arrival: {
    matter: 'denunciation',
    standing: 'self',
    people: 1,
    name: 'Trần Thị Thí Dụ',
    address: 'Phố Mẫu',
    idNumber: '001199000000',
    content: 'Tố cáo việc chia nhỏ gói thầu.',
  },
  visits: {
    takeStatement: { statement: 'Tôi trình bày như sau.', readBack: true, sign: 'signature' },
    takePapers: { copies: true, items: [{ title: 'Đơn', pages: 2, condition: 'original' }] },
    settle: { outcome: 'guided', to: 'Thanh tra tỉnh' },
    signNotice: { on: '2026-12-14' },
    reply: { on: '2026-12-14', reply: 'accepted' },
    conclude: {
      on: '2026-12-14',
      summary: 'Giao kiểm tra.',
      contact: 'Văn phòng',
      charges: [{ unit: 'Phòng Nghiệp vụ 1', task: 'Báo cáo kết quả', due: '2026-12-31' }],
    },
    followCharge: { chargeId: 'c1', on: '2026-12-20', done: true },
  } satisfies Record<VisitActName, unknown>,
  visitor: { why: 'Liên hệ người đến.' },
};

const oneDay = json('The day as it stands now.', 'ReceptionDay');
const oneVisit = json('The visit as the caller may see it: nothing of who came.', 'ReceptionVisit');

const ofDays = Object.fromEntries(
  dayActNames.map((act) => [
    `${room}/days/{dayId}/${act}`,
    {
      post: {
        operationId: named('reception', act),
        tags,
        summary: {
          plan: 'Changes a day that was not made known yet',
          post: 'Records that a day was made known',
          move: 'Moves a day with a notice',
          cancel: 'Cancels a day with a notice',
        }[act],
        description: schedulers,
        parameters: [dayId, ...sending],
        requestBody: body(named('Reception', act), receptionExamples.days[act]),
        responses: withProblems({ '200': oneDay }, '400', '401', '403', '404', '409', '422'),
      },
    },
  ]),
);

const visitSummaries: Record<VisitActName, string> = {
  takeStatement: 'Writes down what somebody says, once it was read back to them',
  takePapers: 'Takes papers over against a receipt',
  settle: 'Records what becomes of the visit',
  signNotice: 'Signs the refusal in writing',
  reply: 'Records the first reply',
  conclude: 'Issues the conclusion of a head’s reception with the units charged',
  followCharge: 'Records how far a unit has come',
};
const ofVisits = Object.fromEntries(
  visitActNames.map((act) => [
    `${room}/visits/{visitId}/${act}`,
    {
      post: {
        operationId: named('visit', act),
        tags,
        summary: visitSummaries[act],
        description: receivers,
        parameters: [visitId, ...sending],
        requestBody: body(named('Visit', act), receptionExamples.visits[act]),
        responses: withProblems({ '200': oneVisit }, '400', '401', '403', '404', '409', '422'),
      },
    },
  ]),
);

const paths = {
  [`${room}/rules`]: {
    get: {
      operationId: 'getReceptionRules',
      tags,
      summary: 'How citizens are received on a day: each number and list with its citation',
      description: readers,
      parameters: queryParameters(rulesQuery),
      responses: withProblems({ '200': json('The rules.', 'ReceptionRules') }, '401', '403', '404', '422'),
    },
  },
  [`${room}/days`]: {
    get: {
      operationId: 'listReceptionDays',
      tags,
      summary: 'Days of reception, the latest first',
      description: readers,
      parameters: queryParameters(dayListQuery),
      responses: withProblems(
        { '200': json('A page of days.', 'ReceptionDayList', link) },
        '401',
        '403',
        '422',
      ),
    },
    post: {
      operationId: 'planReceptionDay',
      tags,
      summary: 'Puts a day on the schedule',
      description: schedulers,
      parameters: sending,
      requestBody: body('ReceptionPlan', receptionExamples.days.plan),
      responses: withProblems({ '201': oneDay }, '400', '401', '403', '409', '422'),
    },
  },
  [`${room}/days/{dayId}`]: {
    get: {
      operationId: 'getReceptionDay',
      tags,
      summary: 'One day of reception',
      description: readers,
      parameters: [dayId],
      responses: withProblems({ '200': oneDay }, '401', '403', '404'),
    },
  },
  ...ofDays,
  [`${room}/days/{dayId}/visits`]: {
    post: {
      operationId: 'visitArrive',
      tags,
      summary: 'Puts down who has come; who they are is sealed at once',
      description: receivers,
      parameters: [dayId, ...sending],
      requestBody: body('VisitArrival', receptionExamples.arrival),
      responses: withProblems({ '201': oneVisit }, '400', '401', '403', '404', '409', '422'),
    },
  },
  [`${room}/visits`]: {
    get: {
      operationId: 'listVisits',
      tags,
      summary: 'Visits in the order of the register, without who came',
      description: readers,
      parameters: queryParameters(visitListQuery),
      responses: withProblems(
        { '200': json('A page of visits.', 'ReceptionVisitList', link) },
        '401',
        '403',
        '422',
      ),
    },
  },
  [`${room}/figures`]: {
    get: {
      operationId: 'getReceptionFigures',
      tags,
      summary: 'Figures of reception for some days',
      description: readers,
      parameters: queryParameters(figuresQuery),
      responses: withProblems({ '200': json('The figures.', 'ReceptionFigures') }, '401', '403', '422'),
    },
  },
  [`${room}/visits/{visitId}`]: {
    get: {
      operationId: 'getVisit',
      tags,
      summary: 'One visit, without who came',
      description: readers,
      parameters: [visitId],
      responses: withProblems({ '200': oneVisit }, '401', '403', '404'),
    },
  },
  ...ofVisits,
  [`${room}/visits/{visitId}/visitor`]: {
    post: {
      operationId: 'readVisitor',
      tags,
      summary: 'Who came and what they said, for whom it is open; the look and its reason are recorded first',
      description: readers,
      parameters: [visitId, csrfParameter],
      requestBody: body('VisitorAsked', receptionExamples.visitor),
      responses: withProblems({ '200': json('Who came.', 'Visitor') }, '400', '401', '403', '404', '422'),
    },
  },
};

/** When citizens are received, who came, and what became of it. */
export const reception: Resource = {
  tag: { name: 'reception', description: 'When citizens are received, who came, and what became of it.' },
  paths: () => paths,
  sent: {
    ...Object.fromEntries(dayActNames.map((act) => [named('Reception', act), dayActBodies[act]])),
    ...Object.fromEntries(visitActNames.map((act) => [named('Visit', act), visitActBodies[act]])),
    VisitArrival: arrivalBody,
    VisitorAsked: visitorBody,
  },
  answered: {
    ReceptionRules: rulesAnswerSchema,
    ReceptionDay: dayAnswerSchema,
    ReceptionDayList: dayListSchema,
    ReceptionVisit: visitAnswerSchema,
    ReceptionVisitList: visitListSchema,
    ReceptionFigures: figuresSchema,
    Visitor: visitorSchema,
  },
};
