import { hkdfSync } from 'node:crypto';
import { BSON } from 'mongodb';
import type { EndedKey } from '../../models/caseKeys';
import { keysFor, type MasterKey } from '../../models/keyRing';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { type FileSeal, readFile } from './backupFile';
import { keyCollection } from './collections';
import type { BackupContent } from './manifest';

/** A backup that was checked, where it lies, and how its files open. */
export interface CheckedBackup {
  directory: string;
  content: BackupContent;
  seal: FileSeal;
}

/**
 * How the keys of cases are sealed in a backup: under the key of all its files and, where the office has one, a key for backups besides. Without
 * either of them they do not open.
 */
export function sealOfCaseKeys(seal: FileSeal, under: MasterKey | undefined): FileSeal {
  if (!under) return seal;
  const { key } = keysFor('caseKeysInBackups', [under]).current;
  return { ...seal, key: Buffer.from(hkdfSync('sha256', seal.key, key, 'liem: keys of cases', 32)) };
}

/** @throws FailureForPeople where the key was retired under which the keys of cases lie in it */
export function requireCaseKeys(
  { directory, content: { caseKeysUnder }, seal }: CheckedBackup,
  backupKeys: readonly MasterKey[],
): FileSeal {
  if (caseKeysUnder === undefined) return seal;
  const under = backupKeys.find(({ id }) => id === caseKeysUnder);
  if (under) return sealOfCaseKeys(seal, under);
  throw new FailureForPeople(
    `The key ${caseKeysUnder}, under which the keys of cases lie in ${directory}, is not here: it was retired. Name a newer backup of this office by --newer, from which they are taken, or put that key back where you have kept it.`,
  );
}

/** As it lies in a backup. */
interface KeyDocument {
  _id: string;
  wrapped?: unknown;
  destroyed?: { said?: unknown; seal?: unknown };
}

async function* keyDocuments(
  { directory, content }: CheckedBackup,
  seal: FileSeal,
): AsyncGenerator<[KeyDocument, Buffer]> {
  for (const file of content.files.filter(({ collection }) => collection === keyCollection))
    for await (const bytes of readFile(directory, file, seal))
      yield [BSON.deserialize(bytes) as KeyDocument, bytes];
}

/** The keys of cases that were destroyed by the time that a backup was taken. */
export async function endedIn(backup: CheckedBackup, backupKeys: readonly MasterKey[]): Promise<EndedKey[]> {
  const ended: EndedKey[] = [];
  for await (const [{ _id, destroyed }] of keyDocuments(backup, requireCaseKeys(backup, backupKeys)))
    if (typeof destroyed?.said === 'string' && typeof destroyed.seal === 'string')
      ended.push({ caseId: _id, said: destroyed.said, seal: destroyed.seal });
  return ended;
}

/**
 * The keys of cases as they are put back: of those that the office has destroyed since, none. Where they are taken from a newer backup, what
 * that one says of destroyed keys is among the ended ones already.
 */
export async function* keysToPutBack(
  backup: CheckedBackup,
  seal: FileSeal,
  ended: ReadonlyMap<string, EndedKey>,
): AsyncGenerator<Buffer> {
  for await (const [{ _id }, bytes] of keyDocuments(backup, seal)) if (!ended.has(_id)) yield bytes;
}
