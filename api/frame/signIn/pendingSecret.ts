import { z } from 'zod';
import type { MasterKey } from '../../../models/keyRing';
import { createMasterSeals } from '../../../models/masterSeals';
import { sealedSchema } from '../../../models/rewrapping';

const lastsMs = 20 * 60 * 1000;
const pendingSchema = z.object({ secret: z.string(), until: z.number() });
/** Under the key of this use alone. */
const sealedForUse = sealedSchema.extend({ derived: z.literal(true) });

/** The secret of an app that is being set up, or what a passkey is to answer, goes with its page, sealed for one use and one person. */
export interface PendingSecrets {
  seal(of: string, secret: string): string;
  /** Undefined for what is not of this person and use, was altered, or is too old. */
  open(of: string, sent: string): string | undefined;
}

export function createPendingSecrets(
  use: 'authenticator' | 'newPasskey' | 'passkey' | 'provider',
  masterKeys: readonly MasterKey[],
): PendingSecrets {
  const seals = createMasterSeals('secondFactors', masterKeys);
  const contextOf = (of: string) => `pending ${use}:${of}`;
  return {
    seal: (of, secret) => {
      const plain = Buffer.from(JSON.stringify({ secret, until: Date.now() + lastsMs }));
      return Buffer.from(JSON.stringify(seals.seal(contextOf(of), plain))).toString('base64url');
    },
    open: (of, sent) => {
      try {
        const sealed = sealedForUse.parse(JSON.parse(Buffer.from(sent, 'base64url').toString()));
        const plain = seals.open(contextOf(of), sealed);
        const { secret, until } = pendingSchema.parse(JSON.parse(String(plain)));
        return until > Date.now() ? secret : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
