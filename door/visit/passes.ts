import { randomBytes } from 'node:crypto';
import sodium from 'libsodium-wrappers';
import { z } from 'zod';

const inside = z.object({ id: z.string(), visit: z.string(), goodFrom: z.number(), until: z.number() });

/** How a form may be sent: `wait` seconds later, not at all under this pass, or now. */
export type PassVerdict = { is: 'good' } | { is: 'early'; wait: number } | { is: 'none' };

/**
 * Passes for forms: each is good once, for one visit, and only after some seconds. That is the price of sending something, paid without a
 * script and without the door knowing an address; it rises with what is asked of the door.
 */
export interface Passes {
  /** @param visit the mark of the visit that the form is for */
  give(visit: string): { pass: string; wait: number };
  /** Looks at a pass without using it up. */
  judge(pass: string, visit: string): PassVerdict;
  /** Uses a pass up; false where somebody was faster. */
  use(pass: string): Promise<boolean>;
}

/** What passes are known by, and which were used: it outlives a process that shows pages. */
export interface KeptPasses {
  readonly key: Uint8Array;
  /** When passes were given of late, in milliseconds. */
  given(): readonly number[];
  noteGiven(at: number): void;
  /** False where somebody was faster. */
  useOnce(id: string, until: number): Promise<boolean>;
}

interface PassRules {
  /** Milliseconds. */
  now: () => number;
  /** How many seconds a pass waits while little is asked. */
  least: number;
  most: number;
}

const lasts = 4 * 60 * 60 * 1000;
const window = 10 * 60 * 1000;
/** So many passes in ten minutes are a busy day for one office; from there on waiting grows by a second for every ten. */
const calm = 60;

/** Seconds to wait when so many passes were asked for within ten minutes. */
export const waitFor = (asked: number, { least, most }: Pick<PassRules, 'least' | 'most'>): number =>
  Math.min(most, least + Math.max(0, Math.ceil((asked - calm) / 10)));

/** The same in memory. @param now in milliseconds */
export function keepPasses(now: () => number): KeptPasses {
  const used = new Map<string, number>();
  let given: number[] = [];
  return {
    // Of this run of the door: whoever takes the disk gets none of it.
    key: randomBytes(32),
    given: () => given,
    noteGiven: (at) => {
      given = [...given.filter((one) => one > at - window), at];
    },
    useOnce: async (id, until) => {
      if (used.has(id)) return false;
      for (const [old, end] of used) if (end < now()) used.delete(old);
      used.set(id, until);
      return true;
    },
  };
}

export async function createPasses(rules: PassRules, kept = keepPasses(rules.now)): Promise<Passes> {
  await sodium.ready;
  const { key } = kept;
  const used = new Map<string, number>();

  const open = (pass: string): z.infer<typeof inside> | undefined => {
    try {
      const bytes = Buffer.from(pass, 'base64url');
      const nonce = bytes.subarray(0, sodium.crypto_secretbox_NONCEBYTES);
      const plain = sodium.crypto_secretbox_open_easy(bytes.subarray(nonce.length), nonce, key);
      return inside.parse(JSON.parse(Buffer.from(plain).toString()));
    } catch {
      return undefined;
    }
  };

  return {
    give: (visit) => {
      const now = rules.now();
      kept.noteGiven(now);
      const wait = waitFor(kept.given().filter((at) => at > now - window).length, rules);
      const value = {
        id: randomBytes(16).toString('hex'),
        visit,
        goodFrom: now + wait * 1000,
        until: now + lasts,
      };
      const nonce = randomBytes(sodium.crypto_secretbox_NONCEBYTES);
      const sealed = sodium.crypto_secretbox_easy(JSON.stringify(value), nonce, key);
      return { pass: Buffer.concat([nonce, sealed]).toString('base64url'), wait };
    },
    judge: (pass, visit) => {
      const value = open(pass);
      const now = rules.now();
      if (!value || value.visit !== visit || value.until < now || used.has(value.id)) return { is: 'none' };
      const wait = Math.ceil((value.goodFrom - now) / 1000);
      return wait > 0 ? { is: 'early', wait } : { is: 'good' };
    },
    use: async (pass) => {
      const value = open(pass);
      if (!value || used.has(value.id)) return false;
      const now = rules.now();
      for (const [id, until] of used) if (until < now) used.delete(id);
      used.set(value.id, value.until);
      return kept.useOnce(value.id, value.until);
    },
  };
}
