import {
  type ChainFault,
  type ChainHead,
  checkChain,
  genesis,
  type KeptLink,
  linkHash,
} from '../proof/chain';
import type { OfficeEntry } from './entries';

/** The office's log is a chain as a case's history is; this stands where there is a case's id. */
export const officeLogId = 'office-log';

export const officeGenesis = genesis(officeLogId);

/** Links an entry behind a head. */
export function linkEntry(
  head: ChainHead,
  place: { seq: number; at: string; entryId: string },
  entry: OfficeEntry,
): KeptLink {
  const { seq, at, entryId } = place;
  const link = { caseId: officeLogId, seq, at, commandId: entryId, ...entry };
  return { ...link, prev: head.hash, hash: linkHash(head.hash, link) };
}

/** A link of the log with what its seal says. */
export interface JudgedLink {
  link: KeptLink;
  /** Whether it bears a seal that this office's programs made over it. */
  isSealed: boolean;
}

/** What can be said of the log. A seal covers all before it, as a signature at the foot of a page does. */
export type LogVerdict =
  | { verdict: 'whole'; count: number; head: ChainHead }
  | { verdict: 'sealedUpTo'; seq: number; count: number }
  | { verdict: 'altered'; at: number; why: ChainFault | 'cutOff' }
  | { verdict: 'notSealed'; count: number };

/**
 * Judges the whole log.
 * @param knownSeq the number of the last entry that is known otherwise: a chain cannot tell that its end is missing
 */
export function judgeLog(links: readonly JudgedLink[], knownSeq = 0): LogVerdict {
  const check = checkChain(
    officeLogId,
    links.map(({ link }) => link),
  );
  if (!check.intact) return { verdict: 'altered', at: check.brokenAt, why: check.why };
  const count = links.length;
  if (check.head.seq < knownSeq) return { verdict: 'altered', at: check.head.seq + 1, why: 'cutOff' };
  const lastSealed = links.findLast(({ isSealed }) => isSealed);
  if (!lastSealed) return { verdict: 'notSealed', count };
  if (lastSealed.link.seq < check.head.seq) return { verdict: 'sealedUpTo', seq: lastSealed.link.seq, count };
  return { verdict: 'whole', count, head: check.head };
}
