import { recordPaper } from '../../../domain/case/commands/recordPaper';
import { paperKinds } from '../../../domain/papers/kinds';
import { csrfParameter, inPath } from '../openapi/parameters';
import { givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, withProblems } from '../openapi/responses';
import { caseIdParameter } from '../cases/commandOperations';
import { paperFormats, paperListSchema, paperSchema } from './shapes';

const tags = ['papers'];
const of: ReturnType<typeof inPath> = {
  ...inPath('of', { type: 'integer' }),
  description: 'The sequence number of the act from which it is written.',
};
const kind: ReturnType<typeof inPath> = {
  ...inPath('kind', { type: 'string' }),
  description: `The kind: ${paperKinds.map((one) => `\`${one}\``).join(', ')}; \`-2\` and on behind it for one in the place of another.`,
};
const room = '/api/v1/cases/{caseId}/papers';

const paths = {
  [room]: {
    get: {
      operationId: 'listPapers',
      tags,
      summary: 'Papers that can be written from the acts of a case, and those that were',
      parameters: [caseIdParameter],
      responses: withProblems(
        { '200': json('Every paper that the caller may read.', 'PaperList') },
        '401',
        '404',
      ),
    },
  },
  [`${room}/{of}/{kind}`]: {
    post: {
      operationId: 'issuePaper',
      tags,
      summary: 'Issues a paper: numbers it, makes both files, and enters them in the history',
      description: `A paper is issued once, however often this is sent. ${givenBy(recordPaper.givenBy)}`,
      parameters: [caseIdParameter, of, kind, csrfParameter],
      responses: withProblems(
        {
          '200': json('It was issued before.', 'Paper'),
          '201': json('It is issued.', 'Paper'),
        },
        '401', '403', '404', '409',
      ), // prettier-ignore
    },
  },
  ...Object.fromEntries(
    paperFormats.map((format) => [
      `${room}/{of}/{kind}/${format}`,
      {
        get: {
          operationId: `takePaper${format === 'pdf' ? 'Pdf' : 'Docx'}`,
          tags,
          summary: `The file of a paper as ${format.toUpperCase()}`,
          parameters: [caseIdParameter, of, kind],
          responses: withProblems(
            {
              '200': {
                description: 'The bytes, as they were when it was issued.',
                content: { 'application/octet-stream': { schema: {} } },
              },
            },
            '401', '404',
          ), // prettier-ignore
        },
      },
    ]),
  ),
};

/** Papers of a case. */
export const papers: Resource = {
  tag: { name: 'papers', description: 'Papers that are written from the acts of cases.' },
  paths: () => paths,
  sent: {},
  answered: { Paper: paperSchema, PaperList: paperListSchema },
};
