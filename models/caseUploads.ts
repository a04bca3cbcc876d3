import { randomBytes, randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { inPieces } from '../sealing/inPieces';
import { type ArrivedFile, awaitsScan, type FileRow, keyContext, openFileRows } from './caseFileRows';
import { createFilePieces, pieceSize } from './filePieces';
import type { IdentityVault } from './identityVault';

const uploadWords = z.object({ name: z.string(), mark: z.string() });

/** A file that comes in several requests, as its sender knows it. */
export interface Upload extends z.infer<typeof uploadWords> {
  id: string;
  /** How large it is to be, and how much of it is here, in bytes. */
  size: number;
  offset: number;
  /** What it was once all of it had come; absent until then. */
  whole?: Omit<ArrivedFile, 'id'> | undefined;
}

/** Whose file it is. */
export interface UploadPlace {
  caseId: string;
  by: string;
}

/** Files of cases that come in several requests: each piece is sealed as it comes, and what breaks off goes on where it was. */
export interface CaseUploads {
  /** @param mark by which its sender knows the file again */
  begin(place: UploadPlace, said: { name: string; mark: string; size: number }): Promise<Upload>;
  /** What this person has begun in this case and nothing has taken in yet. */
  list(place: UploadPlace): Promise<Upload[]>;
  find(id: string, place: UploadPlace): Promise<Upload | undefined>;
  /**
   * Keeps what comes from an offset on, as far as it comes: whole pieces stay whatever breaks off, and no more than its size is taken.
   * @returns how far it has come; undefined where the offset is another, or a newer request has taken over
   */
  append(id: string, from: number, content: AsyncIterable<Uint8Array>): Promise<number | undefined>;
  /** All that has come, in pieces, each proved. @throws NotAsSealedError or MissingPieceError */
  read(id: string): AsyncGenerator<Buffer>;
  /** All of it has come, and is this: from now on it is held as any other that has arrived. */
  finish(id: string, whole: Omit<ArrivedFile, 'id'>): Promise<void>;
}

const wordsContext = (id: string): string => `upload ${id}`;
/** So many pieces are stored between two notes of how far it has come. */
const notedEvery = 16;

export function createCaseUploads(
  connection: Connection,
  vault: Pick<IdentityVault, 'sealOf' | 'openOf'>,
): CaseUploads {
  const rows = openFileRows(connection);
  const stored = createFilePieces(connection);

  const get = async (id: string) => {
    const row = await rows.findById(id).lean<FileRow>();
    const key = row?.upload && (await vault.openOf(row.caseId, keyContext(id), row.key));
    if (!row?.upload || !key) throw new RangeError('there is no such upload');
    return { key, upload: row.upload };
  };
  const shown = async ({ _id, caseId, upload, whole }: FileRow): Promise<Upload | undefined> => {
    const words = upload && (await vault.openOf(caseId, wordsContext(_id), upload.words));
    if (!upload || !words) return undefined;
    const { size, offset } = upload;
    return { id: _id, ...uploadWords.parse(JSON.parse(words.toString())), size, offset, whole };
  };
  const waiting = ({ caseId, by }: UploadPlace) => ({
    ...{ caseId, by, waitsSince: { $exists: true }, upload: { $exists: true } },
    removed: { $exists: false },
  });
  const now = () => new Date().toISOString();

  return {
    begin: async ({ caseId, by }, { name, mark, size }) => {
      const id = randomUUID();
      const key = await vault.sealOf(caseId, keyContext(id), randomBytes(32));
      const words = await vault.sealOf(caseId, wordsContext(id), Buffer.from(JSON.stringify({ name, mark })));
      const upload = { words, size, pieces: 0, offset: 0 };
      await rows.create({ _id: id, caseId, by, key, waitsSince: now(), upload });
      return { id, name, mark, size, offset: 0 };
    },
    list: async (place) => {
      const found = await rows.find(waiting(place)).lean<FileRow[]>();
      return (await Promise.all(found.map(shown))).filter((one) => one !== undefined);
    },
    find: async (id, place) => {
      const row = await rows.findOne({ _id: id, ...waiting(place) }).lean<FileRow>();
      return row ? shown(row) : undefined;
    },
    append: async (id, from, content) => {
      const { key, upload } = await get(id);
      if (upload.offset !== from) return undefined;
      const writer = randomUUID();
      // Of two requests for one file the newer counts: the older is what a broken line has left.
      await rows.updateOne({ _id: id }, { $set: { 'upload.writer': writer, waitsSince: now() } });
      let { pieces, offset } = upload;
      const isOurs = async () =>
        (
          await rows.updateOne(
            { _id: id, 'upload.writer': writer, removed: { $exists: false } },
            { $set: { 'upload.pieces': pieces, 'upload.offset': offset, waitsSince: now() } },
          )
        ).matchedCount === 1;
      try {
        for await (const piece of inPieces(content, pieceSize)) {
          const left = upload.size - offset;
          const isLast = piece.length >= left;
          // Less than a piece is kept only where it is the end of the file.
          if (left === 0 || (piece.length < pieceSize && !isLast)) break;
          await stored.writeAgain({ id, key }, pieces, piece.subarray(0, left));
          pieces += 1;
          offset += Math.min(piece.length, left);
          if ((pieces % notedEvery === 0 || isLast) && !(await isOurs())) return undefined;
        }
      } catch (error) {
        await isOurs();
        throw error;
      }
      return (await isOurs()) ? offset : undefined;
    },
    read: async function* (id) {
      const { key, upload } = await get(id);
      for (let n = 0; n < upload.pieces; n += 1) yield await stored.read({ id, key }, n);
    },
    finish: async (id, whole) => {
      const unscanned = awaitsScan(whole) ? { unscanned: true as const } : {};
      await rows.updateOne({ _id: id }, { $set: { whole, ...unscanned, waitsSince: now() } });
    },
  };
}
