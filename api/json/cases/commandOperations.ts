import type { z } from 'zod';
import { type CommandType, commandTypes, findCommand } from '../../../domain/case/commands';
import type { Translate } from '../../../language/texts';
import { csrfParameter, ifMatch, inPath, keyParameter } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, locationOf, retry, withProblems } from '../openapi/responses';
import { problemSchema } from '../problem';
import { commandExample } from './examples';
import { pendingSchema, receiptSchema } from './shapes';

export const caseIdParameter = inPath('caseId', { type: 'string' });
const seenParameter = ifMatch(
  'The `ETag` of the case as it was seen. When someone has acted since, nothing is done: 409.',
  '^"act-\\d+"$',
);

export const location = locationOf('case');
export const pending = json(
  'Not answered in time. It may still be carried out: repeat it with the same key.',
  'Pending',
  {
    ...location,
    ...retry,
  },
);

const answers = {
  commanded: {
    '200': json('The command was carried out, now or at its first sending.', 'Receipt'),
    '202': pending,
  },
};

/** The name of a command's input among the components: `ProposeAssignment`. */
export const inputName = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1);

function commandOperation(type: CommandType, t: Translate) {
  const { citation, during, givenBy: givers } = findCommand(type);
  const intro = t(`commands:${type}.intro`, { instrument: t('procedures:ofCase') });
  const stages = during.map((stage) => `\`${stage}\``).join(', ');
  return {
    operationId: type,
    tags: ['commands'],
    summary: t(`commands:${type}.title`),
    description: `${intro}\n\n${givenBy(givers)} Stages: ${stages}. Basis: ${citation}.`,
    parameters: [caseIdParameter, csrfParameter, keyParameter, seenParameter],
    requestBody: body(inputName(type), commandExample(type)),
    responses: withProblems(answers.commanded, '400', '401', '403', '404', '409', '422', '429', '503'),
  };
}

/** Acting on a case: each command has an operation of its own. */
export const commands: Resource = {
  tag: { name: 'commands', description: 'Acting on cases.' },
  paths: (t) =>
    Object.fromEntries(
      commandTypes.map((type) => [
        `/api/v1/cases/{caseId}/commands/${type}`,
        { post: commandOperation(type, t) },
      ]),
    ),
  sent: Object.fromEntries(
    commandTypes.map((type): [string, z.ZodType] => [inputName(type), findCommand(type).input()]),
  ),
  answered: { Receipt: receiptSchema, Pending: pendingSchema, Problem: problemSchema },
};
