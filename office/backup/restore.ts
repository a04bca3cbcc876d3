import { Readable } from 'node:stream';
import type { Connection } from 'mongoose';
import { parseEvent } from '../../domain/case/events/event';
import { fold } from '../../domain/case/evolve/evolve';
import type { ChainHead, KeptLink } from '../../domain/proof/chain';
import type { FaultyVerdict } from '../../domain/proof/verdict';
import { project } from '../../domain/views/caseView';
import { createAppendSeals } from '../../models/appendSeals';
import { storedRow } from '../../models/caseRows';
import { storedState } from '../../models/caseStates';
import { keysFor, type MasterKey } from '../../models/keyRing';
import { FailureForPeople } from '../../temporal-config/servers/failure-for-people';
import { atOnce } from './atOnce';
import { checkFile, type FileSeal, readFile } from './backupFile';
import { type CaseHistory, caseHistories, type HistoryNeeds } from './caseHistories';
import {
  eventCollection,
  findInTheWay,
  laidInCollections,
  putBackOrder,
  restorationCollection,
  stateCollection,
  viewCollection,
} from './collections';
import { type BackupContent, readManifest } from './manifest';
import { putBack, putBackOver } from './putBack';
import { findNotAsRestored } from './verifyRestored';

export interface RestoreNeeds {
  connection: Connection;
  masterKeys: readonly MasterKey[];
  directory: string;
  now: () => Date;
  progress: (what: string, done: number, total: number) => void;
  /** Has a case that is whole and sealed, and not closed, go on where its events end. */
  takeUp: (caseId: string, links: readonly KeptLink[]) => Promise<void>;
  /** How many cases the workflow server carries on already. */
  countCarriedOn: () => Promise<number>;
}

/** A restored case that is not whole and sealed, as it was in the office of the backup: it is there, and nobody carries it on. */
export interface LeftAlone {
  caseId: string;
  verdict: FaultyVerdict;
}

export interface Restored {
  content: BackupContent;
  leftAlone: LeftAlone[];
  /** Cases without clocks, whose workflows can follow once work goes on: somebody may reopen one. */
  closed: string[];
  /** Cases whose workflow could not be started, and what was said of it. */
  notTakenUp: { caseId: string; why: string }[];
  /** Cases that are not in the database as they are in the backup. */
  notAsRestored: string[];
}

/** A backup that has been checked to the byte, and can be put back. */
export interface CheckedBackup {
  content: BackupContent;
  seal: FileSeal;
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
  return { content, seal: { key: key.key, backupId: content.id } };
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

const batch = 1_000;
const takenUpAtOnce = 10;

/** Inserts plain documents, some at a time. */
async function insertAll(connection: Connection, name: string, documents: readonly object[]): Promise<void> {
  for (let from = 0; from < documents.length; from += batch) {
    const some = documents.slice(from, from + batch).map((document) => ({ ...document }));
    await connection.collection(name).insertMany(some, { ordered: false });
  }
}

/** How a case is shown, in lists and on its page; undefined where nothing can be derived from its events. */
function viewOf({ links, verdict }: CaseHistory) {
  if (verdict.verdict === 'altered' || verdict.verdict === 'empty') return undefined;
  try {
    const state = fold(links.map(({ link }) => parseEvent(link)));
    return state && project(state);
  } catch {
    // Told by the verification: it is not shown.
    return undefined;
  }
}

async function takeUpOne(
  caseId: string,
  links: CaseHistory['links'],
  { takeUp }: RestoreNeeds,
  notTakenUp: Restored['notTakenUp'],
): Promise<void> {
  const kept = links.map(({ link }) => link);
  await takeUp(caseId, kept).catch((error: unknown) => {
    notTakenUp.push({ caseId, why: error instanceof Error ? error.message : String(error) });
  });
}

/** Events, then the rows that show them, then the workflow: the order in which a case is stored at work. */
async function restoreCases(content: BackupContent, seal: FileSeal, needs: RestoreNeeds) {
  const { connection, directory, progress, masterKeys } = needs;
  const histories: HistoryNeeds = { directory, seal, seals: createAppendSeals(masterKeys) };
  const heads = new Map<string, ChainHead>();
  const leftAlone: LeftAlone[] = [];
  const closed: string[] = [];
  const notTakenUp: Restored['notTakenUp'] = [];
  let done = 0;
  // The next file is read and judged while the cases of this one are put back.
  const inTurn: AsyncIterable<CaseHistory[]> = Readable.from(caseHistories(content.files, histories), {
    highWaterMark: 1,
  });
  for await (const some of inTurn) {
    const events = some.flatMap(({ documents }) => documents);
    await insertAll(connection, eventCollection, events);
    const views = new Map(some.map((history) => [history.caseId, viewOf(history)]));
    const shown = [...views.values()].filter((view) => view !== undefined);
    await insertAll(connection, stateCollection, shown.map(storedState));
    await insertAll(connection, viewCollection, shown.map(storedRow));
    await atOnce(some, takenUpAtOnce, async ({ caseId, verdict, links }) => {
      if (verdict.verdict !== 'sealed') leftAlone.push({ caseId, verdict });
      else {
        heads.set(caseId, verdict.head);
        if (views.get(caseId)?.stage === 'closed') closed.push(caseId);
        else await takeUpOne(caseId, links, needs, notTakenUp);
      }
      done += 1;
      progress('cases', done, content.cases);
    });
  }
  return { heads, leftAlone, closed, notTakenUp };
}

async function restoreCollections(
  names: readonly string[],
  content: BackupContent,
  seal: FileSeal,
  { connection, directory, progress }: RestoreNeeds,
): Promise<void> {
  for (const name of names) {
    const files = content.files.filter(({ collection }) => collection === name);
    for (const file of files) {
      const documents = readFile(directory, file, seal);
      await (laidInCollections.has(name) ? putBackOver : putBack)(connection, name, documents);
      progress(name, file.documents, file.documents);
    }
  }
}

/**
 * Puts a backup that has been checked back into an empty office. Cases come after what they need, and those who may sign in come last.
 * @throws FailureForPeople before anything is written when the office is not empty
 */
export async function restore({ content, seal }: CheckedBackup, needs: RestoreNeeds): Promise<Restored> {
  const { connection, now, masterKeys } = needs;
  await requireEmpty(needs);
  await restorations(connection).insertOne({ _id: content.id, begunAt: now().toISOString() });
  const { before, after } = putBackOrder(content.files.map(({ collection }) => collection));
  await restoreCollections(before, content, seal, needs);
  const { heads, leftAlone, closed, notTakenUp } = await restoreCases(content, seal, needs);
  await restoreCollections(after, content, seal, needs);
  const notAsRestored = await findNotAsRestored(heads, {
    connection,
    seals: createAppendSeals(masterKeys),
    progress: (done, total) => needs.progress('verifying', done, total),
  });
  await restorations(connection).updateOne({ _id: content.id }, { $set: { endedAt: now().toISOString() } });
  return { content, leftAlone, closed, notTakenUp, notAsRestored };
}
