import { csrfParameter } from '../openapi/parameters';
import { body } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, withProblems } from '../openapi/responses';
import { commandAnswersSchema, describedCommandList, mostCommands } from './shapes';

export const commandListExample = {
  commands: [
    {
      caseId: '0d9f1f9a-8f5c-4f0e-9b39-1f0f5f6f7a10',
      type: 'note',
      input: { text: 'Đã gọi điện.' },
      idempotencyKey: '5c1f6c0e-1a7b-4f6e-9c53-0d2f3a4b5c6d',
      seenAct: '"act-12"',
    },
  ],
};

const paths = {
  '/api/v1/commands': {
    post: {
      operationId: 'giveCommands',
      tags: ['commands'],
      summary: 'Gives many commands in one call, each with an answer of its own',
      description: `At most ${mostCommands}. Each is judged as if it had come alone: one refusal holds up no other, and the call is answered with 200 whatever became of them. Commands to one case are carried out in the order of the list; where a case does not answer in time, those that follow for it are answered with 429 and not given.`,
      parameters: [csrfParameter],
      requestBody: body('CommandList', commandListExample),
      responses: withProblems(
        { '200': json('What became of each command, in the order of the list.', 'CommandAnswers') },
        '400',
        '401',
        '403',
        '422',
      ),
    },
  },
};

/** Many commands at once. */
export const commandLists: Resource = {
  tag: { name: 'commands', description: 'Acting on cases.' },
  paths: () => paths,
  sent: { CommandList: describedCommandList },
  answered: { CommandAnswers: commandAnswersSchema },
};
