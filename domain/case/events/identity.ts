import { z } from 'zod';
import { identityDeciders, identityFields } from '../vocabulary';

const fields = () => z.array(z.enum(identityFields));
/** The request that it is about, by the number of its event. */
const request = () => z.number().int().positive();

/** Who asked for what is sealed of a reporter, who answered, and who read it; never what it says. */
export const identityEvents = {
  identityRequested: () =>
    z.object({
      fields: fields(),
      hours: z.number().int().positive(),
      reason: z.string(),
      decidedBy: z.enum(identityDeciders),
    }),
  /** They may read these fields until that moment: it ends by itself. */
  identityGranted: () =>
    z.object({
      request: request(),
      accountId: z.string(),
      fields: fields(),
      hours: z.number().int().positive(),
      until: z.iso.datetime(),
    }),
  identityDenied: () => z.object({ request: request(), accountId: z.string(), reason: z.string() }),
  /** Told before it is shown. `request`: by whose grant; absent where it was open to the reader by their place. */
  identityRead: () =>
    z.object({
      fields: fields(),
      reason: z.string(),
      request: request().optional(),
      /** The file that was opened, where it was one. */
      file: z.string().optional(),
    }),
  /** The letter without what gives its writer away lies sealed under this id: the digest is that of the seal. */
  workingCopyMade: () => z.object({ copy: z.string(), sha256: z.string() }),
};
