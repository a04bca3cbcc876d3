import { csrfParameter, inPath } from '../openapi/parameters';
import { body } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, withProblems } from '../openapi/responses';
import { absenceAnswer, absenceBody } from './shapes';

const tags = ['account'];
const accountId = inPath('accountId', { type: 'string' });
const arranged = json('What is arranged.', 'Away');

const paths = {
  '/api/v1/away/{accountId}': {
    get: {
      operationId: 'getAbsence',
      tags,
      summary: 'Who acts for somebody, from which day to which, and who could',
      parameters: [accountId],
      responses: withProblems({ '200': arranged }, '401', '403', '404'),
    },
    put: {
      operationId: 'arrangeAbsence',
      tags,
      summary: 'Says that somebody is away, and who acts for them',
      description:
        'Of oneself at once; of somebody else it waits until a second person has confirmed it: 202.',
      parameters: [accountId, csrfParameter],
      requestBody: body('Absence', { from: '2026-07-01', to: '2026-07-15', deputy: 'u-4f1c' }),
      responses: withProblems(
        { '200': arranged, '202': json('It waits for a second person.', 'Away') },
        ...(['401', '403', '404', '422'] as const),
      ),
    },
    delete: {
      operationId: 'endAbsence',
      tags,
      summary: 'Says that somebody is back',
      parameters: [accountId, csrfParameter],
      responses: withProblems({ '204': { description: 'They are back.' } }, '401', '403', '404'),
    },
  },
};

/** Who is away, and who acts for them. */
export const away: Resource = {
  tag: { name: 'account', description: 'The caller.' },
  paths: () => paths,
  sent: { Absence: absenceBody },
  answered: { Away: absenceAnswer },
};
