import type { Judged } from '../../../models/caseFiles';
import type { Scan, Verdict } from './clamav';

/** Has a scanner look at all of a file. @throws what reading it throws: whatever the scanner was told of half of it is of no use */
export async function scanAll(content: AsyncIterable<Uint8Array>, scan: Scan): Promise<Verdict> {
  try {
    for await (const bytes of content) await scan.write(bytes);
  } catch (error) {
    void scan.end();
    throw error;
  }
  return scan.end();
}

/** What is kept of a look at a file in which nothing was found. */
export const judgedBy = (verdict: Exclude<Verdict, { verdict: 'infected' }>): Judged =>
  verdict.verdict === 'clean' ? { checked: 'clean' } : { unchecked: verdict.why };
