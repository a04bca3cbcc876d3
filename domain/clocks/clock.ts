import { z } from 'zod';
import { roles } from '../access/roles';
import type { Pause } from './count';
import { limitSchema } from './limit';

/** The time limits that can run on a case (procedure §4), and the watch on cases in which nothing happens. */
export const clockKinds = [
  'handling', 'forwarding', 'telling', 'settling', 'appeal', 'suspension', 'publication', 'stall',
] as const; // prettier-ignore
export type ClockKind = (typeof clockKinds)[number];

export const recipients = ['officer', ...roles] as const;
export type Recipient = (typeof recipients)[number];

/** Something a clock does by itself at a moment: remind, warn the head, fall overdue, escalate one level. */
export const clockStepSchema = z.object({
  step: z.enum(['reminder', 'warning', 'overdue', 'escalation']),
  to: z.enum(recipients),
  level: z.number().int().nonnegative(),
  at: z.string(),
});
export type ClockStep = z.infer<typeof clockStepSchema>;

/** Dates of a running clock as they were worked out, with the calendar they were worked out by. */
export const clockDatesSchema = z.object({
  dueOn: z.string(),
  dueAt: z.string(),
  provisional: z.boolean(),
  calendarVersion: z.number().int(),
  steps: z.array(clockStepSchema),
});
export type ClockDates = z.infer<typeof clockDatesSchema>;

export const clockStartSchema = z.object({
  kind: z.enum(clockKinds),
  startedOn: z.string(),
  limit: limitSchema,
  citation: z.string(),
});
export type ClockStart = z.infer<typeof clockStartSchema>;

/** One extension of a limit, in the unit of the limit. */
export interface Extension {
  by: number;
  on: string;
  reason: string;
}

/** A clock as its events have left it. `dates` is absent while it is paused; `steps` shrink as they come due. */
export interface Clock extends ClockStart {
  originalDueOn: string;
  pauses: Pause[];
  extensions: Extension[];
  dates?: ClockDates | undefined;
  stoppedOn?: string | undefined;
  overdueSince?: string | undefined;
}

export const isRunning = (clock: Clock | undefined): clock is Clock & { dates: ClockDates } =>
  clock?.dates !== undefined && clock.stoppedOn === undefined;

export const isPaused = (clock: Clock | undefined): clock is Clock & { dates?: undefined } =>
  clock !== undefined && clock.dates === undefined && clock.stoppedOn === undefined;
