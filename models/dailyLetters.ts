import { type Connection, Schema } from 'mongoose';
import { insertedOnce } from './duplicateKey';

/**
 * How a letter of a day stands: a program has taken it, it is sent, the mail server could not be reached and it is tried again, or the
 * server does not take that address.
 */
export type LetterState = 'taken' | 'sent' | 'waiting' | 'refused';

interface Kept {
  _id: string;
  day: string;
  accountId: string;
  state: LetterState;
  tries: number;
  /** When it may be tried again. */
  nextAt?: string | undefined;
}

const schema = new Schema<Kept>(
  {
    _id: { type: String, required: true },
    day: { type: String, required: true },
    accountId: { type: String, required: true },
    state: { type: String, required: true },
    tries: { type: Number, required: true },
    nextAt: String,
  },
  { collection: 'daily_letters', versionKey: false, autoIndex: false },
);
schema.index({ day: 1 });

/** The letters of each day. Whoever takes one alone sends it: a stop between taking and sending loses a letter, and none goes out twice. */
export interface DailyLetters {
  prepare(): Promise<void>;
  /**
   * Takes the letter of an account for a day, or takes it up again when its time has come; undefined where it is another's, done, or not
   * yet to be tried again. Answers with how often it has been tried before.
   */
  take(day: string, accountId: string, now: string): Promise<number | undefined>;
  settle(day: string, accountId: string, state: 'sent' | 'refused'): Promise<void>;
  putOff(day: string, accountId: string, nextAt: string): Promise<void>;
  /** How the letter of an account for a day stands. */
  findState(day: string, accountId: string): Promise<LetterState | undefined>;
  /** How many of a day wait until the mail server can be reached again. */
  countWaiting(day: string): Promise<number>;
  /** How many of a day stand how. */
  countByState(day: string): Promise<Record<LetterState, number>>;
  /** Forgets the letters of days before this one. */
  purge(before: string): Promise<number>;
}

export function createDailyLetters(connection: Connection): DailyLetters {
  const model = connection.model<Kept>('DailyLetter', schema);
  const idOf = (day: string, accountId: string) => `${day} ${accountId}`;
  const change = async (day: string, accountId: string, to: Partial<Kept>) => {
    await model.updateOne({ _id: idOf(day, accountId) }, { $set: to });
  };
  return {
    prepare: async () => {
      await model.createIndexes();
    },
    take: async (day, accountId, now) => {
      const _id = idOf(day, accountId);
      const before = await model.findById(_id).lean();
      if (before) {
        const { state, tries, nextAt = '' } = before;
        if (state !== 'waiting' || nextAt > now) return undefined;
        const taken = await model.updateOne(
          { _id, state: 'waiting', tries },
          { $set: { state: 'taken', tries: tries + 1 } },
        );
        return taken.modifiedCount === 1 ? tries : undefined;
      }
      const first = { _id, day, accountId, state: 'taken' as const, tries: 1 };
      return (await insertedOnce(() => model.create(first))) ? 0 : undefined;
    },
    settle: (day, accountId, state) => change(day, accountId, { state }),
    putOff: (day, accountId, nextAt) => change(day, accountId, { state: 'waiting', nextAt }),
    findState: async (day, accountId) => (await model.findById(idOf(day, accountId)).lean())?.state,
    countWaiting: (day) => model.countDocuments({ day, state: 'waiting' }),
    countByState: async (day) => {
      const counts = { taken: 0, sent: 0, waiting: 0, refused: 0 };
      for (const { state } of await model.find({ day }, { state: 1 }).lean<Kept[]>()) counts[state] += 1;
      return counts;
    },
    purge: async (before) => (await model.deleteMany({ day: { $lt: before } })).deletedCount,
  };
}
