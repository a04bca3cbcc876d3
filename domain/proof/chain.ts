import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CaseEvent } from '../case/events/event';

/** An event in its chain: each carries the hash of the one before it. Both are over what is kept, which may be sealed. */
export type ChainedEvent = CaseEvent & { prev: string; hash: string };

/** What a hash is over. What is kept may have been tampered with, so nothing is known of its type and data. */
export interface Linkable {
  caseId: string;
  seq: number;
  at: string;
  by: string;
  commandId: string;
  type: string;
  data: unknown;
}
/** A link as it is kept, before anybody has checked it. */
export type KeptLink = Linkable & { prev: string; hash: string };

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
export function linkHash(prev: string, event: Linkable): string {
  const { caseId, seq, at, by, commandId, type, data } = event;
  const canonical = canonicalize({ caseId, seq, at, by, commandId, type, data }) ?? '';
  return createHash('sha256').update(prev).update('\n').update(canonical).digest('hex');
}

/** Links events behind a head. */
export function chained<Event extends Linkable>(
  head: ChainHead,
  events: readonly Event[],
): (Event & { prev: string; hash: string })[] {
  let { hash } = head;
  return events.map((event) => {
    const prev = hash;
    hash = linkHash(prev, event);
    return { ...event, prev, hash };
  });
}

/**
 * What is wrong where a chain breaks: an event is `missing`, stands elsewhere (`moved`), is there twice (`doubled`), was
 * `altered`, belongs to another case (`foreign`), or is whole but does not fit the one before it (`unlinked`).
 */
export const chainFaults = ['missing', 'moved', 'doubled', 'altered', 'foreign', 'unlinked'] as const;
export type ChainFault = (typeof chainFaults)[number];

/** `head` is where the chain ends, or the last event before its break; `position` counts events as they stand. */
export type ChainCheck =
  | { intact: true; head: ChainHead }
  | { intact: false; head: ChainHead; brokenAt: number; position: number; why: ChainFault };

function isSealed(link: KeptLink): boolean {
  try {
    return linkHash(link.prev, link) === link.hash;
  } catch {
    // Data that has no canonical form was never hashed by us.
    return false;
  }
}

function faultOf(caseId: string, link: KeptLink, head: ChainHead, all: readonly KeptLink[]) {
  const expected = head.seq + 1;
  const fault = (why: ChainFault, brokenAt = link.seq) => ({ why, brokenAt });
  if (link.caseId !== caseId) return fault('foreign');
  if (link.seq < expected) return fault('doubled');
  if (link.seq > expected)
    return fault(all.some(({ seq }) => seq === expected) ? 'moved' : 'missing', expected);
  if (link.prev !== head.hash) {
    // The one that belongs here stands elsewhere: numbers were exchanged.
    return fault(all.some(({ prev }) => prev === head.hash) ? 'moved' : 'unlinked');
  }
  return isSealed(link) ? undefined : fault('altered');
}

/** Whether these links stand behind that head, whole and in order. */
export const continuesFrom = (head: ChainHead, links: readonly KeptLink[]): boolean =>
  links.every((link, i) => {
    const before = links[i - 1] ?? head;
    return link.seq === before.seq + 1 && link.prev === before.hash && isSealed(link);
  });

/** Checks a whole chain from its first event; names the first event at which it does not hold. Never throws. */
export function checkChain(caseId: string, links: Iterable<KeptLink>): ChainCheck {
  const all = [...links];
  let head = genesis(caseId);
  for (const [i, link] of all.entries()) {
    const fault = faultOf(caseId, link, head, all);
    if (fault) return { intact: false, head, position: i + 1, ...fault };
    head = { seq: link.seq, hash: link.hash };
  }
  return { intact: true, head };
}
