import { z } from 'zod';
import { passingReasons } from '../../../domain/access/nobodyLeft';
import { roles } from '../../../domain/access/roles';
import { commandTypes } from '../../../domain/case/commands';
import { reportKinds } from '../../../domain/case/vocabulary';
import { clockKinds, recipients } from '../../../domain/clocks/clock';
import { attentions, clockTags } from '../../../domain/views/clockStates';
import { waitingSteps } from '../../../domain/views/waitingSteps';
import { factsSchema, outcomeSchema, stageSchema } from './facts';
import { href, pagedAnswer, pageNumbers } from '../paged';

const day = () =>
  z.string().meta({ description: 'An office day; where days are accelerated, the moment it begins.' });

/** Whose turn it is, and the outside party whose answer is awaited. */
const waitingSchema = z.object({
  step: z.enum(waitingSteps),
  roles: z.array(z.enum(roles)),
  accounts: z.array(z.string()),
  passedOn: z
    .object({ to: z.enum(roles), why: z.enum(passingReasons) })
    .optional()
    .meta({ description: 'Nobody of these is left today, so the case has come up to this head, and why.' }),
  outside: z
    .object({ who: z.enum(['subject', 'otherBody']), name: z.string().optional(), since: z.string() })
    .optional(),
});

/** A case as lists show it. */
export const caseSummarySchema = z.object({
  caseId: z.string(),
  number: z.string(),
  seq: z.number().int().meta({ description: 'How many events the case has.' }),
  stage: stageSchema,
  outcome: outcomeSchema.optional(),
  kind: z.enum(reportKinds),
  receivedOn: z.iso.date(),
  subjectName: z.string(),
  organisation: z.string(),
  waiting: waitingSchema,
  due: z
    .object({ kind: z.enum(clockKinds), of: z.string().optional(), on: day(), at: z.iso.datetime() })
    .optional()
    .meta({
      description:
        'The limit of whose state `attention` speaks; where it speaks of none, the one that ends first.',
    }),
  attention: z.enum(attentions),
  overdueKinds: z.array(z.enum(clockKinds)),
  running: z
    .array(
      z.object({
        kind: z.enum(clockKinds),
        of: z.string().optional(),
        owedBy: z.string().optional(),
        on: day(),
        at: z.iso.datetime(),
        state: z.enum([...clockTags, 'none']),
      }),
    )
    .optional()
    .meta({ description: 'Running clocks, the worst first, each with the state by which it is tagged.' }),
  escalatedTo: z.array(z.enum(recipients)),
  paused: z.boolean(),
  registeredAt: z.iso.datetime(),
  lastActAt: z.iso.datetime(),
  destroyedAt: z.iso
    .datetime()
    .optional()
    .meta({ description: 'When its contents were destroyed; absent where they were not.' }),
});

const office = () =>
  z.enum(roles).optional().meta({ description: 'In which office it was decided; absent where nobody did.' });

/** A clock of the case with the numbers that explain it, and the sentence made of them. */
export const clockSchema = z.object({
  kind: z.enum(clockKinds),
  of: z.string().optional().meta({
    description:
      'Which of several: the request (`r1`) or transfer (`t1`) to be answered, the forms that lapse.',
  }),
  owedBy: z.string().optional().meta({ description: 'The body whose answer is awaited.' }),
  status: z.enum(['running', 'paused', 'overdue', 'stopped', 'ranOut']),
  sentence: z.string().meta({ description: "The numbers as one sentence in the caller's language." }),
  count: z.number().int(),
  unit: z.enum(['workingDays', 'calendarDays', 'years']),
  startedOn: day(),
  originalDueOn: day(),
  dueOn: day().optional().meta({ description: 'Absent while paused.' }),
  used: z.number().int(),
  left: z
    .number()
    .int()
    .meta({ description: 'Today included; negative when overdue. Of years: calendar days.' }),
  stoppedOn: day().optional(),
  pauses: z.array(
    z.object({
      from: day(),
      until: day().optional(),
      reason: z.string(),
      used: z.number().int(),
      office: office(),
      congressOn: z.iso
        .date()
        .optional()
        .meta({ description: 'The opening of the congress before which it rests.' }),
      alone: z.boolean().optional().meta({ description: 'It rests by itself, while the case goes on.' }),
    }),
  ),
  extensions: z.array(z.object({ by: z.number().int(), on: day(), reason: z.string(), office: office() })),
  provisional: z
    .boolean()
    .meta({ description: 'A year on the way to the date has no days off announced yet.' }),
  citation: z.string(),
});

/** What the caller may do now. */
export const offeredSchema = z.object({ type: z.enum(commandTypes), title: z.string(), href: href() });

export const caseSchema = caseSummarySchema.extend({
  facts: factsSchema,
  clocks: z.array(clockSchema),
  commands: z.array(offeredSchema),
  lastAct: z.object({ seq: z.number().int(), at: z.iso.datetime(), by: z.string() }),
  links: z.object({ self: href(), events: href(), papers: href(), files: href() }),
});

export const caseListSchema = z.object({
  items: z.array(caseSummarySchema.extend({ links: z.object({ self: href() }) })),
  ...pageNumbers,
  page: pageNumbers.page.optional().meta({ description: 'Where a page was asked for by its number.' }),
  ...pagedAnswer,
});

export const eventListSchema = z.object({
  items: z.array(
    z.object({
      seq: z.number().int(),
      at: z.iso.datetime(),
      by: z.string(),
      commandId: z.string(),
      type: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  ...pagedAnswer,
});

export const receiptSchema = z.object({
  caseId: z.string(),
  number: z.string(),
  seq: z.number().int(),
  stage: stageSchema,
  links: z.object({ self: href() }),
});

export const pendingSchema = z.object({
  status: z.literal('pending'),
  detail: z.string(),
  links: z.object({ self: href() }),
});
