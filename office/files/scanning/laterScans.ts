import type { EventData } from '../../../domain/case/events/event';
import type { CaseFileStore } from '../../../models/caseFiles';
import { tellCase, type TellingCase } from '../../cases/tellCase';
import type { Scan, Verdict } from './clamav';
import { scanAll } from './scanAll';

interface LaterNeeds extends TellingCase {
  files: Pick<CaseFileStore, 'listUnscanned' | 'open' | 'settleScan'>;
  beginScan: () => Scan;
}

type Scanned = Omit<EventData<'fileScanned'>, 'file'>;

/** What a case is told of it; undefined where no scanner has answered. */
function scannedAs(verdict: Verdict): Scanned | undefined {
  if (verdict.verdict !== 'notChecked') return verdict;
  return verdict.why === 'tooLarge' ? { verdict: 'tooLarge' } : undefined;
}

/**
 * Has a scanner look at the files that were taken in while none did; their cases record what it says. Where it does not answer either, the
 * rest waits for the next round.
 * @returns how many it has looked at
 */
export async function scanLater({ files, beginScan, ...telling }: LaterNeeds): Promise<number> {
  let done = 0;
  for (const { id, caseId } of await files.listUnscanned()) {
    const opened = await files.open(caseId, id);
    if (opened) {
      const said = scannedAs(await scanAll(opened.read(), beginScan()));
      if (!said) return done;
      const message = { says: 'fileScanned' as const, data: { file: id, ...said } };
      await tellCase({ from: `scanner-${id}`, seq: 1, to: caseId, message }, telling);
      done += 1;
    }
    // Of a file whose key is gone there is nothing left to look at.
    await files.settleScan(id);
  }
  return done;
}
