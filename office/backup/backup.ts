import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Connection } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultyVerdict } from '../../domain/proof/verdict';
import { type AppendSeals, createAppendSeals } from '../../models/appendSeals';
import { type CaseEventStore, createCaseEventStore } from '../../models/caseEvents';
import { keysFor, type MasterKey } from '../../models/keyRing';
import { FailureForPeople } from '../../temporal-config/servers/failure-for-people';
import { checkFile, type FileSeal, readFile, writeFile } from './backupFile';
import { againName, caseHistories, pieceName, readEvent } from './caseHistories';
import { copiedCollections, eventCollection } from './collections';
import { type BackupContent, backupFormat, type FileEntry, writeManifest } from './manifest';

export interface BackupNeeds {
  connection: Connection;
  masterKeys: readonly MasterKey[];
  /** Not there yet, or empty. */
  directory: string;
  /** The version of this program. */
  program: string;
  now: () => Date;
  /** Told what is being done, and how far it is. */
  progress: (what: string, done: number) => void;
}

/** A backup that was written, and the cases in it that are not whole and sealed, as they are in the office. */
export interface WrittenBackup {
  content: BackupContent;
  faults: { caseId: string; verdict: FaultyVerdict }[];
}

/** How many events lie in one file of them: restoring holds one in memory. */
const eventsInPiece = 5_000;
const mostPieces = 128;
/** A case at work changes while it is read: it is looked at again before it is copied with a fault. */
const looks = 3;
const pauseBetween = 500;
const told = 1_000;
/** Documents that are asked for before they are needed. */
const ahead = 1_000;

function takeDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (readdirSync(directory).length > 0) {
    throw new FailureForPeople(
      `${directory} is not empty: give each backup a directory of its own, for example ${join(directory, new Date().toISOString().slice(0, 10))}.`,
    );
  }
  try {
    chmodSync(directory, 0o700);
  } catch {
    // A medium without modes: what lies there is sealed.
  }
}

/** The same piece for all events of a case. */
function pieceOf(caseId: string, pieces: number): number {
  let sum = 0;
  for (let i = 0; i < caseId.length; i += 1) sum = (sum * 31 + caseId.charCodeAt(i)) >>> 0;
  return sum % pieces;
}

interface Writing extends BackupNeeds {
  seal: FileSeal;
  seals: AppendSeals;
  events: Pick<CaseEventStore, 'readSealed'>;
}

/** The documents of a collection as they are stored; the database makes the next ones ready while these are worked on. */
const stored = (connection: Connection, name: string, filter = {}): AsyncIterable<Uint8Array> =>
  Readable.from(connection.collection(name).find<Uint8Array>(filter, { raw: true, batchSize: ahead }), {
    highWaterMark: ahead,
  });

async function copyCollection(name: string, writing: Writing): Promise<FileEntry> {
  const { connection, directory, seal, progress } = writing;
  const file = writeFile(directory, { name: `${name}.bson.gz.sealed`, collection: name }, seal);
  let done = 0;
  for await (const document of stored(connection, name)) {
    await file.write(document);
    if ((done += 1) % told === 0) progress(name, done);
  }
  progress(name, done);
  return file.close();
}

async function copyEvents(writing: Writing): Promise<FileEntry[]> {
  const { connection, directory, seal, progress } = writing;
  const count = await connection.collection(eventCollection).estimatedDocumentCount();
  const pieces = Math.min(Math.max(Math.ceil(count / eventsInPiece), 1), mostPieces);
  const files = Array.from({ length: pieces }, (_, piece) =>
    writeFile(directory, { name: pieceName(piece), collection: eventCollection }, seal),
  );
  let done = 0;
  for await (const document of stored(connection, eventCollection)) {
    await files[pieceOf(String(readEvent(document).caseId), pieces)]?.write(document);
    if ((done += 1) % told === 0) progress(eventCollection, done);
  }
  progress(eventCollection, done);
  const entries: FileEntry[] = [];
  for (const file of files) entries.push(await file.close());
  return entries;
}

/** Reads cases once more that do not end with a seal as they were read: an append of theirs was under way, or they have a fault. */
async function copyAgain(caseIds: readonly string[], writing: Writing): Promise<FileEntry> {
  const { connection, directory, seal, seals } = writing;
  const file = writeFile(directory, { name: againName, collection: eventCollection }, seal);
  for (const caseId of caseIds) {
    for (let look = 1; ; look += 1) {
      const documents: Uint8Array[] = [];
      for await (const document of stored(connection, eventCollection, { caseId })) documents.push(document);
      const last = documents
        .map(readEvent)
        .sort((a, b) => a.seq - b.seq)
        .at(-1);
      const isSealed = last !== undefined && seals.holds(String(last.hash), last.seal);
      if (!isSealed && look < looks) {
        await pause(pauseBetween);
        continue;
      }
      for (const document of documents) await file.write(document);
      break;
    }
  }
  return file.close();
}

async function judge(files: FileEntry[], writing: Writing) {
  const faults: WrittenBackup['faults'] = [];
  let cases = 0;
  for await (const histories of caseHistories(files, writing)) {
    for (const { caseId, verdict } of histories) {
      cases += 1;
      if (verdict.verdict !== 'sealed') faults.push({ caseId, verdict });
    }
  }
  return { cases, faults };
}

/** Events first, each case to a seal of its own; what belongs to them afterwards, so that none points to what is not there. */
async function writeAll(writing: Writing) {
  const files: FileEntry[] = [];
  let judged: Awaited<ReturnType<typeof judge>> = { cases: 0, faults: [] };
  for (const name of await copiedCollections(writing.connection)) {
    if (name !== eventCollection) {
      files.push(await copyCollection(name, writing));
      continue;
    }
    files.push(...(await copyEvents(writing)));
    judged = await judge(files, writing);
    if (judged.faults.length === 0) continue;
    files.push(
      await copyAgain(
        judged.faults.map(({ caseId }) => caseId),
        writing,
      ),
    );
    judged = await judge(files, writing);
  }
  return { files, ...judged };
}

/** Reads what was written from the disk, to the last document. */
async function readBack(files: readonly FileEntry[], { directory, seal, progress }: Writing): Promise<void> {
  for (const [done, file] of files.entries()) {
    progress('reading back', done + 1);
    await checkFile(directory, file);
    // The events were read when their cases were judged.
    if (file.collection === eventCollection) continue;
    for await (const document of readFile(directory, file, seal)) void document;
  }
}

function explained(error: unknown, directory: string): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new FailureForPeople(
        `There is no more room on the medium of ${directory}: what was begun was removed. Make room, or take another medium.`,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new FailureForPeople(`Nothing can be written to ${directory}: take another directory.`);
    default:
      return error;
  }
}

/** Writes a backup of an office while it works, and reads it back. What an interrupted one has begun is removed. */
export async function backUp(needs: BackupNeeds): Promise<WrittenBackup> {
  const { connection, masterKeys, directory, program, now } = needs;
  const id = randomUUID();
  const { key, id: keyId } = keysFor('backups', masterKeys).current;
  const seals = createAppendSeals(masterKeys);
  const events = createCaseEventStore(connection, seals);
  const writing: Writing = { ...needs, seal: { key, backupId: id }, seals, events };
  const begunAt = now().toISOString();
  let isMine = false;
  try {
    takeDirectory(directory);
    isMine = true;
    const { files, cases, faults } = await writeAll(writing);
    await readBack(files, writing);
    const endedAt = now().toISOString();
    const content: BackupContent = {
      format: backupFormat,
      id,
      program,
      begunAt,
      endedAt,
      keyId,
      cases,
      files,
    };
    writeManifest(directory, content, masterKeys);
    return { content, faults };
  } catch (error) {
    if (isMine) for (const name of readdirSync(directory)) rmSync(join(directory, name), { force: true });
    throw explained(error, directory);
  }
}
