import { type Connection, Schema } from 'mongoose';
import { insertedOnce } from './duplicateKey';

/** A file that came through the door, as it was sealed there; the key that opens it lies in its envelope. */
export interface DoorFile {
  _id: string;
  pieces: number;
  /** It did not come as it was sealed. */
  spoiled: boolean;
}

const fileSchema = new Schema<DoorFile>(
  { _id: { type: String, required: true }, pieces: Number, spoiled: Boolean },
  { collection: 'door_files', versionKey: false, autoIndex: false },
);
const pieceSchema = new Schema<{ _id: string; bytes: Buffer }>(
  { _id: { type: String, required: true }, bytes: Buffer },
  { collection: 'door_pieces', versionKey: false, autoIndex: false },
);

export interface DoorFiles {
  keepPiece(file: string, n: number, bytes: Uint8Array): Promise<void>;
  /** The sealed bytes of a file, piece by piece, as far as they are there. */
  read(file: string): AsyncIterable<Uint8Array>;
  /** Says that all of a file is there, or that it is not what was sealed. */
  settle(file: DoorFile): Promise<void>;
  find(file: string): Promise<DoorFile | undefined>;
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
  };
}
