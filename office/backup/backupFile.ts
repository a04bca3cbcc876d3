import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { documentsIn } from './documents';
import type { FileEntry } from './manifest';
import { openedBytes, sealedBytes } from '../../sealing/sealedBytes';

/** How the files of one backup are sealed: under which key, and as whose. */
export interface FileSeal {
  key: Uint8Array;
  backupId: string;
}
/** So that no file can stand for another, of this backup or of one before. */
const labelOf = ({ backupId }: FileSeal, name: string) => `liem backup ${backupId} ${name}`;

/** A file being written: documents as they are stored, compressed and sealed on the way. */
export interface FileWriter {
  write(document: Uint8Array): Promise<void>;
  close(): Promise<FileEntry>;
}

/** Opens a file of a backup. It bears its name only once it is whole. */
export function writeFile(
  directory: string,
  { name, collection }: Pick<FileEntry, 'name' | 'collection'>,
  seal: FileSeal,
): FileWriter {
  const path = join(directory, name);
  const unfinished = `${path}.unfinished`;
  const hash = createHash('sha256');
  const gzip = createGzip();
  let documents = 0;
  let bytes = 0;
  async function* counted(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  const written = pipeline(
    gzip,
    (source) => counted(sealedBytes(source, seal.key, labelOf(seal, name))),
    createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true }),
  );
  // Told by whoever writes next, or closes.
  const failed = written.then(() => new Promise<never>(() => undefined));
  failed.catch(() => undefined);
  return {
    write: async (document) => {
      documents += 1;
      if (!gzip.write(document)) await Promise.race([once(gzip, 'drain'), failed]);
    },
    close: async () => {
      gzip.end();
      await written;
      renameSync(unfinished, path);
      return { name, collection, documents, bytes, sha256: hash.digest('hex') };
    },
  };
}

const damaged = (name: string) =>
  new FailureForPeople(`The file ${name} of the backup is damaged: take another backup.`);

/** Whether a file is to the byte what the manifest says. @throws FailureForPeople naming it when it is not */
export async function checkFile(directory: string, { name, bytes, sha256 }: FileEntry): Promise<void> {
  const path = join(directory, name);
  if (!existsSync(path)) {
    throw new FailureForPeople(
      `The file ${name} of the backup is missing: copy it there, or take another backup.`,
    );
  }
  const hash = createHash('sha256');
  if (statSync(path).size !== bytes) throw damaged(name);
  for await (const piece of createReadStream(path)) hash.update(piece);
  if (hash.digest('hex') !== sha256) throw damaged(name);
}

/** The documents of a file, as bytes. @throws FailureForPeople naming it when it is not as it was written */
export async function* readFile(directory: string, file: FileEntry, seal: FileSeal): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const feeding = pipeline(
    createReadStream(join(directory, file.name)),
    (source) => openedBytes(source, seal.key, labelOf(seal, file.name)),
    gunzip,
  );
  feeding.catch(() => undefined);
  let documents = 0;
  let isWhole = false;
  try {
    for await (const document of documentsIn(gunzip)) {
      documents += 1;
      yield document;
    }
    await feeding;
    isWhole = documents === file.documents;
  } catch {
    throw damaged(file.name);
  }
  if (!isWhole) throw damaged(file.name);
}
