import { z } from 'zod';
import { clockTime, dayKinds, dayLengths, plannedDay, postingPlaces } from '../../../domain/reception/day';
import { receptionRules } from '../../../domain/reception/rules';
import {
  firstReplies,
  paperConditions,
  statementSigns,
  visitMatters,
  visitOutcomes,
  visitStandings,
} from '../../../domain/reception/visit';
import {
  arrivalFields,
  line,
  maybe,
  outcomeFields,
  replyFields,
  statementFields,
} from '../../../domain/reception/visitFields';
import { pagedAnswer, pagedQuery, pageNumbers } from '../paged';

const day = () => z.iso.date();
const seen = z
  .number()
  .int()
  .min(0)
  .meta({ description: 'The `revision` that the caller has seen; 0 for a new day.' });

/** What is done to a day of reception, by its name in the address. */
export const dayActBodies = {
  plan: plannedDay().extend({ seen }),
  post: z.strictObject({
    seen,
    on: day(),
    where: z.enum(postingPlaces),
    lateReason: line(dayLengths.notice).optional(),
  }),
  move: z.strictObject({
    seen,
    on: day(),
    from: clockTime(),
    to: clockTime(),
    place: line(dayLengths.place),
    notice: line(dayLengths.notice),
  }),
  cancel: z.strictObject({ seen, notice: line(dayLengths.notice) }),
} as const;
export type DayActName = keyof typeof dayActBodies;
export const dayActNames = Object.keys(dayActBodies) as DayActName[];

export const arrivalBody = z.strictObject({
  ...arrivalFields(),
  people: z.number().int().min(1).max(10_000),
});

/** What is done in a visit, by its name in the address. */
export const visitActBodies = {
  takeStatement: z.strictObject({
    ...statementFields(),
    readBack: z.boolean(),
  }),
  takePapers: z.strictObject({
    copies: z.boolean(),
    items: z
      .array(
        z.strictObject({
          title: line(300),
          pages: z.number().int().positive().max(10_000),
          condition: z.enum(paperConditions),
        }),
      )
      .min(1)
      .max(40),
  }),
  settle: z.strictObject({
    ...outcomeFields(),
    to: maybe(300),
  }),
  signNotice: z.strictObject({ on: day() }),
  reply: z.strictObject({
    on: day(),
    ...replyFields(),
    to: maybe(300),
  }),
  conclude: z.strictObject({
    on: day(),
    summary: line(5_000),
    contact: line(300),
    charges: z
      .array(z.strictObject({ unit: line(300), task: line(2_000), due: day() }))
      .min(1)
      .max(20),
  }),
  followCharge: z.strictObject({ chargeId: line(100), on: day(), done: z.boolean(), note: maybe(2_000) }),
} as const;
export type VisitActName = keyof typeof visitActBodies;
export const visitActNames = Object.keys(visitActBodies) as VisitActName[];

export const visitorBody = z.strictObject({ why: z.string().trim().min(10).max(500) });

const range = {
  from: day().optional().meta({ description: 'The first day; the first of this year where it is left out.' }),
  to: day().optional().meta({ description: 'The last day; today where it is left out.' }),
};
export const dayListQuery = z.strictObject({ ...range, ...pagedQuery });
export const visitListQuery = z.strictObject({ ...range, ...pagedQuery });
export const figuresQuery = z.strictObject(range);

const done = { by: z.string(), at: z.iso.datetime() };
const step = z.object({ step: z.string(), to: z.string(), level: z.number().int(), at: z.iso.datetime() });

export const dayAnswerSchema = plannedDay().extend({
  dayId: z.string(),
  revision: z.number().int(),
  planned: z.object(done),
  posted: z
    .object({ ...done, on: day(), where: z.enum(postingPlaces), lateReason: z.string().optional() })
    .optional(),
  moves: z.array(z.object({ ...done, fromOn: day(), toOn: day(), notice: z.string() })),
  cancelled: z.object({ ...done, notice: z.string() }).optional(),
});
export const dayListSchema = z.object({ items: z.array(dayAnswerSchema), ...pageNumbers, ...pagedAnswer });

export const visitAnswerSchema = z.object({
  visitId: z.string(),
  revision: z.number().int(),
  dayId: z.string(),
  ...done,
  on: day(),
  turn: z.number().int().meta({ description: 'Its place in the register of the year.' }),
  matter: z.enum(visitMatters),
  standing: z.enum(visitStandings),
  people: z.number().int(),
  content: z.string().optional(),
  settledBy: z.string().optional(),
  statement: z.object({ ...done, sign: z.enum(statementSigns) }).optional(),
  papers: z.object({ ...done, items: z.number().int(), copies: z.boolean() }).optional(),
  settled: z.object({ ...done, outcome: z.enum(visitOutcomes), ground: z.string().optional() }).optional(),
  to: z.string().optional(),
  letter: z.string().optional(),
  explanation: z.string().optional(),
  notice: z.object({ ...done, on: day(), number: z.string() }).optional(),
  caseId: z
    .string()
    .optional()
    .meta({ description: 'The case that it has become, where the caller may see it.' }),
  reply: z.object({ ...done, on: day(), reply: z.enum(firstReplies) }).optional(),
  conclusion: z.object({ ...done, on: day(), number: z.string() }).optional(),
  charges: z.array(
    z.object({
      chargeId: z.string(),
      unit: z.string(),
      task: z.string(),
      due: day(),
      doneOn: day().optional(),
      overdueSince: z.iso.datetime().optional(),
      steps: z.array(step),
    }),
  ),
  clocks: z.array(
    z.object({
      kind: z.string(),
      startedOn: z.string(),
      dueOn: z.string(),
      dueAt: z.iso.datetime(),
      stoppedOn: z.string().optional(),
      overdueSince: z.iso.datetime().optional(),
      citation: z.string(),
      explanation: z.string(),
      steps: z.array(step),
    }),
  ),
  mayOpenVisitor: z.boolean(),
});
export const visitListSchema = z.object({
  items: z.array(visitAnswerSchema),
  ...pageNumbers,
  ...pagedAnswer,
});

export const visitorSchema = z.object({
  name: z.string().optional(),
  address: z.string().optional(),
  idNumber: z.string().optional(),
  phone: z.string().optional(),
  others: z.string().optional(),
  statement: z.string().optional(),
  items: z
    .array(z.object({ title: z.string(), pages: z.number().int(), condition: z.enum(paperConditions) }))
    .optional(),
});

const count = () => z.number().int().nonnegative();
const counts = <Key extends string>(keys: readonly Key[]) =>
  z.object(Object.fromEntries(keys.map((key) => [key, count()])) as Record<Key, z.ZodNumber>);
export const figuresSchema = z.object({
  from: day(),
  to: day(),
  turns: count(),
  persons: count(),
  groups: count(),
  byMatter: counts(visitMatters),
  byOutcome: counts(visitOutcomes),
  open: count(),
  byDayKind: counts(dayKinds),
  days: count(),
  becameCases: count(),
  replied: count(),
  late: count(),
  charges: count(),
  chargesDone: count(),
});

export const rulesAnswerSchema = receptionRules();
export const rulesQuery = z.strictObject({
  on: day().optional().meta({ description: 'The day for which they hold; today where it is left out.' }),
});
