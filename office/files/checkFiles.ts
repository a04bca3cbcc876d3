import { createHash } from 'node:crypto';
import { parseEvent } from '../../domain/case/events/event';
import type { KeptLink } from '../../domain/proof/chain';
import type { CaseFileStore } from '../../models/caseFiles';

/** A file of which a case tells, as its event says it must be. */
export interface ToldFile {
  caseId: string;
  file: string;
  sha256: string;
}

export type FileFinding = { fault: 'missing' } | { fault: 'altered' };

/** What an event tells of a file; undefined where it tells of none, or cannot be read: that is a fault of its case. */
export function findTold(link: KeptLink): ToldFile | undefined {
  if (link.type !== 'fileTakenIn') return undefined;
  try {
    const event = parseEvent(link);
    return event.type === 'fileTakenIn'
      ? { caseId: event.caseId, file: event.data.file, sha256: event.data.sha256 }
      : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with a file, read to its last byte; undefined when it is to the byte what its case says. */
export async function checkFile(
  { caseId, file, sha256 }: ToldFile,
  files: Pick<CaseFileStore, 'open'>,
): Promise<FileFinding | undefined> {
  const opened = await files.open(caseId, file);
  if (!opened) return { fault: 'missing' };
  const hash = createHash('sha256');
  try {
    for await (const piece of opened.read()) hash.update(piece);
  } catch {
    return { fault: 'altered' };
  }
  return hash.digest('hex') === sha256 ? undefined : { fault: 'altered' };
}
