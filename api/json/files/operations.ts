import { fileKeepers } from '../../../domain/access/files';
import { caseIdParameter, pending } from '../cases/commandOperations';
import { csrfParameter, inPath, keyParameter } from '../openapi/parameters';
import { givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { type Answer, json, withProblems } from '../openapi/responses';
import { schemaRef } from '../openapi/schemas';
import { caseFileListSchema, caseFileSchema, sentFilesSchema } from './shapes';

const fileIdParameter = inPath('fileId', { type: 'string' });

const bytes: Answer = {
  description: 'The file to the byte as it was taken in; the reading was recorded.',
  headers: {
    'Repr-Digest': { description: 'Its SHA-256 (RFC 9530).', schema: { type: 'string' } },
  },
  content: { 'application/octet-stream': { schema: {} } },
};

const paths = {
  '/api/v1/cases/{caseId}/files': {
    get: {
      operationId: 'listFiles',
      tags: ['files'],
      summary: 'What was taken into the file of a case, in order',
      parameters: [caseIdParameter],
      responses: withProblems({ '200': json('The documents.', 'CaseFileList') }, '401', '404'),
    },
    post: {
      operationId: 'takeInFiles',
      tags: ['files'],
      summary: 'Takes documents into the file of a case',
      description: `Sent as a form with files; a repeat under the same key gets the first answer.\n\n${givenBy(fileKeepers)}`,
      parameters: [caseIdParameter, csrfParameter, keyParameter],
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: schemaRef('SentFiles') } },
      },
      responses: withProblems(
        { '201': json('The documents that were taken in.', 'CaseFileList'), '202': pending },
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
  '/api/v1/cases/{caseId}/files/{fileId}': {
    get: {
      operationId: 'getFile',
      tags: ['files'],
      summary: 'What is known of a document',
      parameters: [caseIdParameter, fileIdParameter],
      responses: withProblems({ '200': json('The document.', 'CaseFile') }, '401', '404'),
    },
  },
  '/api/v1/cases/{caseId}/files/{fileId}/original': {
    get: {
      operationId: 'getFileOriginal',
      tags: ['files'],
      summary: 'The document to the byte as it was taken in',
      parameters: [caseIdParameter, fileIdParameter],
      responses: withProblems({ '200': bytes }, '401', '403', '404', '409'),
    },
  },
};

/** What was taken into the files of cases. */
export const files: Resource = {
  tag: { name: 'files', description: 'Documents in the files of cases.' },
  paths: () => paths,
  sent: { SentFiles: sentFilesSchema },
  answered: { CaseFile: caseFileSchema, CaseFileList: caseFileListSchema },
};
