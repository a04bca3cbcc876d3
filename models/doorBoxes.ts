import { type Connection, Schema } from 'mongoose';
import { insertedOnce } from './duplicateKey';

/** The box of a reporter at the door: the key that answers are sealed to, the case that it is about, and what was told last. */
export interface DoorBox {
  _id: string;
  door: string;
  /** 32 bytes, base64. */
  publicKey: string;
  /** The id that its report has, or will have, as a case. */
  caseId: string;
  turn: number;
  /** A keyed digest of what was told last, so that the same is not told again. */
  toldDigest?: string | undefined;
}

const schema = new Schema<DoorBox>(
  {
    _id: { type: String, required: true },
    door: String,
    publicKey: String,
    caseId: String,
    turn: Number,
    toldDigest: String,
  },
  { collection: 'door_boxes', versionKey: false, autoIndex: false },
);

export interface DoorBoxes {
  open(box: Omit<DoorBox, 'turn' | 'toldDigest'>): Promise<void>;
  find(box: string): Promise<DoorBox | undefined>;
  list(): Promise<DoorBox[]>;
  /** @param turn the how-manieth time it was told something */
  markTold(box: string, turn: number, digest: string): Promise<void>;
}

export function createDoorBoxes(connection: Connection): DoorBoxes {
  const boxes = connection.model('DoorBox', schema);
  return {
    open: async (box) => void (await insertedOnce(() => boxes.create({ ...box, turn: 0 }))),
    find: async (box) => (await boxes.findById(box).lean()) ?? undefined,
    list: () => boxes.find().lean<DoorBox[]>(),
    markTold: async (box, turn, toldDigest) => {
      await boxes.updateOne({ _id: box }, { $set: { turn, toldDigest } });
    },
  };
}
