import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { MasterSeals } from './masterSeals';

/** How far the sealing of a store under the current key has come. */
export interface Rewrapped {
  /** Sealed anew. */
  done: number;
  /** Under a key that is not there, or altered: left as they are. */
  left: number;
}

/** What is sealed directly under the office's keys, and can be sealed anew under the current one while the office works. */
export interface Rewrappable {
  /** Seals anew whatever is not sealed under the current key; broken off it goes on where it was. */
  rewrap(advance: (looked: number, of: number) => void): Promise<Rewrapped>;
}

export const sealedSchema = z.object({
  keyId: z.string(),
  iv: z.string(),
  tag: z.string(),
  text: z.string(),
  derived: z.literal(true).optional(),
});

/** At most so many documents are held at once. */
const batchSize = 200;

interface Kept {
  _id: string;
  [field: string]: unknown;
}

/** Goes through a collection whose seals stand in `field` and are bound to the ids of their documents. */
export function rewrapping(
  connection: Connection,
  name: string,
  field: string,
  seals: MasterSeals,
): Rewrappable {
  const documents = () => connection.collection<Kept>(name);

  function tryOpen(context: string, sealed: z.infer<typeof sealedSchema>): Buffer | undefined {
    try {
      return seals.open(context, sealed);
    } catch {
      return undefined;
    }
  }

  async function rewrapOne(document: Kept): Promise<keyof Rewrapped | 'current'> {
    const sealed = sealedSchema.safeParse(document[field]);
    if (!sealed.success || seals.isCurrent(sealed.data)) return 'current';
    const plain = tryOpen(document._id, sealed.data);
    if (!plain) return 'left';
    // Only if it is still the same: it may have been destroyed meanwhile, or sealed anew by somebody else.
    await documents().updateOne(
      { _id: document._id, [`${field}.tag`]: sealed.data.tag },
      { $set: { [field]: seals.seal(document._id, plain) } },
    );
    return 'done';
  }

  return {
    rewrap: async (advance) => {
      const result: Rewrapped = { done: 0, left: 0 };
      const of = await documents().countDocuments();
      let looked = 0;
      for await (const document of documents().find({}, { batchSize })) {
        const became = await rewrapOne(document);
        if (became !== 'current') result[became] += 1;
        looked += 1;
        advance(looked, Math.max(of, looked));
      }
      return result;
    },
  };
}
