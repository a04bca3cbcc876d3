import { createHash, type Hash } from 'node:crypto';
import type { CaseFileStore } from '../../models/caseFiles';
import type { CaseUploads, Upload } from '../../models/caseUploads';
import type { AllowedFiles } from './allowed';
import { type Arrival, peek } from './arrive';
import type { Scan } from './scanning/clamav';
import { judgedBy, scanAll } from './scanning/scanAll';
import { typeByContent } from './typeByContent';

interface FinishingNeeds {
  uploads: Pick<CaseUploads, 'read' | 'finish'>;
  files: Pick<CaseFileStore, 'discard'>;
  allowed: AllowedFiles;
  beginScan: () => Scan;
}

async function* hashed(content: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const bytes of content) {
    hash.update(bytes);
    yield bytes;
  }
}

/**
 * Looks at a file of which all pieces have come, as it lies here: its type, its hash over all, and what a scanner says of it. What the office
 * does not take is removed; nothing of it stays. It can be done again where it was stopped.
 */
export async function finishUpload(
  { id, size }: Pick<Upload, 'id' | 'size'>,
  { uploads, files, allowed, beginScan }: FinishingNeeds,
): Promise<Arrival> {
  const { head, all } = await peek(uploads.read(id));
  const type = await typeByContent(head);
  if (!allowed.has(type)) {
    await files.discard(id);
    return { fault: 'type', found: type };
  }
  const hash = createHash('sha256');
  const said = await scanAll(hashed(all, hash), beginScan());
  if (said.verdict === 'infected') {
    await files.discard(id);
    return { fault: 'infected', found: said.found };
  }
  const whole = { size, sha256: hash.digest('hex'), type, ...judgedBy(said) };
  await uploads.finish(id, whole);
  return { file: { id, ...whole } };
}
