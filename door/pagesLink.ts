import { z } from 'zod';

/** What a process that shows pages asks of the keeper of the door. Nothing of it is what anybody has written. */
export const fromPages = z.discriminatedUnion('is', [
  z.object({ is: z.literal('awake') }),
  z.object({ is: z.literal('given'), at: z.number() }),
  z.object({ is: z.literal('use'), n: z.number(), id: z.string(), until: z.number() }),
  z.object({ is: z.literal('turn'), n: z.number() }),
  z.object({ is: z.literal('turnOver'), n: z.number() }),
  /** It has had words of somebody in its memory. */
  z.object({ is: z.literal('touched') }),
  z.object({ is: z.literal('tell'), line: z.string() }),
]);
export type FromPages = z.infer<typeof fromPages>;

export const toPages = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('begin'),
    passKey: z.base64(),
    visitKey: z.base64(),
    given: z.array(z.number()),
  }),
  z.object({ is: z.literal('used'), n: z.number(), isFirst: z.boolean() }),
  z.object({ is: z.literal('turn'), n: z.number() }),
  /** Another has taken its place: it ends once its last request is answered. */
  z.object({ is: z.literal('leave') }),
]);
export type ToPages = z.infer<typeof toPages>;
