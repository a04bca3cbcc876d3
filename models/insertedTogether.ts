import type { Connection, mongo } from 'mongoose';
import { inOnePieceOrEach, writtenTogether } from './writtenTogether';

/**
 * Inserts a document into a collection, together with whatever others are inserted at the same time. Each is told of its own fault, such as that
 * one of its id is there already.
 */
export function insertedTogether<Stored extends { _id: string }>(
  connection: Connection,
  name: string,
): (document: mongo.OptionalUnlessRequiredId<Stored>) => Promise<void> {
  const collection = connection.collection<Stored>(name);
  return writtenTogether(
    inOnePieceOrEach(
      (documents: mongo.OptionalUnlessRequiredId<Stored>[]) => collection.insertMany(documents),
      async (document) => {
        await collection.insertOne(document);
      },
    ),
  );
}
