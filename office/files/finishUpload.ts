import { createHash } from 'node:crypto';
import type { CaseFileStore } from '../../models/caseFiles';
import type { CaseUploads, Upload } from '../../models/caseUploads';
import type { AllowedFiles } from './allowed';
import { type Arrival, peek } from './arrive';
import type { Scan } from './scanning/clamav';
import { typeByContent } from './typeByContent';

interface FinishingNeeds {
  uploads: Pick<CaseUploads, 'read' | 'finish'>;
  files: Pick<CaseFileStore, 'discard'>;
  allowed: AllowedFiles;
  beginScan: () => Scan;
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
  const scan = beginScan();
  const hash = createHash('sha256');
  try {
    for await (const bytes of all) {
      hash.update(bytes);
      await scan.write(bytes);
    }
  } catch (error) {
    void scan.end();
    throw error;
  }
  const said = await scan.end();
  if (said.verdict === 'infected') {
    await files.discard(id);
    return { fault: 'infected', found: said.found };
  }
  const scanned = said.verdict === 'clean' ? { checked: 'clean' as const } : { unchecked: said.why };
  const whole = { size, sha256: hash.digest('hex'), type, ...scanned };
  await uploads.finish(id, whole);
  return { file: { id, ...whole } };
}
