import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SealFinding } from '../domain/proof/verdict';
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
  /** What a seal says of a chain up to this hash. */
  check(hash: string, seal: string | null | undefined): SealFinding;
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
  const check: AppendSeals['check'] = (hash, seal) => {
    if (seal === undefined || seal === null) return { seal: 'none' };
    const [id = '', told = ''] = String(seal).split(':');
    const bytes = Buffer.from(told, 'base64');
    if (id === '' || bytes.length !== 32) return { seal: 'false' };
    const key = keys.get(id);
    if (!key) return { seal: 'keyMissing', keyId: id };
    return { seal: timingSafeEqual(mac(key, hash), bytes) ? 'holds' : 'false' };
  };
  return {
    over: (hash) => `${currentId}:${mac(currentKey, hash).toString('base64')}`,
    holds: (hash, seal) => check(hash, seal).seal === 'holds',
    check,
  };
}
