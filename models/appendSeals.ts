import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { VaultKey } from './identityVault';

/**
 * Seals what this office's own workers append. The hash chain shows that nothing was altered, and anyone may check it; the seal,
 * under a key that the database does not hold, shows in addition who wrote: it cannot be made by somebody who only reaches the
 * database.
 */
export interface AppendSeals {
  /** A seal over a chain up to this hash. */
  over(hash: string): string;
  holds(hash: string, seal: string | undefined): boolean;
}

/** The vault's keys seal other things too, so this use of them has keys of its own. */
const keyOf = ({ key }: VaultKey): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', 'liem: appended events', 32));

/** @param vaultKeys the current one first; older ones still tell what they sealed */
export function createAppendSeals(vaultKeys: readonly VaultKey[]): AppendSeals {
  const keys = new Map(vaultKeys.map((vaultKey) => [vaultKey.id, keyOf(vaultKey)]));
  const [current] = keys;
  if (!current) throw new RangeError('there is no key to seal with');
  const mac = (key: Buffer, hash: string) => createHmac('sha256', key).update(hash).digest();
  const [currentId, currentKey] = current;
  return {
    over: (hash) => `${currentId}:${mac(currentKey, hash).toString('base64')}`,
    holds: (hash, seal) => {
      const [id = '', told = ''] = seal?.split(':') ?? [];
      const key = keys.get(id);
      const bytes = Buffer.from(told, 'base64');
      return key !== undefined && bytes.length === 32 && timingSafeEqual(mac(key, hash), bytes);
    },
  };
}
