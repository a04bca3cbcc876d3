import { parseEvent } from '../../domain/case/events/event';
import { fold } from '../../domain/case/evolve/evolve';
import { type ChainFault, checkChain } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import type { CaseEventStore } from '../../models/caseEvents';
import type { ViewUpkeep } from '../../models/viewUpkeep';

/** What is wrong with a case of the office: its chain, or its row in the read model. */
export type CaseFinding =
  | { fault: 'broken'; why: ChainFault; brokenAt: number }
  | { fault: 'noRow' }
  | { fault: 'otherRow' }
  | { fault: 'noEvents' };

interface VerifyNeeds {
  events: Pick<CaseEventStore, 'readKept' | 'caseIds'>;
  rows: Pick<ViewUpkeep, 'find' | 'caseIds'>;
}

/** A running office changes under the eyes of its reader: a row that differs is looked at again before it is blamed. */
const looks = 3;

async function lookOnce(caseId: string, { events, rows }: VerifyNeeds): Promise<CaseFinding | undefined> {
  const row = await rows.find(caseId);
  const kept = await events.readKept(caseId);
  if (kept.length === 0) return { fault: 'noEvents' };
  const check = checkChain(caseId, kept);
  if (!check.intact) return { fault: 'broken', why: check.why, brokenAt: check.brokenAt };
  if (!row) return { fault: 'noRow' };
  const state = fold(kept.map(parseEvent));
  return state && row.shows(project(state)) ? undefined : { fault: 'otherRow' };
}

async function findingOf(caseId: string, needs: VerifyNeeds): Promise<CaseFinding | undefined> {
  for (let look = 1; ; look += 1) {
    const finding = await lookOnce(caseId, needs);
    if (!finding || finding.fault === 'broken' || look === looks) return finding;
  }
}

/** Checks every case of which there is an event or a row; changes nothing. */
export async function* verifyOffice(
  needs: VerifyNeeds,
): AsyncGenerator<{ caseId: string; finding: CaseFinding | undefined; done: number; total: number }> {
  const caseIds = new Set<string>();
  for await (const caseId of needs.events.caseIds()) caseIds.add(caseId);
  for await (const caseId of needs.rows.caseIds()) caseIds.add(caseId);
  let done = 0;
  for (const caseId of caseIds) {
    const finding = await findingOf(caseId, needs);
    done += 1;
    yield { caseId, finding, done, total: caseIds.size };
  }
}
