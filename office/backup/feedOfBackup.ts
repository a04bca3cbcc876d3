import type { Connection } from 'mongoose';
import { feedHistoryCollection, takenUpCollection } from '../../models/feedPlaces';
import { waitingCollection } from '../../models/unnumbered';

/** What the empty office has begun of a feed of its own gives way to that of the backup, and nobody takes events up while they come back. */
export async function setFeedAside(connection: Connection, now: Date): Promise<void> {
  await connection.collection(feedHistoryCollection).deleteMany({});
  await connection.collection(waitingCollection).deleteMany({});
  await connection
    .collection<{ _id: string }>(takenUpCollection)
    .replaceOne({ _id: 'office' }, { at: now.toISOString() }, { upsert: true });
}

/** From now on whoever reads the feed takes up what has come back, in another history of it. */
export async function letFeedBegin(connection: Connection): Promise<void> {
  await connection.collection(takenUpCollection).deleteMany({});
}
