import { givenTo } from '../../../domain/access/policy';
import { csrfParameter, inPath, keyParameter, queryParameters } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, link, withProblems } from '../openapi/responses';
import {
  answerBody,
  overviewSchema,
  recommendationListQuery,
  recommendationListSchema,
  recommendationSchema,
  sendBody,
} from './shapes';

const room = '/api/v1/supervision';
const list = `${room}/recommendations`;
const tags = ['supervision'];
const sending = [csrfParameter, keyParameter];
const recommendationId = inPath('recommendationId', { type: 'string' });
const one = json('The recommendation as it stands now.', 'SupervisionRecommendation');
const readers = givenBy([...givenTo('supervise'), ...givenTo('followSupervision')]);

/** Inputs of the operations, as a program would send them. */
export const supervisionExamples = {
  send: { about: 'Thời hạn giải quyết đơn', text: 'Đề nghị rút ngắn thời gian giải quyết đơn tố cáo.' },
  answer: { seen: 1, text: 'Ủy ban Kiểm tra đã chỉ đạo rà soát các đơn quá hạn.' },
};

const paths = {
  [room]: {
    get: {
      operationId: 'getSupervision',
      tags,
      summary: 'How petitions are settled, in figures, and what is public; no case, no name, no list',
      description: givenBy(givenTo('supervise')),
      responses: withProblems({ '200': json('What is told.', 'Supervision') }, '401', '403'),
    },
  },
  [list]: {
    get: {
      operationId: 'listSupervisionRecommendations',
      tags,
      summary: 'Recommendations, the latest first: for whoever supervises those that they have sent',
      description: readers,
      parameters: queryParameters(recommendationListQuery),
      responses: withProblems(
        { '200': json('A page of recommendations.', 'SupervisionRecommendationList', link) },
        '401',
        '403',
        '422',
      ),
    },
    post: {
      operationId: 'sendSupervisionRecommendation',
      tags,
      summary: 'Sends a recommendation to the commission; the term of its answer runs from the next day',
      description: givenBy(givenTo('supervise')),
      parameters: sending,
      requestBody: body('SupervisionSending', supervisionExamples.send),
      responses: withProblems({ '201': one }, '400', '401', '403', '409', '422'),
    },
  },
  [`${list}/{recommendationId}`]: {
    get: {
      operationId: 'getSupervisionRecommendation',
      tags,
      summary: 'A recommendation with its answers',
      description: readers,
      parameters: [recommendationId],
      responses: withProblems({ '200': one }, '401', '403', '404'),
    },
  },
  [`${list}/{recommendationId}/answer`]: {
    post: {
      operationId: 'answerSupervisionRecommendation',
      tags,
      summary: 'Answers a recommendation, or adds to the answer',
      description: givenBy(givenTo('answerSupervision')),
      parameters: [recommendationId, ...sending],
      requestBody: body('SupervisionAnswer', supervisionExamples.answer),
      responses: withProblems({ '200': one }, '400', '401', '403', '404', '409', '422'),
    },
  },
};

/** What the Front and the mass committee are told, and what they recommend. */
export const supervision: Resource = {
  tag: {
    name: 'supervision',
    description: 'What the Front and the mass committee are told, and what they recommend.',
  },
  paths: () => paths,
  sent: { SupervisionSending: sendBody, SupervisionAnswer: answerBody },
  answered: {
    Supervision: overviewSchema,
    SupervisionRecommendation: recommendationSchema,
    SupervisionRecommendationList: recommendationListSchema,
  },
};
