import { caseIdParameter, pending } from '../cases/commandOperations';
import { csrfParameter, keyParameter, queryParameters } from '../openapi/parameters';
import { givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, link, withProblems } from '../openapi/responses';
import { schemaRef } from '../openapi/schemas';
import {
  casePublicationsSchema,
  publicationListQuery,
  publicationListSchema,
  publicCheckBody,
} from './shapes';

const paths = {
  '/api/v1/publications': {
    get: {
      operationId: 'listPublications',
      tags: ['publications'],
      summary: 'What is to be made public, what is out, or what has ended; pages are of cases',
      parameters: queryParameters(publicationListQuery),
      responses: withProblems(
        { '200': json('A page of publications.', 'PublicationList', link) },
        '401',
        '403',
        '422',
      ),
    },
  },
  '/api/v1/cases/{caseId}/publications': {
    get: {
      operationId: 'getPublications',
      tags: ['publications'],
      summary: 'What of a case was made public, what is still to be, and the checks of what goes out',
      parameters: [caseIdParameter],
      responses: withProblems({ '200': json('The publications.', 'CasePublications') }, '401', '404'),
    },
  },
  '/api/v1/cases/{caseId}/public-checks': {
    post: {
      operationId: 'checkPublicText',
      tags: ['publications'],
      summary: 'Reads back what is to go out, and has the case tell what was found in it',
      description: `What was found is told by its kind and place. Only what has passed can be published.\n\n${givenBy(['publisher', 'areaOfficer', 'departmentHead', 'viceChair', 'chair'])}`,
      parameters: [caseIdParameter, csrfParameter, keyParameter],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaRef('PublicCheckBody') } },
      },
      responses: withProblems(
        { '201': json('It was checked.', 'Receipt'), '202': pending },
        '400',
        '401',
        '403',
        '404',
        '409',
        '422',
        '429',
        '503',
      ),
    },
  },
};

/** What of cases is made public. */
export const publications: Resource = {
  tag: {
    name: 'publications',
    description: 'What of cases is made public, and the checks of what goes out.',
  },
  paths: () => paths,
  sent: { PublicCheckBody: publicCheckBody },
  answered: { CasePublications: casePublicationsSchema, PublicationList: publicationListSchema },
};
