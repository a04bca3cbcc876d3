import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createAppendSeals } from '../../models/appendSeals';
import { keysFor } from '../../models/keyRing';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { checkFile, readFile, writeFile } from './backupFile';
import { copiedCollections, eventCollection, keyCollection } from './collections';
import { copyEvents, type FaultyCase } from './copyEvents';
import { sealOfCaseKeys } from './keysOfCases';
import { type BackupContent, backupFormat, type FileEntry, writeManifest } from './manifest';
import { type BackupNeeds, stored, told, type Writing } from './writing';

/** A backup that was written, and the cases in it that are not whole and sealed, as they are in the office. */
export interface WrittenBackup {
  content: BackupContent;
  faults: FaultyCase[];
}

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

const sealFor = (collection: string, { seal, caseKeysUnder }: Writing) =>
  collection === keyCollection ? sealOfCaseKeys(seal, caseKeysUnder) : seal;

async function copyCollection(name: string, writing: Writing): Promise<FileEntry> {
  const { connection, directory, progress } = writing;
  const seal = sealFor(name, writing);
  const file = writeFile(directory, { name: `${name}.bson.gz.sealed`, collection: name }, seal);
  let done = 0;
  for await (const document of stored(connection, name)) {
    await file.write(document);
    if ((done += 1) % told === 0) progress(name, done);
  }
  progress(name, done);
  return file.close();
}

/** Events first, each case to a seal of its own; what belongs to them afterwards, so that none points to what is not there. */
async function writeAll(writing: Writing) {
  const files: FileEntry[] = [];
  let cases = 0;
  let faults: FaultyCase[] = [];
  for (const name of await copiedCollections(writing.connection)) {
    if (name !== eventCollection) {
      files.push(await copyCollection(name, writing));
      continue;
    }
    const copied = await copyEvents(writing);
    files.push(...copied.entries);
    ({ cases, faults } = copied);
  }
  return { files, cases, faults };
}

/** Reads what was written from the disk, to the last document: what opens there is to the byte what was judged and sealed on its way. */
async function readBack(files: readonly FileEntry[], writing: Writing): Promise<void> {
  const { directory, progress } = writing;
  for (const [done, file] of files.entries()) {
    progress('reading back', done + 1, files.length);
    await checkFile(directory, file);
    for await (const document of readFile(directory, file, sealFor(file.collection, writing))) void document;
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
  const { masterKeys, directory, program, now } = needs;
  const id = randomUUID();
  const { key, id: keyId } = keysFor('backups', masterKeys).current;
  const seals = createAppendSeals(masterKeys);
  const writing: Writing = { ...needs, seal: { key, backupId: id }, seals };
  const begunAt = now().toISOString();
  let isMine = false;
  try {
    takeDirectory(directory);
    isMine = true;
    const { files, cases, faults } = await writeAll(writing);
    await readBack(files, writing);
    const endedAt = now().toISOString();
    const content: BackupContent = {
      // A program of before reads what it can.
      format: needs.caseKeysUnder ? backupFormat : 1,
      id,
      program,
      begunAt,
      endedAt,
      keyId,
      ...(needs.caseKeysUnder && { caseKeysUnder: needs.caseKeysUnder.id }),
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
