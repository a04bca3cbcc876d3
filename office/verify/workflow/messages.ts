import { z } from 'zod';

/** What the replaying process is asked: histories as the server keeps them, and the keys that open them. */
export const replayOrderSchema = z.object({
  workflowId: z.string(),
  keys: z.array(z.object({ id: z.string(), key: z.string() })),
  runs: z.array(
    z.object({ runId: z.string(), history: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  ),
});
export type ReplayOrder = z.infer<typeof replayOrderSchema>;

/** An event as the workflow decided it, before it is chained. */
export const decidedEventSchema = z.object({
  caseId: z.string(),
  seq: z.number().int(),
  at: z.string(),
  by: z.string(),
  commandId: z.string(),
  type: z.string(),
  data: z.unknown(),
});

/** What the activity that stores events is given, as far as the replay compares it. */
export const appendSchema = z.object({ events: z.array(decidedEventSchema) });

/** What it answers: how each run went, and what the code decided on the way. */
export const replayAnswerSchema = z.object({
  runs: z.array(
    z.object({
      runId: z.string(),
      failure: z.object({ differs: z.boolean(), message: z.string() }).optional(),
      decided: z.array(decidedEventSchema),
    }),
  ),
});
export type ReplayAnswer = z.infer<typeof replayAnswerSchema>;
export type DecidedEvent = z.infer<typeof decidedEventSchema>;
