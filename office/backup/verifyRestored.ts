import type { Connection } from 'mongoose';
import type { ChainHead } from '../../domain/proof/chain';
import { createFollowing } from '../../domain/proof/following';
import { judgeHistory } from '../../domain/proof/verdict';
import type { CaseEventStore } from '../../models/caseEvents';
import { openKeptCases } from '../../models/caseStores';
import type { MasterKey } from '../../models/keyRing';

interface VerifyNeeds {
  connection: Connection;
  masterKeys: readonly MasterKey[];
  progress: (done: number, total: number) => void;
}

const told = 1_000;

/** Follows all chains at once. @returns the cases that hold what was restored, and end with a seal as they are now */
async function followAll(
  heads: ReadonlyMap<string, ChainHead>,
  events: Pick<CaseEventStore, 'passing'>,
  { progress }: VerifyNeeds,
): Promise<Set<string>> {
  const following = createFollowing();
  const holding = new Set<string>();
  let total = 0;
  for (const { seq } of heads.values()) total += seq;
  let done = 0;
  for await (const event of events.passing()) {
    const { caseId, hash } = event.link;
    if (following.take(event) && heads.get(caseId)?.hash === hash) holding.add(caseId);
    if ((done += 1) % told === 0) progress(done, Math.max(done, total));
  }
  progress(done, done);
  for (const caseId of holding) if (following.find(caseId)?.isSealed !== true) holding.delete(caseId);
  return holding;
}

/**
 * Reads what was restored from the database, where the cases may have gone on meanwhile: each must be whole and sealed, hold what was
 * restored of it, and have its row.
 * @param heads where each restored case ended
 */
export async function findNotAsRestored(
  heads: ReadonlyMap<string, ChainHead>,
  needs: VerifyNeeds,
): Promise<string[]> {
  const kept = openKeptCases(needs.connection, needs.masterKeys);
  const holding = await followAll(heads, kept.events, needs);
  const rows = new Map<string, number>();
  for await (const { caseId, seq } of kept.rows.seqs()) rows.set(caseId, seq);
  const wrong: string[] = [];
  for (const [caseId, head] of heads) {
    const hasRow = (rows.get(caseId) ?? 0) >= head.seq;
    if (hasRow && holding.has(caseId)) continue;
    // An append may have been under way; now it is looked at by itself.
    const history = await kept.events.readSealed(caseId);
    const isWhole = judgeHistory(caseId, history).verdict === 'sealed';
    const hasHead = history.some(({ link }) => link.seq === head.seq && link.hash === head.hash);
    if (!hasRow || !isWhole || !hasHead) wrong.push(caseId);
  }
  return wrong;
}
