import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import sodium from 'libsodium-wrappers';
import { z } from 'zod';
import { toBytes, toText } from '../envelopes/bytes';
import type { CodeSecrets } from '../codes/receiptCode';

const inside = z.object({
  /** A mark by chance, so that no other site can send a form of ours. */
  mark: z.string(),
  until: z.number(),
  box: z.string().optional(),
  seed: z.string().optional(),
  /** A code that was just made and not yet noted down. */
  fresh: z.string().optional(),
  afterDraft: z.boolean().optional(),
});
type Inside = z.infer<typeof inside>;

/** What a visitor carries along. */
export interface Visit {
  mark: string;
  secrets?: CodeSecrets | undefined;
  fresh?: { code: string; isDraft: boolean } | undefined;
}

/** The one cookie of the door: it ends with the browser, and the door itself remembers nothing between two pages. */
export interface Visits {
  find(req: Request): Visit | undefined;
  /** The visit at hand, or a new one. */
  begin(req: Request, res: Response): Visit;
  keep(res: Response, visit: Visit): void;
  forget(res: Response): void;
}

/** How long a visit goes on without being used, in milliseconds. */
const lasts = 30 * 60 * 1000;

/** @param key 32 bytes, of this run of the door */
export async function createVisits(secure: boolean, key: Uint8Array): Promise<Visits> {
  await sodium.ready;
  const name = secure ? '__Host-liem' : 'liem';
  const options = { httpOnly: true, sameSite: 'strict', secure, path: '/' } as const;

  const keep: Visits['keep'] = (res, { mark, secrets, fresh }) => {
    const value: Inside = {
      mark,
      until: Date.now() + lasts,
      ...(secrets && { box: secrets.box, seed: toText(secrets.seed) }),
      ...(fresh && { fresh: fresh.code, afterDraft: fresh.isDraft }),
    };
    const nonce = randomBytes(sodium.crypto_secretbox_NONCEBYTES);
    const sealed = sodium.crypto_secretbox_easy(JSON.stringify(value), nonce, key);
    res.cookie(name, Buffer.concat([nonce, sealed]).toString('base64url'), options);
  };

  const find: Visits['find'] = (req) => {
    try {
      const sent: unknown = req.cookies[name];
      const bytes = Buffer.from(z.string().parse(sent), 'base64url');
      const nonce = bytes.subarray(0, sodium.crypto_secretbox_NONCEBYTES);
      const plain = sodium.crypto_secretbox_open_easy(bytes.subarray(nonce.length), nonce, key);
      const { mark, until, box, seed, fresh, afterDraft } = inside.parse(
        JSON.parse(Buffer.from(plain).toString()),
      );
      if (until < Date.now()) return undefined;
      return {
        mark,
        ...(box && seed && { secrets: { box, seed: toBytes(seed) } }),
        ...(fresh && { fresh: { code: fresh, isDraft: afterDraft === true } }),
      };
    } catch {
      return undefined;
    }
  };

  return {
    find,
    keep,
    begin: (req, res) => {
      const visit = find(req) ?? { mark: randomBytes(16).toString('hex') };
      keep(res, visit);
      return visit;
    },
    forget: (res) => {
      res.clearCookie(name, options);
    },
  };
}
