import { givenTo } from '../../../domain/access/policy';
import { csrfParameter, inPath } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, locationOf, withProblems } from '../openapi/responses';
import { schemaRef } from '../openapi/schemas';
import {
  importAnswersBody,
  importFileBody,
  importListSchema,
  importRowsSchema,
  importSchema,
} from './shapes';

const tags = ['imports'];
const room = '/api/v1/imports';
const one = `${room}/{importId}`;
const importId = inPath('importId', { type: 'string' });
const description = givenBy(givenTo('import'));
const state = json('How it stands.', 'Import');

const paths = {
  [room]: {
    get: {
      operationId: 'listImports',
      tags,
      summary: 'The last hundred imports, the newest first',
      description,
      responses: withProblems({ '200': json('Imports.', 'ImportList') }, '401', '403'),
    },
    post: {
      operationId: 'beginImport',
      tags,
      summary: 'Sends a register; each row is checked and kept sealed, and nothing comes in before it is run',
      description,
      parameters: [csrfParameter],
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: schemaRef('ImportFile') } },
      },
      responses: withProblems(
        { '201': json('The file was looked at.', 'Import', locationOf('import')) },
        '401',
        '403',
        '422',
      ),
    },
  },
  [one]: {
    get: {
      operationId: 'getImport',
      tags,
      summary: 'How an import stands',
      description,
      parameters: [importId],
      responses: withProblems({ '200': state }, '401', '403', '404'),
    },
    delete: {
      operationId: 'discardImport',
      tags,
      summary: 'Discards a file of which no row has come in',
      description,
      parameters: [importId, csrfParameter],
      responses: withProblems({ '204': { description: 'It is gone.' } }, '401', '403', '404', '409'),
    },
  },
  [`${one}/rows`]: {
    get: {
      operationId: 'listImportRows',
      tags,
      summary:
        'The rows at fault: what is wrong, what is asked, what was refused; for whoever brought the file',
      description,
      parameters: [importId],
      responses: withProblems({ '200': json('Rows at fault.', 'ImportRows') }, '401', '403', '404'),
    },
  },
  [`${one}/run`]: {
    post: {
      operationId: 'runImport',
      tags,
      summary: 'Has the rows that are ready come in, or go on where it was interrupted',
      description,
      parameters: [importId, csrfParameter],
      responses: withProblems(
        { '202': json('It is under way, or was before.', 'Import') },
        '401',
        '403',
        '404',
      ),
    },
  },
  [`${one}/answers`]: {
    post: {
      operationId: 'answerImportRows',
      tags,
      summary: 'Says of rows that are asked about that they come in all the same',
      description,
      parameters: [importId, csrfParameter],
      requestBody: body('ImportAnswers', { rows: [3, 7] }),
      responses: withProblems({ '200': state }, '401', '403', '404', '422'),
    },
  },
};

/** Imports of registers. */
export const imports: Resource = {
  tag: { name: 'imports', description: 'Registers that are brought in from files.' },
  paths: () => paths,
  sent: { ImportAnswers: importAnswersBody, ImportFile: importFileBody },
  answered: { Import: importSchema, ImportList: importListSchema, ImportRows: importRowsSchema },
};
