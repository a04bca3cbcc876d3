import { z } from 'zod';
import { firstYear, lastYear, planEntrySchema } from '../../../domain/plans/plan';
import { pagedAnswer, pagedQuery, pageNumbers } from '../paged';

export const planListQuery = z.strictObject({
  year: z.coerce.number().int().min(firstYear).max(lastYear).optional(),
  ...pagedQuery,
});

const draft = z.object({
  revision: z.number().int(),
  by: z.string(),
  at: z.iso.datetime(),
  entries: z.array(planEntrySchema),
});
const approval = draft.extend({ approvedBy: z.string(), approvedAt: z.iso.datetime() });

export const planAnswerSchema = z.object({
  year: z.number().int(),
  draft: draft.optional().meta({ description: 'What waits for approval.' }),
  approvals: z.array(approval).meta({ description: 'Every approval, the one in force last.' }),
  takenUp: z
    .array(z.object({ entryId: z.string(), caseId: z.string(), by: z.string(), at: z.iso.datetime() }))
    .meta({ description: 'Without the cases that the caller may not see.' }),
});

export const planListSchema = z.object({
  items: z.array(planAnswerSchema),
  ...pageNumbers,
  ...pagedAnswer,
});
