import type { DoorFaultKind } from '../../models/doorEnvelopes';

/** Where an envelope says that it stands, and what it is known by. */
export interface Place {
  seq: number;
  previous: string;
  hash: string;
}

/** What the office knows of a door’s row. */
export interface KnownRow {
  /** The last number that came, and its hash; 0 and zeros before the first. */
  last: { seq: number; hash: string };
  /** The same envelope came before; `erased`: and the door has said that it erased it. */
  before?: { erased: boolean } | undefined;
  /** Another envelope has this number. */
  isTaken: boolean;
}

export interface SequenceFault {
  fault: Extract<DoorFaultKind, 'missing' | 'repeated' | 'altered' | 'reordered'>;
  seq: number;
  upTo?: number;
}

/** What is wrong with the place of an envelope; undefined where it is the next one, or the same one again that the door still holds. */
export function sequenceFault(
  { seq, previous }: Place,
  { last, before, isTaken }: KnownRow,
): SequenceFault | undefined {
  if (before) return before.erased ? { fault: 'repeated', seq } : undefined;
  if (isTaken) return { fault: 'repeated', seq };
  if (seq <= last.seq) return { fault: 'reordered', seq };
  if (seq > last.seq + 1) return { fault: 'missing', seq: last.seq + 1, upTo: seq - 1 };
  return previous === last.hash ? undefined : { fault: 'altered', seq: seq - 1 };
}
