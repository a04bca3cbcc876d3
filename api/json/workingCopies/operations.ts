import { caseIdParameter, pending } from '../cases/commandOperations';
import { csrfParameter, inPath, keyParameter } from '../openapi/parameters';
import { givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { type Answer, json, withProblems } from '../openapi/responses';
import { schemaRef } from '../openapi/schemas';
import { cutBody, draftBody, draftSchema, sheetsSchema, workingCopyBody, workingCopySchema } from './shapes';

const fileIdParameter = inPath('fileId', { type: 'string' });
const sheetParameter = inPath('sheet', { type: 'integer', minimum: 1 });
const makers = givenBy(['custodian', 'intakeOfficer', 'caseTeam']);
const refusals = ['400', '401', '403', '404', '409', '422', '429', '503'] as const;
const sent = (name: string) => ({
  required: true,
  content: { 'application/json': { schema: schemaRef(name) } },
});

const picture: Answer = {
  description: 'One sheet as a picture without metadata; the reading was recorded.',
  content: { 'image/jpeg': { schema: {} } },
};

const paths = {
  '/api/v1/cases/{caseId}/working-copy': {
    get: {
      operationId: 'getWorkingCopy',
      tags: ['workingCopies'],
      summary: 'The letter without its writer, which the case is worked on with',
      parameters: [caseIdParameter],
      responses: withProblems({ '200': json('The working copy.', 'WorkingCopy') }, '401', '404'),
    },
    post: {
      operationId: 'makeWorkingCopy',
      tags: ['workingCopies'],
      summary: 'Makes a text the working copy of the letter, in the place of the one before',
      description: `It is refused while anything that is known of the writer stands in it.\n\n${makers}`,
      parameters: [caseIdParameter, csrfParameter, keyParameter],
      requestBody: sent('WorkingCopyBody'),
      responses: withProblems(
        { '201': json('It was made.', 'MadeWorkingCopy'), '202': pending },
        ...refusals,
      ),
    },
  },
  '/api/v1/cases/{caseId}/working-copy/draft': {
    post: {
      operationId: 'draftWorkingCopy',
      tags: ['workingCopies'],
      summary: 'Reads the letter, and what a working copy of it begins with',
      description: `The reading is part of the case before it is given.\n\n${makers}`,
      parameters: [caseIdParameter, csrfParameter, keyParameter],
      requestBody: sent('WorkingCopyDraftBody'),
      responses: withProblems({ '200': json('The letter.', 'WorkingCopyDraft') }, ...refusals),
    },
  },
  '/api/v1/cases/{caseId}/files/{fileId}/sheets': {
    get: {
      operationId: 'countSheets',
      tags: ['workingCopies'],
      summary: 'How many sheets a PDF or a picture has',
      parameters: [caseIdParameter, fileIdParameter],
      responses: withProblems({ '200': json('The sheets.', 'Sheets') }, '401', '403', '404', '422'),
    },
  },
  '/api/v1/cases/{caseId}/files/{fileId}/sheets/{sheet}': {
    get: {
      operationId: 'getSheet',
      tags: ['workingCopies'],
      summary: 'A sheet of a PDF or a picture, as a picture',
      parameters: [caseIdParameter, fileIdParameter, sheetParameter],
      responses: withProblems({ '200': picture }, '401', '403', '404', '422'),
    },
  },
  '/api/v1/cases/{caseId}/files/{fileId}/working-copy': {
    post: {
      operationId: 'cutFile',
      tags: ['workingCopies'],
      summary: 'Makes the working copy of a file with black boxes, in the place of the one before',
      description: `The finished copy is opened again, and kept only where nothing is found in it that must not be.\n\n${makers}`,
      parameters: [caseIdParameter, fileIdParameter, csrfParameter, keyParameter],
      requestBody: sent('CutBody'),
      responses: withProblems({ '201': json('The working copy.', 'CaseFile'), '202': pending }, ...refusals),
    },
  },
};

/** What cases are worked on with in place of what could give their reporters away. */
export const workingCopies: Resource = {
  tag: {
    name: 'workingCopies',
    description: 'What cases are worked on with in place of what could give their reporters away.',
  },
  paths: () => paths,
  sent: { WorkingCopyBody: workingCopyBody, WorkingCopyDraftBody: draftBody, CutBody: cutBody },
  answered: {
    WorkingCopy: workingCopySchema,
    MadeWorkingCopy: workingCopySchema.omit({ at: true }),
    WorkingCopyDraft: draftSchema,
    Sheets: sheetsSchema,
  },
};
