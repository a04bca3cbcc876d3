import { seriesOf, writeNumber } from '../../domain/papers/numbering';
import type { PaperRegisters } from '../../models/paperRegisters';
import { visitKeyId } from '../../models/receptionVisits';
import { readPaperOffice } from '../papers/paperOffice';

interface Asked {
  visitId: string;
  paper: 'refusal' | 'conclusion';
  /** The day that the paper bears, ISO. */
  on: string;
  by: string;
}

/** The number of a notice from a visit, of the office's register of notices; asked again for the same paper it is the same. */
export async function drawNumber(
  registers: Pick<PaperRegisters, 'next'>,
  { visitId, paper, on, by }: Asked,
): Promise<string> {
  const kind = paper === 'refusal' ? ('receptionRefusal' as const) : ('receptionConclusion' as const);
  // Of whom it is, the register does not tell: no case bears this id, so that readers find a number that is taken, and nothing more.
  const caseId = visitKeyId(visitId);
  const place = { paper: `${caseId}:${paper}`, caseId, of: 1, kind, on, by };
  const { symbolSuffix } = readPaperOffice();
  const entry = await registers.next(seriesOf('TB', 'commission', on), place, (n) =>
    writeNumber(n, 'TB', symbolSuffix),
  );
  return entry.number;
}
