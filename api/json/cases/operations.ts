import { givenTo } from '../../../domain/access/policy';
import type { Translate } from '../../../language/texts';
import { csrfParameter, keyParameter, queryParameters } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { etag, json, link, withProblems } from '../openapi/responses';
import { caseListQuery, eventListQuery, momentQuery, registrationBody } from './requests';
import { caseIdParameter, location, pending } from './commandOperations';
import { registrationExample } from './examples';
import { factsSchema } from './facts';
import { caseListSchema, caseSchema, clockSchema, eventListSchema, offeredSchema } from './shapes';

const answers = {
  caseList: { '200': json('A page of cases.', 'CaseList', link) },
  oneCase: {
    '200': json(
      'The case as the caller may see it.',
      'Case',
      etag('The last act of a person in the case; for `If-Match`.'),
    ),
  },
  eventList: { '200': json('A page of events, oldest first.', 'EventList', link) },
  registered: { '201': json('The report is registered.', 'Receipt', location), '202': pending },
};

const caseListParameters = queryParameters(caseListQuery);
const eventListParameters = queryParameters(eventListQuery);
const momentParameters = queryParameters(momentQuery);

const paths = (t: Translate) => ({
  '/api/v1/cases/{caseId}': {
    get: {
      operationId: 'getCase',
      tags: ['cases'],
      summary: 'One case: facts, clocks, whose turn it is, and what the caller may do now',
      parameters: [caseIdParameter],
      responses: withProblems(answers.oneCase, '401', '404'),
    },
  },
  '/api/v1/cases/{caseId}/events': {
    get: {
      operationId: 'listEvents',
      tags: ['cases'],
      summary: 'What happened in a case, in order',
      parameters: [caseIdParameter, ...eventListParameters],
      responses: withProblems(answers.eventList, '401', '404', '422'),
    },
  },
  '/api/v1/cases/{caseId}/moment': {
    get: {
      operationId: 'getCaseAtMoment',
      tags: ['cases'],
      summary: 'One case as it stood after an event or at a moment; for auditors',
      parameters: [caseIdParameter, ...momentParameters],
      responses: withProblems(answers.oneCase, '401', '403', '404', '422'),
    },
  },
  '/api/v1/cases': {
    get: {
      operationId: 'listCases',
      tags: ['cases'],
      summary: 'Cases that the caller may see, filtered and by pages',
      parameters: caseListParameters,
      responses: withProblems(answers.caseList, '401', '422'),
    },
    post: {
      operationId: 'register',
      tags: ['commands'],
      summary: t('commands:register.title'),
      description: `${t('commands:register.intro')}\n\n${givenBy(givenTo('register'))}`,
      parameters: [csrfParameter, keyParameter],
      requestBody: body('Registration', registrationExample),
      responses: withProblems(answers.registered, '400', '401', '403', '422', '429'),
    },
  },
});

/** Cases: their lists, one of them now or as it once stood, what happened in it. */
export const cases: Resource = {
  tag: { name: 'cases', description: 'Reading cases.' },
  paths,
  sent: { Registration: registrationBody() },
  answered: {
    CaseList: caseListSchema,
    Case: caseSchema,
    Facts: factsSchema,
    Clock: clockSchema,
    Offered: offeredSchema,
    EventList: eventListSchema,
  },
};
