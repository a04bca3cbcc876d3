import { type CommandType, commandTypes, findCommand } from '../../../domain/case/commands';
import { register } from '../../../domain/case/commands/register';
import type { Translate } from '../../../language/texts';
import { commandExamples, registrationExample } from './examples';
import { meetingOperations } from '../meetings/operations';
import {
  caseIdParameter,
  caseListParameters,
  comparisonParameters,
  csrfParameter,
  eventListParameters,
  momentParameters,
  keyParameter,
  seenParameter,
  versionParameters,
} from './parameters';
import { registerOperations } from '../registers/operations';
import { body, givenBy } from './requestBody';
import { answers, withProblems } from './responses';
import { inputName } from './schemas';

const session = {
  '/api/session': {
    get: {
      operationId: 'getSession',
      tags: ['account'],
      summary: 'The token that every change sends as `X-CSRF-Token`, and who is signed in',
      security: [],
      responses: answers.session,
    },
    post: {
      operationId: 'signIn',
      tags: ['account'],
      summary: 'Signs in; the session gets a new token',
      security: [],
      parameters: [csrfParameter],
      requestBody: body('Credentials', { username: 'tiep.nhan', password: 'mat-khau-cua-ban' }),
      responses: withProblems(answers.session, '401', '403', '429'),
    },
    delete: {
      operationId: 'signOut',
      tags: ['account'],
      summary: 'Signs out',
      parameters: [csrfParameter],
      responses: answers.signedOut,
    },
  },
};

const reading = {
  '/api/v1/me': {
    get: {
      operationId: 'me',
      tags: ['account'],
      summary: 'Who is signed in, and what they may do',
      responses: withProblems(answers.me, '401'),
    },
  },
  '/api/v1/cases/{caseId}': {
    get: {
      operationId: 'getCase',
      tags: ['cases'],
      summary: 'One case: facts, clocks, whose turn it is, and what the caller may do now',
      parameters: [caseIdParameter],
      responses: withProblems(answers.oneCase, '401', '404'),
    },
  },
  '/api/v1/cases/{caseId}/events': {
    get: {
      operationId: 'listEvents',
      tags: ['cases'],
      summary: 'What happened in a case, in order',
      parameters: [caseIdParameter, ...eventListParameters],
      responses: withProblems(answers.eventList, '401', '404', '422'),
    },
  },
  '/api/v1/cases/{caseId}/moment': {
    get: {
      operationId: 'getCaseAtMoment',
      tags: ['cases'],
      summary: 'One case as it stood after an event or at a moment; for auditors',
      parameters: [caseIdParameter, ...momentParameters],
      responses: withProblems(answers.oneCase, '401', '403', '404', '422'),
    },
  },
};

const version = '/api/v1/procedures/{id}/{version}';
const procedures = {
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
  [`${version}/migration`]: {
    get: {
      operationId: 'previewMigration',
      tags: ['procedures'],
      summary: 'What moving open cases to this version would change; changes nothing',
      parameters: versionParameters,
      responses: withProblems(answers.migrationPreview, '401', '403', '404'),
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

const casesPath = (t: Translate) => ({
  get: {
    operationId: 'listCases',
    tags: ['cases'],
    summary: 'Cases that the caller may see, filtered and by pages',
    parameters: caseListParameters,
    responses: withProblems(answers.caseList, '401', '422'),
  },
  post: {
    operationId: 'register',
    tags: ['commands'],
    summary: t('commands:register.title'),
    description: `${t('commands:register.intro')}\n\n${givenBy(register.givenBy)}`,
    parameters: [csrfParameter, keyParameter],
    requestBody: body('Registration', registrationExample),
    responses: withProblems(answers.registered, '400', '401', '403', '422', '429'),
  },
});

function commandOperation(type: CommandType, t: Translate) {
  const { citation, during, givenBy: givers } = findCommand(type);
  const stages = during.map((stage) => `\`${stage}\``).join(', ');
  return {
    operationId: type,
    tags: ['commands'],
    summary: t(`commands:${type}.title`),
    description: `${t(`commands:${type}.intro`)}\n\n${givenBy(givers)} Stages: ${stages}. Basis: ${citation}.`,
    parameters: [caseIdParameter, csrfParameter, keyParameter, seenParameter],
    requestBody: body(inputName(type), commandExamples[type]),
    responses: withProblems(answers.commanded, '400', '401', '403', '404', '409', '422', '429', '503'),
  };
}

/** Every operation of the API by path; each command has its own. */
export function operations(t: Translate): Record<string, Record<string, unknown>> {
  const commands = commandTypes.map((type) => [
    `/api/v1/cases/{caseId}/commands/${type}`,
    { post: commandOperation(type, t) },
  ]);
  return {
    ...session,
    ...reading,
    ...procedures,
    ...meetingOperations,
    ...registerOperations,
    '/api/v1/cases': casesPath(t),
    ...Object.fromEntries(commands),
  };
}
