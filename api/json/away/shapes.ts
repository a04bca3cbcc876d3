import { z } from 'zod';

export const absenceBody = z.strictObject({
  from: z.iso.date().meta({ description: 'The first day on which they are away.' }),
  to: z.iso.date().meta({ description: 'The last one.' }),
  deputy: z.string().min(1).max(100).meta({ description: 'The account that acts for them.' }),
});

export const absenceAnswer = z.object({
  accountId: z.string(),
  absence: z
    .object({ from: z.iso.date(), to: z.iso.date(), deputy: z.string() })
    .optional()
    .meta({ description: 'Absent where nothing is arranged.' }),
  deputies: z
    .array(z.object({ id: z.string(), displayName: z.string(), position: z.string() }))
    .meta({ description: 'Who can act for them.' }),
  proposed: z
    .boolean()
    .optional()
    .meta({ description: 'It was asked for somebody else, and waits for a second person.' }),
});
