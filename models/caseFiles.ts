import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { inPieces } from '../sealing/inPieces';
import { type ArrivedFile, awaitsScan, type FileRow, keyContext, openFileRows } from './caseFileRows';
import { createFilePieces, pieceSize } from './filePieces';
import type { IdentityVault } from './identityVault';

export type { ArrivedFile } from './caseFileRows';

/** What a scanner has said of a file. */
export type Judged = Pick<ArrivedFile, 'checked' | 'unchecked' | 'infected'>;

/** Where a file is to lie, who sends it, and what it is. */
export interface FilePlace {
  caseId: string;
  by: string;
  type: string;
  /** Asked once all has arrived; where it throws, nothing of the file stays. */
  judge?: () => Promise<Judged>;
}

/** A part of a file, in bytes, both ends included. */
export interface Span {
  from: number;
  to: number;
}

/** A file that can be read. */
export interface OpenFile {
  size: number;
  sha256: string;
  /** In pieces, each proved before it is given out. @throws NotAsSealedError or MissingPieceError */
  read(span?: Span): AsyncGenerator<Buffer>;
}

/** The files of cases: each in pieces that are sealed as they arrive, under a key of its own, which is sealed under that of its case. */
export interface CaseFileStore {
  prepare(): Promise<void>;
  /** Keeps what arrives; where it breaks off, nothing of it stays. It waits for an event that takes it into its case. */
  keep(place: FilePlace, content: AsyncIterable<Uint8Array>): Promise<ArrivedFile>;
  /** Holds a file that waits for the act that takes it in; undefined when it is not this person's, or no more. */
  hold(id: string, place: Pick<FilePlace, 'caseId' | 'by'>): Promise<ArrivedFile | undefined>;
  /** An event of the case tells of them now. */
  takenIn(ids: readonly string[]): Promise<void>;
  /** Removes a file that no event tells of. */
  discard(id: string): Promise<void>;
  /** Removes what has waited since before a moment and of which its case does not tell. @returns how many */
  clear(before: Date, isInCase: (caseId: string, id: string) => Promise<boolean>): Promise<number>;
  /** Files of cases that a scanner is to look at, since none did when they came. */
  listUnscanned(): Promise<{ id: string; caseId: string }[]>;
  /** A scanner has looked, or never will. */
  settleScan(id: string): Promise<void>;
  /** Undefined when it is not there whole, is another case's, or its key is gone. */
  open(caseId: string, id: string): Promise<OpenFile | undefined>;
}

export function createCaseFileStore(
  connection: Connection,
  vault: Pick<IdentityVault, 'sealOf' | 'openOf'>,
): CaseFileStore {
  const rows = openFileRows(connection);
  const pieces = createFilePieces(connection);

  async function remove(id: string): Promise<void> {
    await pieces.remove(id);
    await rows.deleteOne({ _id: id });
  }

  /** Writes all of it and says what it was. */
  async function write(
    id: string,
    key: Buffer,
    content: AsyncIterable<Uint8Array>,
  ): Promise<Pick<ArrivedFile, 'id' | 'size' | 'sha256'>> {
    const hash = createHash('sha256');
    let size = 0;
    let n = 0;
    for await (const piece of inPieces(content, pieceSize)) {
      // Nothing is left over.
      if (piece.length === 0) break;
      hash.update(piece);
      size += piece.length;
      await pieces.write({ id, key }, n, piece);
      n += 1;
    }
    return { id, size, sha256: hash.digest('hex') };
  }

  async function* read(id: string, key: Buffer, { from, to }: Span): AsyncGenerator<Buffer> {
    const last = Math.floor(to / pieceSize);
    const first = Math.floor(from / pieceSize);
    const ask = (n: number) => {
      const asked = pieces.read({ id, key }, n);
      // Told to whoever waits for it.
      asked.catch(() => undefined);
      return asked;
    };
    let next = ask(first);
    for (let n = first; n <= last; n += 1) {
      const piece = await next;
      if (n < last) next = ask(n + 1);
      yield piece.subarray(Math.max(0, from - n * pieceSize), Math.min(pieceSize, to + 1 - n * pieceSize));
    }
  }

  return {
    prepare: async () => {
      await rows.createIndexes();
    },
    keep: async ({ caseId, by, type, judge }, content) => {
      const id = randomUUID();
      const key = randomBytes(32);
      const wrapped = await vault.sealOf(caseId, keyContext(id), key);
      // The row first: whatever stops this process, what it has written is found and cleared away.
      await rows.create({ _id: id, caseId, by, key: wrapped, waitsSince: new Date().toISOString() });
      try {
        const { size, sha256 } = await write(id, key, content);
        const whole = { size, sha256, type, ...(await judge?.()) };
        const unscanned = awaitsScan(whole) ? { unscanned: true as const } : {};
        await rows.updateOne({ _id: id }, { $set: { whole, ...unscanned } });
        return { id, ...whole };
      } catch (error) {
        // Where that fails too, it is cleared away after its time.
        await remove(id).catch(() => undefined);
        throw error;
      }
    },
    hold: async (id, { caseId, by }) => {
      const waitsSince = new Date().toISOString();
      const waiting = { _id: id, caseId, by, waitsSince: { $exists: true }, removed: { $exists: false } };
      const row = await rows.findOneAndUpdate(waiting, { $set: { waitsSince } }).lean<FileRow>();
      return row?.whole && { id, ...row.whole };
    },
    takenIn: async (ids) => {
      for (const id of ids) await rows.updateOne({ _id: id }, { $unset: { waitsSince: 1 } });
    },
    discard: remove,
    clear: async (before, isInCase) => {
      const old = { waitsSince: { $lt: before.toISOString() } };
      let cleared = 0;
      for (const { _id, caseId } of await rows.find(old, { caseId: 1 }).lean<FileRow[]>()) {
        if (await isInCase(caseId, _id)) {
          await rows.updateOne({ _id }, { $unset: { waitsSince: 1 } });
          continue;
        }
        const marked = await rows.updateOne({ _id, ...old }, { $set: { removed: true } });
        // Somebody holds it again.
        if (marked.matchedCount === 0) continue;
        await remove(_id);
        cleared += 1;
      }
      return cleared;
    },
    listUnscanned: async () => {
      const taken = { unscanned: true as const, waitsSince: { $exists: false } };
      const found = await rows.find(taken, { caseId: 1 }).lean<Pick<FileRow, '_id' | 'caseId'>[]>();
      return found.map(({ _id, caseId }) => ({ id: _id, caseId }));
    },
    settleScan: async (id) => void (await rows.updateOne({ _id: id }, { $unset: { unscanned: 1 } })),
    open: async (caseId, id) => {
      const row = await rows.findById(id).lean<FileRow>();
      const key =
        row?.whole && row.caseId === caseId && (await vault.openOf(caseId, keyContext(id), row.key));
      if (!row?.whole || !key) return undefined;
      const { size, sha256 } = row.whole;
      return { size, sha256, read: (span = { from: 0, to: size - 1 }) => read(id, key, span) };
    },
  };
}
