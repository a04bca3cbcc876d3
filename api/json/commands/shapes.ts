import { z } from 'zod';
import { commandTypes } from '../../../domain/case/commands';
import { pendingSchema, receiptSchema } from '../cases/shapes';
import { actIn } from '../headers';
import { idempotencyKey } from '../idempotencyKey';
import { problemSchema } from '../problem';

/** How many commands one call may bring. */
export const mostCommands = 100;

/** One command among several. */
export const commandOfList = z.strictObject({
  caseId: z.string().min(1).max(100).meta({ description: 'The case that it is given to.' }),
  type: z
    .enum(commandTypes)
    .meta({ description: 'Which command; each has an operation that says what it does.' }),
  input: z
    .record(z.string(), z.unknown())
    .default({})
    .meta({ description: 'What the command takes, as the body of its own operation.' }),
  idempotencyKey: idempotencyKey.meta({
    description: 'A fresh UUID for each command, the same when it is repeated: it is carried out once.',
  }),
  seenAct: z
    .string()
    .refine((tag) => actIn(tag) !== undefined)
    .optional()
    .meta({
      description:
        'The `ETag` of the case as it was seen. When someone has acted since, this command is refused: 409.',
    }),
});

/** The list alone: what is wrong with one of it is the matter of that one. */
export const commandListBody = z.strictObject({
  commands: z.array(z.unknown()).min(1).max(mostCommands),
});

/** The same as it is described. */
export const describedCommandList = z.strictObject({
  commands: z.array(commandOfList).min(1).max(mostCommands).meta({
    description: 'Carried out in this order for each case; different cases do not wait for each other.',
  }),
});

export const commandAnswersSchema = z.object({
  answers: z
    .array(
      z.object({
        status: z
          .number()
          .int()
          .meta({ description: 'The status with which the command would have been answered by itself.' }),
        etag: z.string().optional().meta({
          description:
            'The case after this command, for `seenAct` and `If-Match`; of one that was carried out.',
        }),
        receipt: receiptSchema.optional().meta({ description: 'Of a command that was carried out.' }),
        pending: pendingSchema.optional().meta({ description: 'Of one that was not answered in time.' }),
        problem: problemSchema.optional().meta({ description: 'Of one that was not carried out: why.' }),
      }),
    )
    .meta({ description: 'One for each command, in the order of the list.' }),
});
