import { Readable } from 'node:stream';
import type { Connection } from 'mongoose';
import { type ChainHead, continuesFrom, genesis } from '../../domain/proof/chain';
import { judgeHistory } from '../../domain/proof/verdict';
import type { AppendSeals } from '../../models/appendSeals';
import { createCaseEventStore } from '../../models/caseEvents';
import { sealedLinkOf, type StoredEvent } from '../../models/storedEvents';
import { createViewUpkeep } from '../../models/viewUpkeep';
import { eventCollection } from './collections';

interface VerifyNeeds {
  connection: Connection;
  seals: AppendSeals;
  progress: (done: number, total: number) => void;
}

/** How far a case was followed while all events were read once, and whether a seal covers it up to there. */
interface Followed {
  head: ChainHead;
  isSealed: boolean;
  hadHead: boolean;
}

const told = 1_000;
/** Events that are asked for before they are needed. */
const ahead = 1_000;

/** Follows all chains at once; undefined for a case whose events did not come in their order, which says nothing against it. */
async function followAll(
  heads: ReadonlyMap<string, ChainHead>,
  { connection, seals, progress }: VerifyNeeds,
) {
  const followed = new Map<string, Followed | undefined>();
  const events = connection.collection<StoredEvent>(eventCollection);
  const total = await events.estimatedDocumentCount();
  let done = 0;
  const read = events.find({}, { batchSize: ahead });
  for await (const document of Readable.from(read, { highWaterMark: ahead }) as AsyncIterable<StoredEvent>) {
    const { caseId } = document;
    const before = followed.has(caseId)
      ? followed.get(caseId)
      : { head: genesis(caseId), isSealed: false, hadHead: false };
    const { link, seal } = sealedLinkOf(document, seals);
    const fits = before && continuesFrom(before.head, [link]);
    followed.set(
      caseId,
      fits
        ? {
            head: { seq: link.seq, hash: link.hash },
            isSealed: seal.seal === 'holds',
            hadHead: before.hadHead || heads.get(caseId)?.hash === link.hash,
          }
        : undefined,
    );
    if ((done += 1) % told === 0) progress(done, total);
  }
  progress(done, total);
  return followed;
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
  const followed = await followAll(heads, needs);
  const rows = new Map<string, number>();
  for await (const { caseId, seq } of createViewUpkeep(needs.connection).seqs()) rows.set(caseId, seq);
  const events = createCaseEventStore(needs.connection, needs.seals);
  const wrong: string[] = [];
  for (const [caseId, head] of heads) {
    const one = followed.get(caseId);
    const hasRow = (rows.get(caseId) ?? 0) >= head.seq;
    if (hasRow && one?.hadHead && one.isSealed) continue;
    // An append may have been under way; now it is looked at by itself.
    const history = await events.readSealed(caseId);
    const isWhole = judgeHistory(caseId, history).verdict === 'sealed';
    const hasHead = history.some(({ link }) => link.seq === head.seq && link.hash === head.hash);
    if (!hasRow || !isWhole || !hasHead) wrong.push(caseId);
  }
  return wrong;
}
