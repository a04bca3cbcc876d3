import { Readable } from 'node:stream';
import type { Connection } from 'mongoose';
import type { KeptLink } from '../domain/proof/chain';
import type { SealedLink } from '../domain/proof/verdict';
import type { AppendSeals } from './appendSeals';
import type { EventContents } from './eventContents';
import { sealedLinkOf, type StoredEvent } from './storedEvents';

/** An event of any case as it passes by: chain and seal are judged by its link as it is kept, and only `said` tells what it says. */
export interface PassingEvent extends SealedLink {
  /** The link opened; as it is kept where it does not open, or its case's key is gone. */
  said(): KeptLink;
}

/** Events that are asked for before they are needed, and of which the keys are asked for together. */
const ahead = 1_000;

async function* together<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let some: Item[] = [];
  for await (const item of items) {
    if (some.push(item) < ahead) continue;
    yield some;
    some = [];
  }
  yield some;
}

/** All events of all cases, each once, as they lie in the database. */
export async function* passingEvents(
  connection: Connection,
  seals: AppendSeals,
  { opener }: Pick<EventContents, 'opener'>,
): AsyncGenerator<PassingEvent> {
  const read = connection.collection<StoredEvent>('case_events').find({}, { batchSize: ahead });
  const documents: AsyncIterable<StoredEvent> = Readable.from(read, { highWaterMark: ahead });
  for await (const some of together(documents)) {
    const open = await opener(some.map(({ caseId }) => caseId));
    for (const document of some) {
      const sealed = sealedLinkOf(document, seals);
      yield { ...sealed, said: () => open(sealed.link) };
    }
  }
}
