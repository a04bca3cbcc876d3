import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Binary } from 'mongodb';
import type { Connection } from 'mongoose';
import { openedBytes, sealedBytes } from '../sealing/sealedBytes';

export const pieceCollection = 'case_file_pieces';

/** So much of a file lies in one document: no more than this is held in memory, and from any of them it can be read on. */
export const pieceSize = 256 * 1024;
/** Documents that are removed by one question. */
const removedAtOnce = 64;

interface StoredPiece {
  _id: string;
  bytes: Binary;
}

/** How the pieces of a file are sealed: under a key of its own, each by its place. */
export interface PieceSeal {
  id: string;
  key: Uint8Array;
}
const labelOf = (id: string, n: number): string => `liem file ${id} ${n}`;
const idOf = (id: string, n: number): string => `${id}:${n}`;

/** The bytes of files, sealed in pieces that can be neither read, exchanged nor moved to another place unseen. */
export interface FilePieces {
  write(seal: PieceSeal, n: number, bytes: Uint8Array): Promise<void>;
  /** The same in place of what a request that broke off may have left there. */
  writeAgain(seal: PieceSeal, n: number, bytes: Uint8Array): Promise<void>;
  /** @throws NotAsSealedError when it is not there, or not as it was sealed */
  read(seal: PieceSeal, n: number): Promise<Buffer>;
  /** Removes all of a file; pieces are written in order, so it ends where none is left. */
  remove(id: string): Promise<void>;
}

/** Said when a piece that must be there is not. */
export class MissingPieceError extends Error {
  override readonly name = 'MissingPieceError';
}

/** GridFS would keep the same, under names that no copy of the office takes along, and without a seal for each place. */
export function createFilePieces(connection: Connection): FilePieces {
  const pieces = () => connection.collection<StoredPiece>(pieceCollection);
  const seal = async ({ id, key }: PieceSeal, n: number, bytes: Uint8Array) =>
    new Binary(await buffer(sealedBytes(Readable.from([bytes]), key, labelOf(id, n))));
  return {
    write: async (by, n, bytes) => {
      await pieces().insertOne({ _id: idOf(by.id, n), bytes: await seal(by, n, bytes) });
    },
    writeAgain: async (by, n, bytes) => {
      const sealed = { bytes: await seal(by, n, bytes) };
      await pieces().updateOne({ _id: idOf(by.id, n) }, { $set: sealed }, { upsert: true });
    },
    read: async ({ id, key }, n) => {
      const stored = await pieces().findOne({ _id: idOf(id, n) });
      if (!stored) throw new MissingPieceError('a piece of a file is not there');
      return buffer(openedBytes(Readable.from([stored.bytes.buffer]), key, labelOf(id, n)));
    },
    remove: async (id) => {
      for (let from = 0; ; from += removedAtOnce) {
        const ids = Array.from({ length: removedAtOnce }, (_, i) => idOf(id, from + i));
        const { deletedCount } = await pieces().deleteMany({ _id: { $in: ids } });
        if (deletedCount < removedAtOnce) return;
      }
    },
  };
}
