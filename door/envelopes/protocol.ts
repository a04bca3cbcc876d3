import { z } from 'zod';
import { boxName, fileName } from './envelope';
import { signedPage } from './publicPage';
import { statement } from './statement';

/** What lies at the door, in the order in which it was sealed; a number is the door’s own word, what is inside counts. */
export const outboxList = z.object({
  envelopes: z.array(z.object({ name: z.string().regex(/^\d{10}$/), size: z.number().int() })),
});

/** What the office has stored, and the door is to erase: envelopes by their hashes, files by their names. */
export const stored = z.object({
  envelopes: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(10_000),
  files: z.array(fileName).max(100_000),
});
export type Stored = z.infer<typeof stored>;

/** Which door answers, how far it says that its row has come, and the digest of the page that it shows; a door of before said only the first. */
export const doorState = z.object({
  door: z.string(),
  statement: statement.optional(),
  page: z.string().optional(),
});

export const erased = z.object({ erased: z.number().int() });

/** The lines of a file that is carried on a medium, from the door to the office and back. */
export const carriedOut = z.discriminatedUnion('is', [
  z.object({ is: z.literal('fromDoor'), door: z.string(), format: z.literal(1) }),
  z.object({ is: z.literal('envelope'), sealed: z.base64() }),
  z.object({ is: z.literal('piece'), file: fileName, n: z.number().int().nonnegative(), bytes: z.base64() }),
  z.object({ is: z.literal('statement'), statement }),
  z.object({ is: z.literal('end'), lines: z.number().int() }),
]);
export const carriedBack = z.discriminatedUnion('is', [
  z.object({ is: z.literal('fromOffice'), door: z.string(), format: z.literal(1) }),
  z.object({ is: z.literal('stored'), stored }),
  z.object({ is: z.literal('told'), box: boxName, sealed: z.base64() }),
  z.object({ is: z.literal('public'), page: signedPage }),
  z.object({ is: z.literal('end'), lines: z.number().int() }),
]);
export type CarriedOut = z.infer<typeof carriedOut>;
export type CarriedBack = z.infer<typeof carriedBack>;
