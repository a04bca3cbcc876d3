import { z } from 'zod';

const isoDate = z.iso.date();

/**
 * The days of an office. `civil` is the real one (holidays already hold compensation days, `workedSaturdays` the
 * swapped ones); `accelerated` is a demonstration in which each working day lasts some seconds and none is off.
 */
export const calendarSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('civil'),
    id: z.string().min(1),
    version: z.number().int().positive(),
    timezone: z.string().min(1),
    weekend: z.array(z.number().int().min(1).max(7)).max(6),
    years: z.record(
      z.string().regex(/^\d{4}$/),
      z.object({ holidays: z.array(isoDate), workedSaturdays: z.array(isoDate) }),
    ),
  }),
  z.object({
    kind: z.literal('accelerated'),
    id: z.string().min(1),
    version: z.number().int().positive(),
    timezone: z.string().min(1),
    daySeconds: z.number().int().min(1).max(3600),
  }),
]);
export type Calendar = z.infer<typeof calendarSchema>;
export type CivilCalendar = Extract<Calendar, { kind: 'civil' }>;

/** A moment in UTC, ISO 8601 with milliseconds: sorts as text. */
export type Instant = string;

/** A day of a calendar, sorting as text: `2026-11-23`, or the instant at which an accelerated day begins. */
export type Day = string;
