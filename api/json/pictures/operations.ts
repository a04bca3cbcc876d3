import { givenTo } from '../../../domain/access/policy';
import { queryParameters } from '../openapi/parameters';
import { givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { type Answer, json, withProblems } from '../openapi/responses';
import { picturesQuery, picturesSchema, waySchema } from './shapes';

const parameters = queryParameters(picturesQuery);
const description = givenBy(givenTo('seePictures'));
const file = (type: string): Answer => ({
  description: 'Events by pseudonyms that are made for this file alone; no name and no text.',
  content: { [type]: { schema: {} } },
});
const get = (operationId: string, summary: string, answer: Answer) => ({
  get: {
    operationId,
    tags: ['pictures'],
    summary,
    description,
    parameters,
    responses: withProblems({ '200': answer }, '401', '403', '422'),
  },
});

const paths = {
  '/api/v1/pictures': get('readPictures', 'The figures of some months, as the pages draw them', json('The figures.', 'Pictures')),
  '/api/v1/pictures/way': get('readWay', 'The way that cases really take', json('Steps and passages.', 'Way')),
  '/api/v1/pictures/events.xes': get('readEventsAsXes', 'Events for process mining, IEEE 1849-2016', file('application/xml')),
  '/api/v1/pictures/events.csv': get('readEventsAsCsv', 'The same as CSV', file('text/csv')),
}; // prettier-ignore

/** Figures of the office over time. */
export const pictures: Resource = {
  tag: { name: 'pictures', description: 'Figures over time, and the way that cases take.' },
  paths: () => paths,
  sent: {},
  answered: { Pictures: picturesSchema, Way: waySchema },
};
