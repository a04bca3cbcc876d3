import { z } from 'zod';

/** A time limit. Calendar-day limits that end on a day off roll forward, except caps (procedure §4). */
export const limitSchema = z.object({
  count: z.number().int().positive(),
  unit: z.enum(['workingDays', 'calendarDays']),
  rollsForward: z.boolean().default(true),
});
export type Limit = z.infer<typeof limitSchema>;

/** A limit of years, which ends on its date. */
export const inYears = (count: number) => ({ count, unit: 'years', rollsForward: false }) as const;

/** What a clock measures: days, or the years of a limitation period, which end on the same date and never roll. */
export const clockLimitSchema = limitSchema.extend({
  unit: z.enum(['workingDays', 'calendarDays', 'years']),
});
export type ClockLimit = z.infer<typeof clockLimitSchema>;
