import type { Connection } from 'mongoose';
import { isDuplicateKey } from './duplicateKey';
import { insertedTogether } from './insertedTogether';
import type { StoredEvent } from './storedEvents';

interface Waiting {
  /** The last event of an append. */
  _id: string;
  caseId: string;
  seq: number;
  at: string;
}

/** An event that is stored, as far as the feed asks. */
export type StoredHash = Pick<StoredEvent, 'caseId' | 'seq' | 'at' | 'hash'>;

/** Up to which event a case waits for places in the feed. */
export type WaitingCase = Pick<Waiting, 'caseId' | 'seq' | 'at'>;

/**
 * Which cases have events that may have no place in the feed yet. Each append says so before it stores anything: so nothing is stored of which
 * the feed does not hear, whoever is lost between the two. What is said of an append that came to nothing is passed over.
 */
export interface Unnumbered {
  /** @param seq the number that the last event of the append will have */
  note(caseId: string, seq: number): Promise<void>;
  noteAll(cases: readonly { caseId: string; seq: number }[]): Promise<void>;
  /** What waits longest comes first. */
  list(limit: number): Promise<WaitingCase[]>;
  forget(waiting: readonly WaitingCase[]): Promise<void>;
  /** Those of these events that are stored, in order. */
  storedOf(caseId: string, from: number, to: number): Promise<StoredHash[]>;
}

export const waitingCollection = 'feed_waiting';
const idOf = (caseId: string, seq: number) => `${caseId}:${seq}`;
const inOnePiece = 500;

export function createUnnumbered(connection: Connection): Unnumbered {
  const rows = connection.collection<Waiting>(waitingCollection);
  const events = connection.collection<StoredEvent>('case_events');
  const insert = insertedTogether<Waiting>(connection, waitingCollection);
  const rowOf = (caseId: string, seq: number): Waiting => ({
    _id: idOf(caseId, seq),
    caseId,
    seq,
    at: new Date().toISOString(),
  });
  return {
    note: async (caseId, seq) => {
      try {
        await insert(rowOf(caseId, seq));
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
    noteAll: async (cases) => {
      const all = cases.map(({ caseId, seq }) => rowOf(caseId, seq));
      for (let from = 0; from < all.length; from += inOnePiece)
        await rows
          .insertMany(all.slice(from, from + inOnePiece), { ordered: false })
          .catch((error: unknown) => {
            if (!isDuplicateKey(error)) throw error;
          });
    },
    list: async (limit) => {
      const found = await rows.find({}, { batchSize: limit }).limit(limit).toArray();
      return found.sort((a, b) => (a.at < b.at ? -1 : 1));
    },
    forget: async (waiting) => {
      if (waiting.length === 0) return;
      await rows.deleteMany({ _id: { $in: waiting.map(({ caseId, seq }) => idOf(caseId, seq)) } });
    },
    storedOf: async (caseId, from, to) => {
      const ids = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => idOf(caseId, from + i));
      if (ids.length === 0) return [];
      const projection = { caseId: 1, seq: 1, at: 1, hash: 1 };
      const found = await events.find<StoredHash>({ _id: { $in: ids } }, { projection }).toArray();
      return found.sort((a, b) => a.seq - b.seq);
    },
  };
}
