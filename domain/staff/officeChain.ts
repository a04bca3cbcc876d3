import { type ChainHead, genesis, type KeptLink, linkHash } from '../proof/chain';
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
