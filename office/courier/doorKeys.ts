import { keyPairFrom, type KeyPair } from '../../door/envelopes/sealedEnvelope';
import { keysFor, type MasterKey } from '../../models/keyRing';

/**
 * The office’s pairs of keys for its public door, the current one first. They follow from the office’s secret, as every other key does: a copy
 * of that holds them, and older ones go on opening what was sealed to them.
 */
export async function doorKeys(masterKeys: readonly MasterKey[]): Promise<[KeyPair, ...KeyPair[]]> {
  const keys = keysFor('doorEnvelopes', masterKeys);
  const older = masterKeys.flatMap(({ id }) => (id === keys.current.id ? [] : (keys.find(id) ?? [])));
  return [
    await keyPairFrom(keys.current.key),
    ...(await Promise.all(older.map(({ key }) => keyPairFrom(key)))),
  ];
}
