import { givenTo } from '../../../domain/access/policy';
import { queryParameters } from '../openapi/parameters';
import { givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, link, withProblems } from '../openapi/responses';
import { coordinationListSchema, coordinationQuery } from './shapes';

const answer = json('A page of what is with bodies outside.', 'CoordinationList', link);

const paths = {
  '/api/v1/coordination': {
    get: {
      operationId: 'listCoordination',
      tags: ['coordination'],
      summary: 'What went from the cases that the caller sees to bodies outside, what is late first',
      description: givenBy(givenTo('seeCoordination')),
      parameters: queryParameters(coordinationQuery),
      responses: withProblems({ '200': answer }, '401', '403', '422'),
    },
  },
};

/** What cases have with law-enforcement and other bodies outside. */
export const coordination: Resource = {
  tag: { name: 'coordination', description: 'What went to law-enforcement and other bodies outside.' },
  paths: () => paths,
  sent: {},
  answered: { CoordinationList: coordinationListSchema },
};
