import { z } from 'zod';
import { roles } from '../../access/roles';
import {
  clockDatesSchema,
  clockKinds,
  clockStartSchema,
  recipients,
  takenRestSchema,
} from '../../clocks/clock';

/** In which office somebody did it, since versions say who may. */
const office = z.enum(roles).optional();
const ref = { kind: z.enum(clockKinds), of: z.string().optional() };
/** `dueAt` is when the step was due; the event's own time is when it was carried out. */
const step = () => z.object({ ...ref, to: z.enum(recipients), dueAt: z.string() });

export const clockEvents = {
  clockStarted: () =>
    clockStartSchema.extend({
      dates: clockDatesSchema,
      /** What it takes along, where it counts from an earlier day; and when it would be due without. */
      rests: z.array(takenRestSchema).optional(),
      originalDueOn: z.string().optional(),
    }),
  clockPaused: () =>
    z.object({
      ...ref,
      from: z.string(),
      reason: z.string(),
      office,
      congressOn: z.string().optional(),
      /** It rests by itself, while the case goes on. */
      alone: z.boolean().optional(),
      explanation: z.string().optional(),
    }),
  clockResumed: () =>
    z.object({
      ...ref,
      until: z.string(),
      dates: clockDatesSchema,
      office,
      explanation: z.string().optional(),
    }),
  clockExtended: () =>
    z.object({
      ...ref,
      by: z.number().int(),
      /** Which days those are; absent in events from before. */
      unit: clockStartSchema.shape.limit.shape.unit.optional(),
      on: z.string(),
      reason: z.string(),
      dates: clockDatesSchema,
      office,
    }),
  /** The rules have changed, or the day that it counts from: the limit and its dates as they are now; no dates while it is paused. */
  clockMoved: () =>
    clockStartSchema.omit({ startedOn: true, anewBy: true }).extend({
      dates: clockDatesSchema.optional(),
      before: z.string().optional(),
      /** The day from which it counts now, and when it would be due without rests and extensions; absent where only the rules changed. */
      startedOn: z.string().optional(),
      originalDueOn: z.string().optional(),
    }),
  /** It goes on where it was stopped; absent `dates`: it rests by itself still. */
  clockContinued: () =>
    z.object({ ...ref, rest: takenRestSchema.optional(), dates: clockDatesSchema.optional() }),
  clockStopped: () => z.object({ ...ref, on: z.string() }),
  /** A right has run out by itself: a decision is final, a form of discipline is out of time. Nobody is late. */
  clockRanOut: () => z.object({ ...ref, on: z.string(), dueAt: z.string() }),
  reminded: step,
  headWarned: step,
  fellOverdue: step,
  /** `digest` names the import with which an overdue backlog arrived: told once for all of it. */
  escalated: () =>
    z.object({
      kind: ref.kind.optional(),
      of: ref.of,
      to: z.enum(recipients),
      level: z.number().int(),
      dueAt: z.string(),
      reason: z.string().optional(),
      digest: z.string().optional(),
    }),
};
