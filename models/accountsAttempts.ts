import { createHash } from 'node:crypto';
import { Schema, type Connection } from 'mongoose';

/** How many failed sign-ins are taken within a window before the door stays shut until the window ends. */
export const signInWindowMs = 15 * 60 * 1000;

interface AttemptCount {
  _id: string;
  hits: number;
  resetAt: Date;
}

const attemptDocument = new Schema<AttemptCount>(
  {
    _id: { type: String, required: true },
    hits: { type: Number, required: true },
    resetAt: { type: Date, required: true },
  },
  { collection: 'sign_in_attempts', versionKey: false },
);

export type SignInAttempts = ReturnType<typeof createSignInAttempts>;

/** Counts of sign-in attempts, shared by all API processes and kept over a restart. */
export function createSignInAttempts(connection: Connection) {
  const model = connection.model('SignInAttempt', attemptDocument);

  return {
    /** Adds one attempt; a window that has ended begins anew. */
    increment: async (key: string, now: Date): Promise<{ hits: number; resetAt: Date }> => {
      const _id = hidden(key);
      const resetAt = new Date(now.getTime() + signInWindowMs);
      await model.deleteOne({ _id, resetAt: { $lte: now } });
      const count = () =>
        model
          .findOneAndUpdate(
            { _id },
            { $inc: { hits: 1 }, $setOnInsert: { resetAt } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean();
      // Two first attempts at once: one of them loses the insert and finds the other's count.
      const counted = await count().catch(count);
      return { hits: counted?.hits ?? 1, resetAt: counted?.resetAt ?? resetAt };
    },
    /** Takes one attempt back: it succeeded. */
    decrement: async (key: string): Promise<void> => {
      await model.updateOne({ _id: hidden(key), hits: { $gt: 0 } }, { $inc: { hits: -1 } });
    },
    reset: async (key: string): Promise<void> => {
      await model.deleteOne({ _id: hidden(key) });
    },
    /** Removes the windows that have ended. */
    purge: async (now: Date): Promise<void> => {
      await model.deleteMany({ resetAt: { $lte: now } });
    },
  };
}

/** Typed user names can be anything, even a password in the wrong field: only a digest is kept. */
function hidden(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
