import { fileKeepers } from '../../../domain/access/files';
import { caseIdParameter, pending } from '../cases/commandOperations';
import {
  csrfParameter,
  inPath,
  keyParameter,
  type Parameter,
  languageParameter,
} from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { type Answer, json, withProblems } from '../openapi/responses';
import { schemaRef } from '../openapi/schemas';
import { handOverBody, leftCasesSchema } from './custodyShapes';
import { caseFileListSchema, caseFileSchema, sentFilesSchema } from './shapes';
import { newUploadSchema, takenUploadsSchema, uploadListSchema, uploadSchema } from './uploadShapes';

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
      description: `Sent as a form with files, or as JSON that names uploads; a repeat under the same key gets the first answer.\n\n${givenBy(fileKeepers)}`,
      // As everywhere; said here, since a generator forgets what it needs for two kinds of body where nothing is optional.
      parameters: [caseIdParameter, csrfParameter, keyParameter, languageParameter],
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': { schema: schemaRef('SentFiles') },
          'application/json': { schema: schemaRef('TakenUploads') },
        },
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

const uploadParameters = [caseIdParameter, inPath('uploadId', { type: 'string' })];
const offsetParameter: Parameter = {
  name: 'Upload-Offset',
  in: 'header',
  required: true,
  description: 'From which byte on this is; it must be the `offset` of the upload.',
  schema: { type: 'string', pattern: '^\\d{1,12}$' },
};

const uploadPaths = {
  '/api/v1/cases/{caseId}/uploads': {
    get: {
      operationId: 'listUploads',
      tags: ['files'],
      summary: 'What the caller has begun to send into a case and not taken in yet',
      parameters: [caseIdParameter],
      responses: withProblems({ '200': json('The uploads.', 'UploadList') }, '401', '403', '404'),
    },
    post: {
      operationId: 'beginUpload',
      tags: ['files'],
      summary: 'Begins to send a file in several requests',
      description: `What is larger than the office takes is refused before any of it is sent. What is not sent on for a day is removed.\n\n${givenBy(fileKeepers)}`,
      parameters: [caseIdParameter, csrfParameter],
      requestBody: body('NewUpload', { name: 'bien-ban.pdf', size: 48_213, mark: '2026-03-02T08:00:00Z' }),
      responses: withProblems(
        { '201': json('The upload.', 'Upload') },
        '400',
        '401',
        '403',
        '404',
        '409',
        '422',
      ),
    },
  },
  '/api/v1/cases/{caseId}/uploads/{uploadId}': {
    get: {
      operationId: 'getUpload',
      tags: ['files'],
      summary: 'How far an upload has come',
      parameters: uploadParameters,
      responses: withProblems({ '200': json('The upload.', 'Upload') }, '401', '403', '404'),
    },
    patch: {
      operationId: 'sendOn',
      tags: ['files'],
      summary: 'Sends the bytes of an upload on from its offset',
      description:
        'Whatever breaks off, what has come stays, in pieces of 262,144 bytes: ask for the offset, and send on from there. The last byte has the file looked at; a body without bytes does so again.',
      parameters: [...uploadParameters, csrfParameter, offsetParameter],
      requestBody: { required: false, content: { 'application/offset+octet-stream': { schema: {} } } },
      responses: withProblems(
        { '200': json('The upload.', 'Upload') },
        '400',
        '401',
        '403',
        '404',
        '409',
        '422',
        '503',
      ),
    },
    delete: {
      operationId: 'dropUpload',
      tags: ['files'],
      summary: 'Removes an upload',
      parameters: [...uploadParameters, csrfParameter],
      responses: withProblems({ '204': { description: 'Removed.' } }, '401', '403', '404'),
    },
  },
};

const custodyPaths = {
  '/api/v1/cases/{caseId}/files/{fileId}/hand-overs': {
    post: {
      operationId: 'handOverOriginalOfFile',
      tags: ['files'],
      summary: 'Enters that the paper original of a document was handed over',
      description: `To whom, and where it lies since, is sealed here. A repeat under the same key gets the first answer.\n\n${givenBy(fileKeepers)}`,
      parameters: [caseIdParameter, fileIdParameter, csrfParameter, keyParameter],
      requestBody: body('HandOver', { to: 'Phòng Lưu trữ', on: '2026-03-02', original: 'Kho 2, giá 4' }),
      responses: withProblems(
        { '201': json('The document.', 'CaseFile'), '202': pending },
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
  '/api/v1/hand-overs': {
    get: {
      operationId: 'listHandOvers',
      tags: ['files'],
      summary: 'Open cases that are still in the hands of people who have left',
      description: 'For heads. A case is given to somebody else by its command `reassign`.',
      responses: withProblems({ '200': json('Who has left, with their cases.', 'LeftCases') }, '401', '403'),
    },
  },
};

/** What was taken into the files of cases. */
export const files: Resource = {
  tag: { name: 'files', description: 'Documents in the files of cases.' },
  paths: () => ({ ...paths, ...uploadPaths, ...custodyPaths }),
  sent: {
    SentFiles: sentFilesSchema,
    TakenUploads: sentFilesSchema.omit({ files: true }).extend(takenUploadsSchema.shape),
    NewUpload: newUploadSchema,
    HandOver: handOverBody,
  },
  answered: {
    CaseFile: caseFileSchema,
    CaseFileList: caseFileListSchema,
    Upload: uploadSchema,
    UploadList: uploadListSchema,
    LeftCases: leftCasesSchema,
  },
};
