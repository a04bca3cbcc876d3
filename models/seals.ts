import { createHmac, timingSafeEqual } from 'node:crypto';
import { type DerivedKey, type KeyUse, keysFor, type MasterKey } from './keyRing';

/** Seals that the database cannot make: an HMAC under a key of one use, with the name of the key. */
export interface Seals {
  over(text: string): string;
  holds(text: string, seal: string | undefined): boolean;
  /** A keyed digest of something that must not be read, always the same under the current key: hex. */
  digest(text: string): string;
}

const mac = ({ key }: DerivedKey, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The seals of one use. @param masterKeys the current one first; older ones still tell what they sealed */
export function createSeals(use: KeyUse, masterKeys: readonly MasterKey[]): Seals {
  const keys = keysFor(use, masterKeys);
  return {
    over: (text) => `${keys.current.id}:${mac(keys.current, text).toString('base64')}`,
    holds: (text, seal) => {
      const [id = '', told = ''] = seal?.split(':') ?? [];
      const key = keys.find(id);
      const bytes = Buffer.from(told, 'base64');
      return key !== undefined && bytes.length === 32 && timingSafeEqual(mac(key, text), bytes);
    },
    digest: (text) => mac(keys.current, `digest:${text}`).toString('hex'),
  };
}
