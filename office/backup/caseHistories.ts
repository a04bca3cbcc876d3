import { BSON } from 'mongodb';
import { type HistoryVerdict, judgeHistory, type SealedLink } from '../../domain/proof/verdict';
import type { AppendSeals } from '../../models/appendSeals';
import { sealedLinkOf, type StoredEvent } from '../../models/storedEvents';
import { type FileSeal, readFile } from './backupFile';
import { eventCollection } from './collections';
import type { BackupContent, FileEntry } from './manifest';

/** The events of a case as they lie in a backup. */
export interface CaseHistory {
  caseId: string;
  documents: StoredEvent[];
  links: SealedLink[];
  verdict: HistoryVerdict;
}

/** Cases that changed while they were read lie there once more, whole; what lies elsewhere of them does not count. */
export const againName = `${eventCollection}-again.bson.gz.sealed`;

/** Where the events of a case lie: all of it in one file, which can be held in memory. */
export const pieceName = (piece: number) =>
  `${eventCollection}-${String(piece).padStart(3, '0')}.bson.gz.sealed`;

export const readEvent = (document: Uint8Array): StoredEvent => BSON.deserialize(document) as StoredEvent;

function historyOf(caseId: string, documents: StoredEvent[], seals: AppendSeals): CaseHistory {
  documents.sort((a, b) => a.seq - b.seq);
  const links = documents.map((document) => sealedLinkOf(document, seals));
  return { caseId, documents, links, verdict: judgeHistory(caseId, links) };
}

export interface HistoryNeeds {
  directory: string;
  seal: FileSeal;
  seals: AppendSeals;
}

async function groupsOf(file: FileEntry, { directory, seal }: HistoryNeeds) {
  const groups = new Map<string, StoredEvent[]>();
  for await (const document of readFile(directory, file, seal)) {
    const event = readEvent(document);
    const caseId = String(event.caseId);
    const group = groups.get(caseId);
    if (group) group.push(event);
    else groups.set(caseId, [event]);
  }
  return groups;
}

/** Each case of a backup once, judged, a file of them at a time. */
export async function* caseHistories(
  files: BackupContent['files'],
  needs: HistoryNeeds,
): AsyncGenerator<CaseHistory[]> {
  const mine = files.filter(({ collection }) => collection === eventCollection);
  const again = mine.find(({ name }) => name === againName);
  const readAgain = again ? await groupsOf(again, needs) : new Map<string, StoredEvent[]>();
  const judged = (groups: Iterable<[string, StoredEvent[]]>) =>
    [...groups].map(([caseId, documents]) => historyOf(caseId, documents, needs.seals));
  for (const file of mine) {
    if (file === again) continue;
    const groups = await groupsOf(file, needs);
    for (const caseId of readAgain.keys()) groups.delete(caseId);
    yield judged(groups);
  }
  if (readAgain.size > 0) yield judged(readAgain);
}
