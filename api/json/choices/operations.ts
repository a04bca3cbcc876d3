import { commandTypes } from '../../../domain/case/commands';
import { caseIdParameter } from '../cases/commandOperations';
import { inPath } from '../openapi/parameters';
import type { Resource } from '../openapi/resource';
import { json, withProblems } from '../openapi/responses';
import { choicesSchema } from './shapes';

const type = {
  ...inPath('type', { type: 'string', enum: [...commandTypes] }),
  description: 'The command that is to be given.',
};

const paths = {
  '/api/v1/cases/{caseId}/choices/{type}': {
    get: {
      operationId: 'listChoices',
      tags: ['commands'],
      summary: 'The accounts that can be chosen for a command now, field by field, as its form offers them',
      description: 'Only for whoever may give the command now; else it is refused as the command would be.',
      parameters: [caseIdParameter, type],
      responses: withProblems(
        { '200': json('Whom each field may name.', 'Choices') },
        '401',
        '403',
        '404',
        '409',
      ),
    },
  },
};

/** Whom commands may name. */
export const choices: Resource = {
  tag: { name: 'commands', description: 'Acting on cases.' },
  paths: () => paths,
  sent: {},
  answered: { Choices: choicesSchema },
};
