import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CaseEvent } from '../case/events/event';

/** An event in its chain: each carries the hash of the one before it. */
export type ChainedEvent = CaseEvent & { prev: string; hash: string };

/** Where a chain ends: the number and hash of its last event. */
export interface ChainHead {
  seq: number;
  hash: string;
}

/** Before the first event there is the case's own id, so that a chain cannot be moved to another case. */
export const genesis = (caseId: string): ChainHead => ({
  seq: 0,
  hash: createHash('sha256').update(`liem:${caseId}`).digest('hex'),
});

/** SHA-256 over the previous hash and the event as canonical JSON (RFC 8785); node's own hashing has no state. */
export function linkHash(prev: string, event: CaseEvent): string {
  const { caseId, seq, at, by, commandId, type, data } = event;
  const canonical = canonicalize({ caseId, seq, at, by, commandId, type, data }) ?? '';
  return createHash('sha256').update(prev).update('\n').update(canonical).digest('hex');
}

/** Links events behind a head. */
export function chained(head: ChainHead, events: readonly CaseEvent[]): ChainedEvent[] {
  let { hash } = head;
  return events.map((event) => {
    const prev = hash;
    hash = linkHash(prev, event);
    return { ...event, prev, hash };
  });
}

export type ChainCheck =
  | { intact: true; head: ChainHead }
  | { intact: false; brokenAt: number; why: 'missing' | 'altered' | 'unlinked' };

/** Checks a whole chain from its first event; names the first event at which it does not hold. */
export function checkChain(caseId: string, events: Iterable<ChainedEvent>): ChainCheck {
  let head = genesis(caseId);
  for (const event of events) {
    if (event.seq !== head.seq + 1) return { intact: false, brokenAt: head.seq + 1, why: 'missing' };
    if (event.prev !== head.hash) return { intact: false, brokenAt: event.seq, why: 'unlinked' };
    if (linkHash(event.prev, event) !== event.hash)
      return { intact: false, brokenAt: event.seq, why: 'altered' };
    head = { seq: event.seq, hash: event.hash };
  }
  return { intact: true, head };
}
