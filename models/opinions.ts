import { type Connection, Schema } from 'mongoose';
import { type Opinion, opinionScores, type OpinionWay } from '../domain/satisfaction/opinions';
import { insertedOnce } from './duplicateKey';

/** An opinion that came through the public door: besides its scores what was written to them, sealed to the office. */
interface DoorOpinion extends Omit<Opinion, 'way'> {
  _id: string;
  sealed: Uint8Array;
}
/** One that somebody of the office put down; who, only the log of the office tells. */
interface WrittenOpinion extends Opinion {
  _id: string;
  way: Exclude<OpinionWay, 'door'>;
}

const doorSchema = new Schema<DoorOpinion>(
  { _id: { type: String, required: true }, quarter: String, scores: Schema.Types.Mixed, sealed: Buffer },
  { collection: 'door_opinions', versionKey: false, autoIndex: false },
);
const writtenSchema = new Schema<WrittenOpinion>(
  { _id: { type: String, required: true }, quarter: String, way: String, scores: Schema.Types.Mixed },
  { collection: 'written_opinions', versionKey: false, autoIndex: false },
);

/** Opinions of those who have been through it; of whom, and of which case, nothing here says. */
export interface Opinions {
  addFromDoor(opinion: DoorOpinion): Promise<void>;
  /** Keeps it once. @param opinion its `_id` is that of the command. @returns whether it is new */
  addWritten(opinion: WrittenOpinion): Promise<boolean>;
  list(): Promise<Opinion[]>;
}

export function createOpinions(connection: Connection): Opinions {
  const fromDoor = connection.model('DoorOpinion', doorSchema);
  const written = connection.model('WrittenOpinion', writtenSchema);
  return {
    addFromDoor: async ({ sealed, ...opinion }) => {
      await insertedOnce(() => fromDoor.create({ ...opinion, sealed: Buffer.from(sealed) }));
    },
    addWritten: (opinion) => insertedOnce(() => written.create(opinion)),
    list: async () => {
      const [door, others] = await Promise.all([
        fromDoor.find({}, { quarter: 1, scores: 1 }).lean(),
        written.find().lean(),
      ]);
      const read = (
        way: OpinionWay,
        { quarter, scores }: { quarter?: string | undefined; scores: unknown },
      ) => {
        const known = opinionScores().safeParse(scores);
        return known.success ? [{ ...(quarter !== undefined && { quarter }), way, scores: known.data }] : [];
      };
      return [...door.flatMap((one) => read('door', one)), ...others.flatMap((one) => read(one.way, one))];
    },
  };
}
