import { keysFor, type KeyUse, type MasterKey } from './keyRing';
import { type Sealed, seal, unseal } from './sealing';

/** Seals under the office's keys, for one use. */
export interface MasterSeals {
  seal(context: string, plain: Buffer): Sealed;
  /** Undefined when the key is not there. @throws when it is, and does not open this under that context */
  open(context: string, sealed: Sealed): Buffer | undefined;
  /** Whether it is sealed as it would be today: under the current key, derived for this use. */
  isCurrent(sealed: Sealed): boolean;
}

/** What an earlier program sealed, under the master key itself, still opens. */
export function createMasterSeals(use: KeyUse, masterKeys: readonly MasterKey[]): MasterSeals {
  const keys = keysFor(use, masterKeys);
  const masterKey = (id: string) => {
    const found = masterKeys.find((one) => one.id === id);
    return found && Buffer.from(found.key, 'base64');
  };
  return {
    seal: (context, plain) => ({ ...seal(keys.current.key, keys.current.id, context, plain), derived: true }),
    open: (context, sealed) => {
      const key = sealed.derived ? keys.find(sealed.keyId)?.key : masterKey(sealed.keyId);
      return key && unseal(key, context, sealed);
    },
    isCurrent: ({ derived, keyId }) => derived === true && keyId === keys.current.id,
  };
}
