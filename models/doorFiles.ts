import { type Connection, Schema } from 'mongoose';
import { insertedOnce } from './duplicateKey';

/** A file that came through the door, as it was sealed there; the key that opens it lies in its envelope. */
export interface DoorFile {
  _id: string;
  pieces: number;
  /** It did not come as it was sealed. */
  spoiled: boolean;
  /** The file of a case that it has become. */
  caseFile?: string | undefined;
}

const fileSchema = new Schema<DoorFile>(
  { _id: { type: String, required: true }, pieces: Number, spoiled: Boolean, caseFile: String },
  { collection: 'door_files', versionKey: false, autoIndex: false },
);
const pieceSchema = new Schema<{ _id: string; bytes: Buffer }>(
  { _id: { type: String, required: true }, bytes: Buffer },
  { collection: 'door_pieces', versionKey: false, autoIndex: false },
);

/** Documents that are removed by one question. */
const erasedAtOnce = 64;

export interface DoorFiles {
  keepPiece(file: string, n: number, bytes: Uint8Array): Promise<void>;
  /** The sealed bytes of a file, piece by piece, as far as they are there. */
  read(file: string): AsyncIterable<Uint8Array>;
  /** Says that all of a file is there, or that it is not what was sealed. */
  settle(file: DoorFile): Promise<void>;
  find(file: string): Promise<DoorFile | undefined>;
  /** Says as which file of its case it is kept from now on. @returns false where it is kept as another already */
  become(file: string, caseFile: string): Promise<boolean>;
  /** It is kept as no file of a case after all. */
  unbecome(file: string, caseFile: string): Promise<void>;
  /** Erases its bytes; what it has become stays noted. */
  erasePieces(file: string): Promise<void>;
}

export function createDoorFiles(connection: Connection): DoorFiles {
  const files = connection.model('DoorFile', fileSchema);
  const pieces = connection.model('DoorPiece', pieceSchema);
  const idOf = (file: string, n: number) => `${file}:${n}`;
  return {
    keepPiece: async (file, n, bytes) => {
      const piece = { _id: idOf(file, n), bytes: Buffer.from(bytes) };
      if (await insertedOnce(() => pieces.create(piece))) return;
      // Fetched once before, and cut off then.
      await pieces.updateOne({ _id: piece._id }, { $set: piece });
    },
    read: async function* (file) {
      for (let n = 0; ; n += 1) {
        const piece = await pieces.findById(idOf(file, n)).lean();
        if (!piece) return;
        const { bytes } = piece;
        yield bytes instanceof Uint8Array ? bytes : new Uint8Array((bytes as { buffer: ArrayBuffer }).buffer);
      }
    },
    settle: async ({ _id, ...file }) => {
      await files.updateOne({ _id }, { $set: file }, { upsert: true });
    },
    find: async (file) => (await files.findById(file).lean()) ?? undefined,
    become: async (file, caseFile) => {
      const free = { _id: file, caseFile: { $exists: false } };
      return (await files.updateOne(free, { $set: { caseFile } })).matchedCount === 1;
    },
    unbecome: async (file, caseFile) => {
      await files.updateOne({ _id: file, caseFile }, { $unset: { caseFile: 1 } });
    },
    erasePieces: async (file) => {
      const count = (await files.findById(file).lean())?.pieces ?? 0;
      const ids = Array.from({ length: count }, (_, n) => idOf(file, n));
      for (let from = 0; from < count; from += erasedAtOnce)
        await pieces.deleteMany({ _id: { $in: ids.slice(from, from + erasedAtOnce) } });
    },
  };
}
