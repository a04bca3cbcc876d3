import { keysFor, type MasterKey } from '../../models/keyRing';

/** What addresses of the public page are reckoned with, so that nobody reckons one from the id of a case. Under a new key of the office they are new. */
export const publicSalt = (masterKeys: readonly MasterKey[]): string =>
  keysFor('publicAddresses', masterKeys).current.key.toString('hex');
