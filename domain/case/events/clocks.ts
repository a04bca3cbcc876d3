import { z } from 'zod';
import { clockDatesSchema, clockKinds, clockStartSchema, recipients } from '../../clocks/clock';

const kind = () => z.enum(clockKinds);
/** `dueAt` is when the step was due; the event's own time is when it was carried out. */
const step = () => z.object({ kind: kind(), to: z.enum(recipients), dueAt: z.string() });

export const clockEvents = {
  clockStarted: () => clockStartSchema.extend({ dates: clockDatesSchema }),
  clockPaused: () => z.object({ kind: kind(), from: z.string(), reason: z.string() }),
  clockResumed: () => z.object({ kind: kind(), until: z.string(), dates: clockDatesSchema }),
  clockExtended: () =>
    z.object({
      kind: kind(),
      by: z.number().int(),
      on: z.string(),
      reason: z.string(),
      dates: clockDatesSchema,
    }),
  /** The rules have changed: the limit and its dates as they are now; no dates while it is paused. */
  clockMoved: () =>
    clockStartSchema
      .omit({ startedOn: true })
      .extend({ dates: clockDatesSchema.optional(), before: z.string().optional() }),
  clockStopped: () => z.object({ kind: kind(), on: z.string() }),
  reminded: step,
  headWarned: step,
  fellOverdue: step,
  /** `digest` names the import with which an overdue backlog arrived: told once for all of it. */
  escalated: () =>
    z.object({
      kind: kind().optional(),
      to: z.enum(recipients),
      level: z.number().int(),
      dueAt: z.string(),
      reason: z.string().optional(),
      digest: z.string().optional(),
    }),
};
