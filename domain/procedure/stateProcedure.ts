import { z } from 'zod';
import { cited } from './cited';
import { stateClockRules } from './clockRules';
import { chains, commonLimits, commonParts, nameParts, settlingFrom, watchParts } from './commonParts';

/**
 * A version of State law on denunciations (Luật Tố cáo): reports about officials who are no Party members. It knows no Party
 * discipline, no suspension of Party activity and no ladder of appeals, and a version that names them is refused.
 */
export const stateShape = z.strictObject({
  law: z.literal('state'),
  ...nameParts,
  limits: z.strictObject(commonLimits),
  settlingFrom,
  /** How often settling may be extended, by how the report was classified, and by how much each time. */
  settlingExtension: cited(
    z.strictObject({
      timesWhenComplex: z.number().int().nonnegative(),
      timesWhenEspeciallyComplex: z.number().int().nonnegative(),
      atMost: z.number().int().positive(),
    }),
  ),
  ...stateClockRules,
  ...watchParts,
  escalation: cited(z.strictObject(chains)),
  ...commonParts,
});
export type StateProcedure = z.infer<typeof stateShape>;
