import MongoStore from 'connect-mongo';
import type { Connection } from 'mongoose';

const collectionName = 'sessions';
/** A working day: long enough for an office, short enough for a forgotten screen. */
export const sessionLifetimeMs = 10 * 60 * 60 * 1000;

/** Sessions in the database, so that any number of API processes share them. */
export function createSessionStore(connection: Connection): MongoStore {
  return MongoStore.create({
    client: connection.getClient(),
    dbName: connection.name,
    collectionName,
    ttl: sessionLifetimeMs / 1000,
    // FerretDB has no TTL indexes: `purgeExpiredSessions` does their work on every server alike.
    autoRemove: 'disabled',
    stringify: false,
  });
}

/** Removes the sessions that ended before now; says how many. */
export async function purgeExpiredSessions(connection: Connection, now: Date): Promise<number> {
  const removed = await connection.collection(collectionName).deleteMany({ expires: { $lt: now } });
  return removed.deletedCount;
}
