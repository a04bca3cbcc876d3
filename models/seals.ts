import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SealFinding } from '../domain/proof/verdict';
import { type DerivedKey, type KeyUse, keysFor, type MasterKey } from './keyRing';

/** Seals that the database cannot make: an HMAC under a key of one use, with the name of the key. */
export interface Seals {
  over(text: string): string;
  holds(text: string, seal: string | null | undefined): boolean;
  /** What a seal says of a text. */
  check(text: string, seal: string | null | undefined): SealFinding;
  /** A keyed digest of something that must not be read, always the same under the current key: hex. */
  digest(text: string): string;
}

const mac = ({ key }: DerivedKey, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The seals of one use. @param masterKeys the current one first; older ones still tell what they sealed */
export function createSeals(use: KeyUse, masterKeys: readonly MasterKey[]): Seals {
  const keys = keysFor(use, masterKeys);
  const check: Seals['check'] = (text, seal) => {
    if (seal === undefined || seal === null) return { seal: 'none' };
    const [id = '', told = ''] = String(seal).split(':');
    const bytes = Buffer.from(told, 'base64');
    if (id === '' || bytes.length !== 32) return { seal: 'false' };
    const key = keys.find(id);
    if (!key) return { seal: 'keyMissing', keyId: id };
    return { seal: timingSafeEqual(mac(key, text), bytes) ? 'holds' : 'false' };
  };
  return {
    over: (text) => `${keys.current.id}:${mac(keys.current, text).toString('base64')}`,
    holds: (text, seal) => check(text, seal).seal === 'holds',
    check,
    digest: (text) => mac(keys.current, `digest:${text}`).toString('hex'),
  };
}
