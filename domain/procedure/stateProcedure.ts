import { z } from 'zod';
import { complexityCriteria } from '../case/vocabulary';
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
  /** What makes a report complex, how many of these make it so, and how many especially so; a version without it leaves that to whoever classifies. */
  complexityCriteria: cited(
    z.strictObject({
      criteria: z.array(z.enum(complexityCriteria)).min(1),
      complexFrom: z.number().int().positive(),
      especiallyComplexFrom: z.number().int().positive(),
    }),
  ).optional(),
  /** How many working days after a lower level was pressed for its answer a forwarded report can be taken over; a version without it knows no taking over. */
  takingOver: cited(z.strictObject({ afterQuestionWorkingDays: z.number().int().positive() })).optional(),
  ...stateClockRules,
  ...watchParts,
  escalation: cited(z.strictObject(chains)),
  ...commonParts,
});
export type StateProcedure = z.infer<typeof stateShape>;
