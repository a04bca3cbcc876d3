import { parseEvent } from '../../domain/case/events/event';
import { fold } from '../../domain/case/evolve/evolve';
import { type ChainFault, checkChain } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import type { CaseEventStore } from '../../models/caseEvents';
import type { ViewUpkeep } from '../../models/viewUpkeep';

/** What is wrong with a case of the office: its chain, who wrote it, or its row in the read model. */
export type CaseFinding =
  | { fault: 'broken'; why: ChainFault; brokenAt: number }
  | { fault: 'unsealed'; from: number }
  | { fault: 'noRow' }
  | { fault: 'otherRow' }
  | { fault: 'noEvents' };

interface VerifyNeeds {
  events: Pick<CaseEventStore, 'readKept' | 'caseIds' | 'findSealCover'>;
  rows: Pick<ViewUpkeep, 'find' | 'caseIds'>;
}

/** A running office changes under the eyes of its reader: a row that differs is looked at again before it is blamed. */
const looks = 3;

/** What was found of one case. Without seals nothing is known of who wrote it: an older program did, or somebody took them away. */
export interface CheckedCase {
  finding?: CaseFinding | undefined;
  hasSeals: boolean;
}

async function lookOnce(caseId: string, { events, rows }: VerifyNeeds): Promise<CheckedCase> {
  const row = await rows.find(caseId);
  const kept = await events.readKept(caseId);
  const cover = await events.findSealCover(caseId);
  const found = (finding?: CaseFinding): CheckedCase => ({ finding, hasSeals: cover.upTo !== 'nothing' });
  if (kept.length === 0) return found({ fault: 'noEvents' });
  const check = checkChain(caseId, kept);
  if (!check.intact) return found({ fault: 'broken', why: check.why, brokenAt: check.brokenAt });
  if (cover.upTo === 'before') return found({ fault: 'unsealed', from: cover.seq });
  if (!row) return found({ fault: 'noRow' });
  const state = fold(kept.map(parseEvent));
  return state && row.shows(project(state)) ? found() : found({ fault: 'otherRow' });
}

async function checkCase(caseId: string, needs: VerifyNeeds): Promise<CheckedCase> {
  for (let look = 1; ; look += 1) {
    const checked = await lookOnce(caseId, needs);
    const { finding } = checked;
    if (!finding || finding.fault === 'broken' || look === looks) return checked;
  }
}

/** Checks every case of which there is an event or a row; changes nothing. */
export async function* verifyOffice(
  needs: VerifyNeeds,
): AsyncGenerator<CheckedCase & { caseId: string; done: number; total: number }> {
  const caseIds = new Set<string>();
  for await (const caseId of needs.events.caseIds()) caseIds.add(caseId);
  for await (const caseId of needs.rows.caseIds()) caseIds.add(caseId);
  let done = 0;
  for (const caseId of caseIds) {
    const checked = await checkCase(caseId, needs);
    done += 1;
    yield { caseId, ...checked, done, total: caseIds.size };
  }
}
