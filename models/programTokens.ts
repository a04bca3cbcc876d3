import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What is said of a token where it is kept; the token itself is nowhere. */
export interface KeptToken {
  id: string;
  /** SHA-256, hex. */
  hash: string;
  /** Days of the office, both included. */
  from: string;
  until: string;
}

/** By this, programs that look for secrets in files and logs know one of ours. */
const prefix = 'liem_';
const pattern = /^liem_[A-Za-z0-9_-]{43}$/;

/** 256 bits of chance: nobody guesses one, so that a quick hash is enough to keep it by. */
export const newToken = (): string => prefix + randomBytes(32).toString('base64url');

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const isToken = (text: string): boolean => pattern.test(text);

/** Whether a token is the one that is kept, in the same time whatever it is. */
export const isOfToken = ({ hash }: Pick<KeptToken, 'hash'>, token: string): boolean =>
  timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(hashOfToken(token), 'hex'));

/** Whether a token is good on a day. */
export const isGoodOn = ({ from, until }: Pick<KeptToken, 'from' | 'until'>, day: string): boolean =>
  from <= day && day <= until;
