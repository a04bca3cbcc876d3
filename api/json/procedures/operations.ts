import { csrfParameter, inPath, keyParameter, queryParameters } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, withProblems } from '../openapi/responses';
import {
  changesQuery,
  changesSchema,
  comparisonQuery,
  comparisonSchema,
  migratedSchema,
  migrationBody,
  migrationPreviewSchema,
  migrationQuery,
  partyAnswer,
  procedureAnswer,
  procedureListSchema,
  stateAnswer,
} from './shapes';

const versionParameters = [inPath('id', { type: 'string' }), inPath('version', { type: 'integer' })];
const comparisonParameters = queryParameters(comparisonQuery);

const answers = {
  procedureList: { '200': json('Every version, the newest first.', 'ProcedureList') },
  oneProcedure: { '200': json('The version, each value with citation and confidence.', 'Procedure') },
  comparison: { '200': json('Both versions, value by value.', 'Comparison') },
  changes: { '200': json('Each value that is another, before and now, with its source.', 'Changes') },
  migrationPreview: {
    '200': json(
      'Open cases with each clock before and after, those that would start or stop among them.',
      'MigrationPreview',
    ),
  },
  migrated: { '200': json('How many cases were moved, and how many left as they are.', 'Migrated') },
};

const version = '/api/v1/procedures/{id}/{version}';
const paths = {
  '/api/v1/procedures': {
    get: {
      operationId: 'listProcedures',
      tags: ['procedures'],
      summary: 'Every version of the procedure',
      responses: withProblems(answers.procedureList, '401', '403'),
    },
  },
  [version]: {
    get: {
      operationId: 'getProcedure',
      tags: ['procedures'],
      summary: 'One version, with the source of each value',
      parameters: versionParameters,
      responses: withProblems(answers.oneProcedure, '401', '403', '404'),
    },
  },
  [`${version}/comparison`]: {
    get: {
      operationId: 'compareProcedures',
      tags: ['procedures'],
      summary: 'One version beside another',
      parameters: [...versionParameters, ...comparisonParameters],
      responses: withProblems(answers.comparison, '401', '403', '404', '422'),
    },
  },
  [`${version}/changes`]: {
    get: {
      operationId: 'getProcedureChanges',
      tags: ['procedures'],
      summary: 'What a version changes against the one that it follows',
      parameters: [...versionParameters, ...queryParameters(changesQuery)],
      responses: withProblems(answers.changes, '401', '403', '404', '422'),
    },
  },
  [`${version}/migration`]: {
    get: {
      operationId: 'previewMigration',
      tags: ['procedures'],
      summary: 'What moving open cases to this version would change; changes nothing',
      parameters: [...versionParameters, ...queryParameters(migrationQuery)],
      responses: withProblems(answers.migrationPreview, '401', '403', '404', '422'),
    },
    post: {
      operationId: 'migrate',
      tags: ['procedures'],
      summary: 'Moves chosen open cases to this version',
      description: givenBy(['viceChair', 'chair']),
      parameters: [...versionParameters, csrfParameter, keyParameter],
      requestBody: body('Migration', {
        cases: [{ caseId: '0d9f1f9a-8f5c-4f0e-9b39-1f0f5f6f7a10', seenAct: 4 }],
        reason: 'Áp dụng thống nhất.',
      }),
      responses: withProblems(answers.migrated, '400', '401', '403', '404', '422'),
    },
  },
};

/** The rules by which cases go, and moving cases to newer ones. */
export const procedures: Resource = {
  tag: { name: 'procedures', description: 'The rules by which cases go.' },
  paths: () => paths,
  sent: { Migration: migrationBody },
  answered: {
    Procedure: procedureAnswer,
    PartyProcedure: partyAnswer,
    StateProcedure: stateAnswer,
    ProcedureList: procedureListSchema,
    Comparison: comparisonSchema,
    Changes: changesSchema,
    MigrationPreview: migrationPreviewSchema,
    Migrated: migratedSchema,
  },
};
