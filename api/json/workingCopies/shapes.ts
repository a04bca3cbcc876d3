import { z } from 'zod';
import { boxSchema, mostBoxes } from '../../../domain/workingCopy/boxes';

export const workingCopySchema = z.object({
  text: z.string().meta({ description: 'The letter without what can give its writer away.' }),
  by: z.string(),
  at: z.iso.datetime(),
});

/** What a program sends that reads the letter to cut it. */
export const draftBody = z.object({
  why: z.string().trim().min(10).max(500).meta({ description: 'Why the letter is read; it is recorded.' }),
});
export const draftSchema = z.object({
  original: z.string().meta({ description: 'The letter as it came.' }),
  text: z.string().meta({ description: 'The same without what is known of its writer.' }),
});
export const workingCopyBody = z.object({ text: z.string().trim().min(1).max(50_000) });

export const sheetsSchema = z.object({ count: z.number().int() });
export const cutBody = z.object({
  boxes: z.array(boxSchema()).max(mostBoxes).meta({ description: 'In thousandths of each sheet.' }),
  reason: z
    .string()
    .trim()
    .max(1000)
    .optional()
    .meta({ description: 'Why it comes in the place of a working copy before.' }),
});
