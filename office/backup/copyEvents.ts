import { setTimeout as pause } from 'node:timers/promises';
import { createFollowing, type Following } from '../../domain/proof/following';
import { type FaultyVerdict, judgeHistory } from '../../domain/proof/verdict';
import { sealedLinkOf, type StoredEvent } from '../../models/storedEvents';
import { writeFile } from './backupFile';
import { againName, pieceName, readEvent } from './caseHistories';
import { countedFast, eventCollection } from './collections';
import type { FileEntry } from './manifest';
import { stored, told, type Writing } from './writing';

/** A case that is not whole and sealed in the office, and so not in the backup either. */
export interface FaultyCase {
  caseId: string;
  verdict: FaultyVerdict;
}

/** How many events lie in one file of them: restoring holds one in memory. */
const eventsInPiece = 5_000;
const mostPieces = 128;
/** A case at work changes while it is read: it is looked at again before it is copied with a fault. */
const looks = 3;
const pauseBetween = 500;

/** The same piece for all events of a case. */
function pieceOf(caseId: string, pieces: number): number {
  let sum = 0;
  for (let i = 0; i < caseId.length; i += 1) sum = (sum * 31 + caseId.charCodeAt(i)) >>> 0;
  return sum % pieces;
}

/** Copies events in the order in which they come, and follows each case on the way. */
async function copyAll(writing: Writing) {
  const { connection, directory, seal, seals, progress } = writing;
  const count = await countedFast(connection, eventCollection);
  const pieces = Math.min(Math.max(Math.ceil(count / eventsInPiece), 1), mostPieces);
  const files = Array.from({ length: pieces }, (_, piece) =>
    writeFile(directory, { name: pieceName(piece), collection: eventCollection }, seal),
  );
  const following = createFollowing();
  let done = 0;
  for await (const document of stored(connection, eventCollection)) {
    const event = readEvent(document);
    following.take(sealedLinkOf(event, seals));
    await files[pieceOf(String(event.caseId), pieces)]?.write(document);
    if ((done += 1) % told === 0) progress(eventCollection, done, count);
  }
  progress(eventCollection, done, done);
  const entries: FileEntry[] = [];
  for (const file of files) entries.push(await file.close());
  return { entries, following };
}

async function readCase(caseId: string, { connection }: Writing) {
  const documents: { bytes: Uint8Array; event: StoredEvent }[] = [];
  for await (const bytes of stored(connection, eventCollection, { caseId }))
    documents.push({ bytes, event: readEvent(bytes) });
  return documents.sort((a, b) => a.event.seq - b.event.seq);
}

/**
 * Reads cases once more that did not end with a seal as they passed by: an append of theirs was under way, their events did not come in
 * their order, or they have a fault.
 */
async function copyAgain(caseIds: readonly string[], writing: Writing) {
  const { directory, seal, seals } = writing;
  const file = writeFile(directory, { name: againName, collection: eventCollection }, seal);
  const faults: FaultyCase[] = [];
  for (const caseId of caseIds) {
    for (let look = 1; ; look += 1) {
      const documents = await readCase(caseId, writing);
      const last = documents.at(-1)?.event;
      const isSealed = last !== undefined && seals.holds(String(last.hash), last.seal);
      if (!isSealed && look < looks) {
        await pause(pauseBetween);
        continue;
      }
      for (const { bytes } of documents) await file.write(bytes);
      const history = documents.map(({ event }) => sealedLinkOf(event, seals));
      const verdict = judgeHistory(caseId, history);
      if (verdict.verdict !== 'sealed') faults.push({ caseId, verdict });
      break;
    }
  }
  return { entry: await file.close(), faults };
}

const isWhole = (following: Following, caseId: string) => following.find(caseId)?.isSealed === true;

/** Copies the events of all cases, each case to a seal. */
export async function copyEvents(
  writing: Writing,
): Promise<{ entries: FileEntry[]; cases: number; faults: FaultyCase[] }> {
  const { entries, following } = await copyAll(writing);
  const caseIds = [...following.caseIds()];
  const doubtful = caseIds.filter((caseId) => !isWhole(following, caseId));
  if (doubtful.length === 0) return { entries, cases: caseIds.length, faults: [] };
  const { entry, faults } = await copyAgain(doubtful, writing);
  return { entries: [...entries, entry], cases: caseIds.length, faults };
}
