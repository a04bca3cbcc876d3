import { z } from 'zod';
import { treeFaults } from './faults';
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

const treeShape = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.number().int().positive(),
  citation: z.string().min(1),
  confidence: z.enum(['H', 'M', 'L', 'GK']),
  units: z.array(unitShape).min(1),
});
export type TreeShape = z.infer<typeof treeShape>;

/**
 * A version of the organisation: province, districts, grassroots committees and cells, each with the days on which it exists and
 * under whom (procedure §1: the district level is abolished in places). It is refused where it does not hold together, with
 * the fault as parameters of the issue.
 */
export const treeSchema = treeShape.superRefine((tree, context) => {
  // A day that there is not is told as what it is; nothing can be reckoned with it.
  if (context.issues.length > 0) return;
  for (const fault of treeFaults(tree)) {
    const message = Object.entries(fault)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ');
    context.addIssue({ code: 'custom', path: ['units', fault.unit], message, params: fault });
  }
});
export type OrganisationTree = TreeShape;
