import { queryParameters } from '../openapi/parameters';
import type { Resource } from '../openapi/resource';
import { json, link, withProblems } from '../openapi/responses';
import { unitListSchema, unitQuery } from './routes';

const paths = {
  '/api/v1/units': {
    get: {
      operationId: 'listUnits',
      tags: ['units'],
      summary: 'The units of the organisation on a day, by pages',
      parameters: queryParameters(unitQuery),
      responses: withProblems({ '200': json('A page of units.', 'UnitList', link) }, '401', '403', '422'),
    },
  },
};

/** The organisation. */
export const units: Resource = {
  tag: {
    name: 'units',
    description: 'The units of the organisation, by which reports and commands name them.',
  },
  paths: () => paths,
  sent: {},
  answered: { UnitList: unitListSchema },
};
