import { z } from 'zod';

export const confidences = ['H', 'M', 'L', 'GK'] as const;

/** Where something of the regulations comes from and how sure we are (procedure.md: H, M, L, GK). */
export const source = { citation: z.string().min(1), confidence: z.enum(confidences) };

/** A value of the regulations with its source. */
export const cited = <Value extends z.ZodType>(value: Value) => z.object({ value, ...source });
