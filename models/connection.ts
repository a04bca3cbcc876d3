import mongoose, { type Connection } from 'mongoose';

/** How long a request waits for an unreachable database before it says so. */
const serverSelectionTimeoutMS = 5_000;
/** How long a connection may be silent while an answer is awaited before it is given up: a hung one must not hold a case for ever. */
const socketTimeoutMS = 60_000;
/**
 * How often the driver asks beside all work whether the server is there, and how long that may take. One that is not gives up whoever waits for
 * an answer: a server that has hung is noticed so in a quarter of a minute, and a question that takes long may still do so.
 */
const heartbeatFrequencyMS = 5_000;
const connectTimeoutMS = 10_000;

/**
 * Opens the one database connection of a process; rejects when no server answers.
 * @param isWatched whether it tells of each command, for traces
 */
export async function openConnection(uri: string, isWatched = false): Promise<Connection> {
  // Indexes are made by each store's `prepare()`, so that a failure shows at the start, not in the background.
  return mongoose
    .createConnection(uri, {
      serverSelectionTimeoutMS,
      socketTimeoutMS,
      heartbeatFrequencyMS,
      connectTimeoutMS,
      autoIndex: false,
      monitorCommands: isWatched,
    })
    .asPromise();
}

/** Rejects unless the database answers now. */
export async function pingDatabase(connection: Connection): Promise<void> {
  if (!connection.db) throw new Error('The database connection is closed.');
  await connection.db.command({ ping: 1 });
}
