import { BSON } from 'mongodb';
import type { Connection } from 'mongoose';

/** What goes to the database in one message stays far below what one may hold. */
const mostDocuments = 500;
const mostBytes = 4 * 1024 * 1024;

/** Documents of so many that they go in one message. */
async function* inBatches(documents: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let batch: Uint8Array[] = [];
  let bytes = 0;
  for await (const document of documents) {
    batch.push(document);
    bytes += document.length;
    if (batch.length < mostDocuments && bytes < mostBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

/** With the very types of its numbers. */
const asStored = (document: Uint8Array) => BSON.deserialize(document, { promoteValues: false });

const batch = 1_000;

/** Inserts plain documents, some at a time. */
export async function insertAll(
  connection: Connection,
  name: string,
  documents: readonly object[],
): Promise<void> {
  for (let from = 0; from < documents.length; from += batch) {
    const some = documents.slice(from, from + batch).map((document) => ({ ...document }));
    await connection.collection(name).insertMany(some, { ordered: false });
  }
}

/** Puts the documents of a collection back as they were stored. */
export async function putBack(
  connection: Connection,
  name: string,
  documents: AsyncIterable<Uint8Array>,
): Promise<void> {
  for await (const batch of inBatches(documents)) {
    await connection.collection(name).insertMany(batch.map(asStored), { ordered: false });
  }
}

/** The same where some of them are there already: those of the backup count, for cases pin them. */
export async function putBackOver(
  connection: Connection,
  name: string,
  documents: AsyncIterable<Uint8Array>,
): Promise<void> {
  for await (const document of documents) {
    const stored = asStored(document);
    await connection.collection(name).replaceOne({ _id: stored._id }, stored, { upsert: true });
  }
}
