import { z } from 'zod';

/** Words of an event that could name somebody, sealed under the key of the case: what the chain vouches for is the seal. */
export const sealedWords = () =>
  z.object({
    keyId: z.string().max(100),
    iv: z.string().max(40),
    tag: z.string().max(40),
    text: z.string().max(20_000),
  });
export type SealedWords = z.infer<ReturnType<typeof sealedWords>>;
