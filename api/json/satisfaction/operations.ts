import { givenTo } from '../../../domain/access/policy';
import { csrfParameter, keyParameter } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, withProblems } from '../openapi/responses';
import { opinionBody, opinionExample, opinionTableSchema } from './shapes';

const tags = ['satisfaction'];

const paths = {
  '/api/v1/satisfaction': {
    get: {
      operationId: 'readSatisfaction',
      tags,
      summary: 'What those who have been through it think of it: totals that can hide each',
      description: givenBy(givenTo('seeOpinions')),
      responses: withProblems({ '200': json('The totals.', 'Satisfaction') }, '401', '403'),
    },
    post: {
      operationId: 'takeDownOpinion',
      tags,
      summary: 'Puts down an opinion that was given on paper or where citizens are received',
      description: givenBy(givenTo('takeDownOpinions')),
      parameters: [csrfParameter, keyParameter],
      requestBody: body('Opinion', opinionExample),
      responses: withProblems({ '204': { description: 'It is put down.' } }, '400', '401', '403', '422'),
    },
  },
};

/** Satisfaction of those who reported, or came to be received. */
export const satisfaction: Resource = {
  tag: { name: 'satisfaction', description: 'What those who have been through it think of it.' },
  paths: () => paths,
  sent: { Opinion: opinionBody },
  answered: { Satisfaction: opinionTableSchema },
};
