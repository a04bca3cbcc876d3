import { Readable } from 'node:stream';
import type { Connection } from 'mongoose';
import type { AppendSeals } from '../../models/appendSeals';
import { pieceCollection } from '../../models/filePieces';
import type { MasterKey } from '../../models/keyRing';
import type { FileSeal } from './backupFile';

export interface BackupNeeds {
  connection: Connection;
  masterKeys: readonly MasterKey[];
  /** Under which the keys of cases lie in it besides; none where the office has no keys for backups. */
  caseKeysUnder?: MasterKey | undefined;
  /** Not there yet, or empty. */
  directory: string;
  /** The version of this program. */
  program: string;
  now: () => Date;
  /** Told what is being done, and how far it is. */
  progress: (what: string, done: number, total?: number) => void;
}

/** What a backup is written with. */
export interface Writing extends BackupNeeds {
  seal: FileSeal;
  seals: AppendSeals;
}

/** Documents that are asked for before they are needed: of pieces of files fewer, for each is large. */
const ahead = 1_000;
const piecesAhead = 8;

/** After how many documents it is told how far it is. */
export const told = 1_000;

/** The documents of a collection as they are stored; the database makes the next ones ready while these are worked on. */
export function stored(connection: Connection, name: string, filter = {}): AsyncIterable<Uint8Array> {
  const batchSize = name === pieceCollection ? piecesAhead : ahead;
  const documents = connection.collection(name).find<Uint8Array>(filter, { raw: true, batchSize });
  return Readable.from(documents, { highWaterMark: batchSize });
}
