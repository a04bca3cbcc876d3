import { z } from 'zod';
import { source } from '../procedure/cited';

/**
 * The kinds of file by which an office keeps what is closed: what was not settled here, what was, and what a head has found to be of a
 * serious matter.
 */
export const keepingKinds = ['unsettled', 'settled', 'serious'] as const;
export type KeepingKind = (typeof keepingKinds)[number];

/** For so many years, for ever, or as long as no rule was found: nothing is destroyed without one. */
export const term = () => z.union([z.number().int().min(1).max(100), z.enum(['forever', 'notFound'])]);
export type Term = z.infer<ReturnType<typeof term>>;

/** The term of each kind, with its source. */
export const terms = () =>
  z.strictObject({
    unsettled: z.object({ value: term(), ...source }),
    settled: z.object({ value: term(), ...source }),
    serious: z.object({ value: term(), ...source }),
  } satisfies Record<KeepingKind, z.ZodType>);

/** For how long closed files are kept. It is of the office and not of a case: what holds is the schedule of the day on which is asked. */
export const keepingSchedule = () =>
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    version: z.number().int().positive(),
    terms: terms(),
  });
export type KeepingSchedule = z.infer<ReturnType<typeof keepingSchedule>>;
