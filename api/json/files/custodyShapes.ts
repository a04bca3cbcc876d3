import { z } from 'zod';

export const handOverBody = z.object({
  to: z.string().trim().min(1).max(300).meta({ description: 'To whom the original was handed over.' }),
  on: z.iso.date(),
  original: z.string().trim().min(1).max(300).meta({ description: 'Where it lies from now on.' }),
});

export const leftCasesSchema = z.object({
  items: z.array(
    z.object({
      accountId: z.string(),
      name: z.string(),
      successor: z.string().optional().meta({ description: 'Who was named to take over.' }),
      cases: z.array(
        z.object({
          caseId: z.string(),
          number: z.string(),
          stage: z.string(),
          place: z.enum(['leader', 'member']),
          links: z.object({ self: z.string() }),
        }),
      ),
    }),
  ),
});
