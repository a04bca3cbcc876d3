import { z } from 'zod';
import { bodyKinds, outsideThings } from '../../../domain/coordination/outside';
import { pagedAnswer, pagedQuery, pageNumbers } from '../paged';

export const coordinationQuery = z.strictObject({
  body: z.enum(bodyKinds).optional(),
  thing: z.enum(outsideThings).optional(),
  state: z
    .enum(['open', 'late'])
    .optional()
    .meta({ description: '`open`: what is still awaited; `late`: whose answer is overdue.' }),
  ...pagedQuery,
});
const sums = z.object({
  amount: z.number().int(),
  recovered: z.number().int(),
  givenUp: z.number().int(),
  left: z.number().int(),
});
export const coordinationListSchema = z.object({
  items: z.array(
    z.object({
      caseId: z.string(),
      number: z.string(),
      thing: z.enum(outsideThings),
      to: z.string(),
      body: z.enum(bodyKinds).meta({ description: 'As far as the name of the body tells.' }),
      since: z.string().optional().meta({ description: 'A day, or a moment.' }),
      due: z.string().optional(),
      lateSince: z.iso.datetime().optional(),
      answeredOn: z.string().optional(),
      done: z.boolean(),
      assets: sums.optional().meta({ description: 'In đồng.' }),
    }),
  ),
  assets: sums.meta({ description: 'Of all that fits, on whatever page it stands, in đồng.' }),
  ...pageNumbers,
  ...pagedAnswer,
});
