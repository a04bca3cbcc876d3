import { Schema } from 'mongoose';
import { type CaseEvent, parseEvent } from '../domain/case/events/event';
import type { KeptLink } from '../domain/proof/chain';
import type { Mac, RecordedEvent } from '../domain/proof/proven';
import type { SealedLink } from '../domain/proof/verdict';
import type { AppendSeals } from './appendSeals';
import { isSealedData } from './sealedData';

/** An event as it lies in the database; what it says is sealed, unless an office of before has stored it. */
export interface StoredEvent extends KeptLink {
  _id: string;
  /** On the last event of an act, over all up to it. */
  seal?: string;
  /** On the first event of a person's act: who asked for what, under a key that is not here. A repeat is told by it. */
  given?: Mac;
}

export const eventSchema = new Schema<StoredEvent>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    seq: { type: Number, required: true },
    at: { type: String, required: true },
    by: { type: String, required: true },
    commandId: { type: String, required: true },
    type: { type: String, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    prev: { type: String, required: true },
    hash: { type: String, required: true },
    seal: { type: String },
    given: { type: String },
  },
  { collection: 'case_events', versionKey: false, minimize: false, autoIndex: false },
);
eventSchema.index({ caseId: 1, seq: 1 }, { unique: true });

/** Someone else has written another event under this number: the history would fork. Never retried. */
export class ForkedHistoryError extends Error {
  override readonly name = 'ForkedHistoryError';
}

/** The head behind which something is to be written is not stored: an older copy of the database was restored. Never retried. */
export class OlderCopyError extends Error {
  override readonly name = 'OlderCopyError';
}

/** The fields in the order in which they are read. */
const keptLink = ({ caseId, seq, at, by, commandId, type, data, prev, hash }: StoredEvent): KeptLink => ({
  caseId,
  seq,
  at,
  by,
  commandId,
  type,
  data,
  prev,
  hash,
});

/** As JSON gives it back: an `undefined` field would change the hash on the way. */
export const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

/** As JSON, which is what was hashed. */
export const plainLink = (document: StoredEvent): KeptLink => plain(keptLink(document)) as KeptLink;
export const keptLinks = (documents: readonly StoredEvent[]): KeptLink[] => documents.map(plainLink);

/** What an event says does not open: it was altered, or sealed under another key. Never retried. */
export class UnopenedEventError extends Error {
  override readonly name = 'UnopenedEventError';
}

/** Reads a link that was opened. @throws UnopenedEventError when it does not open, and as `parseEvent` */
export function openedEvent(link: KeptLink): CaseEvent {
  if (isSealedData(link.data))
    throw new UnopenedEventError(`event ${link.seq} of ${link.caseId} does not open`);
  return parseEvent(link);
}

/** The event alone, without its place in the chain. */
export const recorded = (link: KeptLink, given: Mac | undefined): RecordedEvent => ({
  ...openedEvent(link),
  ...(given !== undefined && { given }),
});

/** An event as it is kept, and what the seal on it says. */
export const sealedLinkOf = (document: StoredEvent, seals: AppendSeals): SealedLink => ({
  link: plainLink(document),
  seal: seals.check(String(document.hash), document.seal),
});
