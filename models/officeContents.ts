import type { Connection } from 'mongoose';
import type { z } from 'zod';
import type { KeyUse, MasterKey } from './keyRing';
import { createMasterSeals } from './masterSeals';
import { type Rewrappable, rewrapping } from './rewrapping';
import type { Sealed } from './sealing';

/** What documents of a collection say that belongs to no case, each sealed under the office's keys for its own id. */
export interface OfficeContents<Said> {
  seal(id: string, said: Said): Sealed;
  /** Undefined when it is sealed under a key that is not here, or was altered. */
  open(id: string, sealed: Sealed): Said | undefined;
  /** To seal them anew under the current key of the office. */
  rewrappable: Rewrappable;
}

/** @param at the collection, and the field in which the seals stand */
export function createOfficeContents<Said>(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  use: KeyUse,
  at: { collection: string; field: string },
  schema: z.ZodType<Said>,
): OfficeContents<Said> {
  const seals = createMasterSeals(use, masterKeys);
  return {
    seal: (id, said) => seals.seal(id, Buffer.from(JSON.stringify(said))),
    open: (id, sealed) => {
      try {
        const plain = seals.open(id, sealed);
        return plain && schema.parse(JSON.parse(plain.toString()));
      } catch {
        return undefined;
      }
    },
    rewrappable: rewrapping(connection, at.collection, at.field, seals),
  };
}
