import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { keysFor, type MasterKey } from './keyRing';
import { type Sealed, seal, unseal } from './sealing';
import { createSeals } from './seals';

/** A working day: after it everybody signs in anew, however busy they were. */
export const sessionLifetimeMs = 10 * 60 * 60 * 1000;
/** Long enough for a meeting, short enough for a forgotten screen. */
export const sessionIdleMs = 4 * 60 * 60 * 1000;

interface StoredSession {
  /** A keyed digest of the session's id, which the browser alone has. */
  _id: string;
  /** A keyed digest of the account's id. */
  owner: string;
  expires: Date;
  sealed: Sealed;
}

const schema = new Schema<StoredSession>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    expires: { type: Date, required: true },
    sealed: { type: Schema.Types.Mixed, required: true } as never,
  },
  { collection: 'sessions', versionKey: false, autoIndex: false },
);
schema.index({ owner: 1 });

/** What every session says; what more it holds is the web server's. */
const contentSchema = z
  .object({
    accountId: z.string(),
    begunAt: z.iso.datetime(),
    usedAt: z.iso.datetime(),
    credentialsVersion: z.number().optional(),
  })
  .loose();
type Content = z.infer<typeof contentSchema>;

/** A session as its person sees it in their list. */
export interface ListedSession {
  /** Names it among the person's own; of no use as a session's id. */
  handle: string;
  begunAt: string;
  usedAt: string;
  /** The version of the account's credentials under which it began: with a newer one it opens nothing any more. */
  credentialsVersion?: number | undefined;
}

/**
 * Sessions in the database, so that any number of web servers share them. Each is sealed under a key that the database does not
 * hold and bound to its id, so that nobody reads them there, writes one, or moves another's into their own.
 */
export interface SessionStore {
  prepare(): Promise<void>;
  /** What the session of that id holds; undefined when there is none, or it has ended. */
  find(sessionId: string): Promise<object | undefined>;
  /** Keeps a session of an account; what belongs to nobody is not kept. */
  keep(sessionId: string, content: object): Promise<void>;
  end(sessionId: string): Promise<void>;
  handleOf(sessionId: string): string;
  /** The open sessions of an account, the one last used first. */
  listOf(accountId: string): Promise<ListedSession[]>;
  /** Ends one of an account's sessions; whether it was there. */
  endOne(accountId: string, handle: string): Promise<boolean>;
  /** Removes what has ended, and what an older program kept in the clear; says how many. */
  purge(now: Date): Promise<number>;
}

const endOf = ({ begunAt, usedAt }: Content): number =>
  Math.min(new Date(begunAt).getTime() + sessionLifetimeMs, new Date(usedAt).getTime() + sessionIdleMs);

/** @param now the clock by which sessions end */
export function createSessionStore(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  now: () => number = Date.now,
): SessionStore {
  const model = connection.model<StoredSession>('Session', schema);
  const keys = keysFor('sessions', masterKeys);
  const digests = createSeals('sessionIds', masterKeys);
  const handleOf = (sessionId: string) => digests.digest(`session:${sessionId}`);
  const ownerOf = (accountId: string) => digests.digest(`owner:${accountId}`);

  const opened = (stored: StoredSession): Content | undefined => {
    const key = keys.find(stored.sealed?.keyId);
    if (!key) return undefined;
    try {
      const text = unseal(key.key, `session:${stored._id}`, stored.sealed).toString();
      const content = contentSchema.parse(JSON.parse(text));
      return endOf(content) > now() ? content : undefined;
    } catch {
      // Written by somebody else, or moved here from another session.
      return undefined;
    }
  };

  return {
    prepare: async () => {
      await model.createIndexes();
    },
    find: async (sessionId) => {
      const stored = await model.findById(handleOf(sessionId)).lean();
      return stored ? opened(stored) : undefined;
    },
    keep: async (sessionId, given) => {
      const { data: content } = contentSchema.safeParse(JSON.parse(JSON.stringify(given)));
      if (!content) return;
      const _id = handleOf(sessionId);
      const { current } = keys;
      const plain = Buffer.from(JSON.stringify(content));
      await model.replaceOne(
        { _id },
        {
          owner: ownerOf(content.accountId),
          expires: new Date(endOf(content)),
          sealed: seal(current.key, current.id, `session:${_id}`, plain),
        },
        { upsert: true },
      );
    },
    end: async (sessionId) => {
      await model.deleteOne({ _id: handleOf(sessionId) });
    },
    handleOf,
    listOf: async (accountId) => {
      const stored = await model.find({ owner: ownerOf(accountId) }).lean();
      return stored
        .flatMap((one) => {
          const content = opened(one);
          if (content?.accountId !== accountId) return [];
          const { begunAt, usedAt, credentialsVersion } = content;
          return [{ handle: one._id, begunAt, usedAt, credentialsVersion }];
        })
        .sort((a, b) => b.usedAt.localeCompare(a.usedAt));
    },
    endOne: async (accountId, handle) =>
      (await model.deleteOne({ _id: handle, owner: ownerOf(accountId) })).deletedCount === 1,
    purge: async (moment) => {
      const ended = await model.deleteMany({ expires: { $lt: moment } });
      const inTheClear = await model.deleteMany({ sealed: { $exists: false } });
      return ended.deletedCount + inTheClear.deletedCount;
    },
  };
}
