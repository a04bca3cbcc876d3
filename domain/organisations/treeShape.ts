import { z } from 'zod';
import { periodShape } from './periods';
import { levels, unitIdSchema } from './unit';

const unitShape = z.object({
  id: unitIdSchema,
  level: z.enum(levels),
  name: z.string().min(1).max(300),
  english: z.string().min(1).max(300).optional(),
  /** When the unit exists. */
  exists: z.array(z.object(periodShape)).min(1),
  /** Under which unit it hangs, and when; the province under none. */
  under: z.array(z.object({ unit: unitIdSchema, ...periodShape })).default([]),
});
export type Unit = z.infer<typeof unitShape>;

export const treeShape = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.number().int().positive(),
  citation: z.string().min(1),
  confidence: z.enum(['H', 'M', 'L', 'GK']),
  units: z.array(unitShape).min(1),
});
export type TreeShape = z.infer<typeof treeShape>;
