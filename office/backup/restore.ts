import type { Connection } from 'mongoose';
import type { CaseEnd } from '../../domain/proof/caseEnd';
import { keysFor, type MasterKey } from '../../models/keyRing';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { checkFile, readFile } from './backupFile';
import {
  findInTheWay,
  keyCollection,
  laidInCollections,
  putBackOrder,
  restorationCollection,
} from './collections';
import { type CheckedBackup, endedIn, keysToPutBack, requireCaseKeys } from './keysOfCases';
import { type BackupContent, readManifest } from './manifest';
import type { EndedKey } from '../../models/caseKeys';
import { putBack, putBackOver } from './putBack';
import { restoreCases, type RestoredCases } from './restoreCases';
import { letFeedBegin, setFeedAside } from './feedOfBackup';
import type { RestoreNeeds } from './restoreNeeds';
import { inBackground } from './inBackground';
import { findNotAsRestored } from './verifyRestored';

export interface Restored extends Omit<RestoredCases, 'heads'> {
  content: BackupContent;
  /** Cases whose workflow could not be started, and what was said of it. */
  notRestarted: { caseId: string; why: string }[];
  /** Cases that are not in the database as they are in the backup. */
  notAsRestored: string[];
}

/** Checks a backup without any server. @throws FailureForPeople saying what is wrong with it */
export async function checkBackup(
  directory: string,
  masterKeys: readonly MasterKey[],
  progress: RestoreNeeds['progress'],
): Promise<CheckedBackup> {
  const content = readManifest(directory, masterKeys);
  const key = keysFor('backups', masterKeys).find(content.keyId);
  if (!key) throw new RangeError('the manifest was proved under a key that is not there');
  for (const [done, file] of content.files.entries()) {
    await checkFile(directory, file);
    progress('checking', done + 1, content.files.length);
  }
  return { directory, content, seal: { key: key.key, backupId: content.id } };
}

interface Restoration {
  _id: string;
  begunAt: string;
  endedAt?: string;
}
const restorations = (connection: Connection) => connection.collection<Restoration>(restorationCollection);

/** A restore that is cut short has left an office that is neither empty nor whole. */
async function requireEmpty({ connection, countCarriedOn }: RestoreNeeds): Promise<void> {
  const remedy =
    'Restore into an empty one: begin with `npm start -- --empty --reset`, or a new database and namespace on servers of your own.';
  const begun = (await restorations(connection).find().toArray()).some(({ endedAt }) => !endedAt);
  if (begun)
    throw new FailureForPeople(`A restore into this office was cut short, so it is not whole. ${remedy}`);
  const inTheWay = await findInTheWay(connection);
  if (inTheWay !== undefined) {
    throw new FailureForPeople(`This office is not empty: there is something in “${inTheWay}”. ${remedy}`);
  }
  const carriedOn = await countCarriedOn();
  if (carriedOn > 0) {
    throw new FailureForPeople(
      `The workflow server still carries on ${carriedOn} cases of this office, which would not fit what is restored. ${remedy}`,
    );
  }
}

const restartedAtOnce = 10;

async function restoreCollections(
  names: readonly string[],
  { content, seal, directory }: CheckedBackup,
  { connection, progress }: RestoreNeeds,
): Promise<void> {
  for (const name of names) {
    if (name === keyCollection) continue;
    const files = content.files.filter(({ collection }) => collection === name);
    for (const file of files) {
      const documents = readFile(directory, file, seal);
      await (laidInCollections.has(name) ? putBackOver : putBack)(connection, name, documents);
      progress(name, file.documents, file.documents);
    }
  }
}

/**
 * The keys of cases, but for those that the office has destroyed since.
 * @param from the backup, or a newer one whose keys are taken in place of its own: the key of a case never changes
 */
async function restoreCaseKeys(
  from: CheckedBackup,
  ended: ReadonlyMap<string, EndedKey>,
  { connection, progress, backupKeys = [] }: RestoreNeeds,
): Promise<void> {
  const seal = requireCaseKeys(from, backupKeys);
  await putBack(connection, keyCollection, keysToPutBack(from, seal, ended));
  progress(keyCollection, 1, 1);
}

/** Whose keys stay destroyed: by the file beside the secrets, and by a newer backup where one is named. */
async function endedBy(
  newer: CheckedBackup | undefined,
  { ended = new Map<string, EndedKey>(), backupKeys = [] }: RestoreNeeds,
): Promise<Map<string, EndedKey>> {
  const inNewer = newer ? await endedIn(newer, backupKeys) : [];
  return new Map([...inNewer.map((one) => [one.caseId, one] as const), ...ended]);
}

/** Has cases go on beside everything else, and collects those that could not. */
function restarting({ goOn }: RestoreNeeds) {
  const notRestarted: Restored['notRestarted'] = [];
  const { add, end } = inBackground(restartedAtOnce, (one: CaseEnd) =>
    goOn(one).catch((error: unknown) => {
      notRestarted.push({ caseId: one.caseId, why: error instanceof Error ? error.message : String(error) });
    }),
  );
  return {
    add,
    end: async () => {
      await end();
      return notRestarted;
    },
  };
}

/**
 * Puts a backup that has been checked back into an empty office. Cases come after what they need, and go on while others still come; all
 * of it is read again from the database; those who may sign in come last.
 * @throws FailureForPeople before anything is written when the office is not empty
 */
export async function restore(
  backup: CheckedBackup,
  needs: RestoreNeeds,
  newer?: CheckedBackup,
): Promise<Restored> {
  const { content } = backup;
  const { connection, now, masterKeys, backupKeys = [] } = needs;
  if (newer && newer.content.begunAt < content.begunAt)
    throw new FailureForPeople(`${newer.directory} is older than ${backup.directory}: name a newer one.`);
  requireCaseKeys(newer ?? backup, backupKeys);
  await requireEmpty(needs);
  const ended = await endedBy(newer, needs);
  await restorations(connection).insertOne({ _id: content.id, begunAt: now().toISOString() });
  await setFeedAside(connection, now());
  const { before, after } = putBackOrder(content.files.map(({ collection }) => collection));
  await restoreCaseKeys(newer ?? backup, ended, needs);
  await restoreCollections(before, backup, needs);
  const going = restarting(needs);
  const { heads, ...cases } = await restoreCases(backup, { ...needs, ended }, going.add);
  const notAsRestored = await findNotAsRestored(heads, {
    connection,
    masterKeys,
    progress: (done, total) => needs.progress('verifying', done, total),
  });
  const notRestarted = await going.end();
  await restoreCollections(after, backup, needs);
  await letFeedBegin(connection);
  await restorations(connection).updateOne({ _id: content.id }, { $set: { endedAt: now().toISOString() } });
  return { content, ...cases, notRestarted, notAsRestored };
}
