import { z } from 'zod';
import type { MatterOrderKind } from '../../../domain/matters/decide';
import { stepStates, watchedThings } from '../../../domain/matters/matter';
import { matterOrderKinds, orderFields } from '../../../domain/matters/orderFields';
import { criterionKinds, matterRules } from '../../../domain/matters/rules';
import { stages } from '../../../domain/case/vocabulary';
import { pagedAnswer, pagedQuery, pageNumbers } from '../paged';

const day = () => z.iso.date();
const seen = z.number().int().min(0).meta({
  description: 'The `seen` of the matter that the caller has read; 0 for a case that was never on the list.',
});

const fields = orderFields(day());
/** What is done to a matter, by its name in the address. */
export const matterBodies = {
  list: z.strictObject({ ...fields.list, seen }),
  takeOff: z.strictObject({ ...fields.takeOff, seen }),
  setStep: z.strictObject({ ...fields.setStep, seen }),
  dropStep: z.strictObject({ ...fields.dropStep, seen }),
  reportStep: z.strictObject({ ...fields.reportStep, seen }),
  setLook: z.strictObject({ ...fields.setLook, seen }),
  clearTitle: z.strictObject({ ...fields.clearTitle, seen }),
  withdrawTitle: z.strictObject({ ...fields.withdrawTitle, seen }),
} as const satisfies Record<MatterOrderKind, z.ZodType>;
export { matterOrderKinds };

export const matterListQuery = z.strictObject({
  criterion: z.enum(criterionKinds).optional(),
  late: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Only matters with something overdue, or without.' }),
  ...pagedQuery,
});
export const onQuery = z.strictObject({
  on: day().optional().meta({ description: 'The day; today where it is left out.' }),
});

const moment = () => z.iso.datetime();
export const matterAnswerSchema = z.object({
  caseId: z.string(),
  number: z.string(),
  stage: z.enum(stages),
  seen: z.number().int(),
  listed: z.object({ by: z.string(), at: moment(), byRule: z.boolean() }).optional(),
  left: z.object({ by: z.string(), at: moment(), how: z.enum(['takenOff', 'caseClosed']) }).optional(),
  grounds: z.array(
    z.object({
      kind: z.enum(criterionKinds),
      since: moment().optional(),
      count: z.number().int().optional(),
      notedAt: moment(),
    }),
  ),
  isLate: z.boolean(),
  steps: z.array(
    z.object({
      stepId: z.string(),
      what: z.string(),
      who: z.string(),
      due: day(),
      state: z.enum(stepStates),
      isLate: z.boolean(),
      note: z.string().optional(),
      doneAt: moment().optional(),
    }),
  ),
  look: z.object({ due: day(), isLate: z.boolean(), note: z.string().optional() }).optional(),
  title: z.object({ title: z.string(), by: z.string(), at: moment() }).optional(),
  goneUp: z.array(
    z.object({
      of: z.enum(watchedThings),
      stepId: z.string().optional(),
      to: z.string(),
      level: z.number().int(),
      at: moment(),
    }),
  ),
});
export const oneMatterSchema = matterAnswerSchema.extend({
  history: z.array(z.object({ at: moment(), by: z.string(), kind: z.string(), text: z.string() })),
});
export const matterListSchema = z.object({
  items: z.array(matterAnswerSchema),
  ...pageNumbers,
  ...pagedAnswer,
});
export const matterFiguresSchema = z.object({
  on: day(),
  listed: z.number().int(),
  withRoadmap: z.number().int(),
  overdue: z.number().int(),
});
export const matterRulesSchema = matterRules();
