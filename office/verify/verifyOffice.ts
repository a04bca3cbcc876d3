import { parseEvent } from '../../domain/case/events/event';
import { fold } from '../../domain/case/evolve/evolve';
import { type FaultyVerdict, judgeHistory } from '../../domain/proof/verdict';
import { project } from '../../domain/views/caseView';
import type { CaseEventStore } from '../../models/caseEvents';
import type { ViewUpkeep } from '../../models/viewUpkeep';

/** What is wrong with a case of the office: its history, or its row in the read model. */
export type CaseFinding =
  | { fault: 'history'; verdict: FaultyVerdict }
  | { fault: 'noRow' }
  | { fault: 'otherRow' }
  | { fault: 'noEvents' };

export interface VerifyNeeds {
  events: Pick<CaseEventStore, 'readSealed' | 'caseIds'>;
  rows: Pick<ViewUpkeep, 'find' | 'caseIds'>;
}

/** A running office changes under the eyes of its reader: what differs is looked at again before it is blamed. */
const looks = 3;

async function lookOnce(caseId: string, { events, rows }: VerifyNeeds): Promise<CaseFinding | undefined> {
  // The row first: events are stored before it, so what is read after it can only be as new or newer.
  const row = await rows.find(caseId);
  const history = await events.readSealed(caseId);
  if (history.length === 0) return { fault: 'noEvents' };
  const shown = Number(row?.seq);
  const verdict = judgeHistory(caseId, history, Number.isInteger(shown) ? { seq: shown } : undefined);
  if (verdict.verdict !== 'sealed') return { fault: 'history', verdict };
  if (!row) return { fault: 'noRow' };
  const state = fold(history.map(({ link }) => parseEvent(link)));
  return state && row.shows(project(state)) ? undefined : { fault: 'otherRow' };
}

/** What is wrong with a case; undefined when it is whole and sealed, and its row is as its events say. */
export async function checkCase(caseId: string, needs: VerifyNeeds): Promise<CaseFinding | undefined> {
  for (let look = 1; ; look += 1) {
    const finding = await lookOnce(caseId, needs);
    if (!finding || look === looks) return finding;
  }
}

export interface CheckedCase {
  caseId: string;
  finding?: CaseFinding | undefined;
  /** How many have been checked so far, and of how many. */
  done: number;
  total: number;
}

/** Checks every case of which there is an event or a row; changes nothing. */
export async function* verifyOffice(needs: VerifyNeeds): AsyncGenerator<CheckedCase> {
  const caseIds = new Set<string>();
  for await (const caseId of needs.events.caseIds()) caseIds.add(caseId);
  for await (const caseId of needs.rows.caseIds()) caseIds.add(caseId);
  let done = 0;
  for (const caseId of caseIds) {
    const finding = await checkCase(caseId, needs);
    done += 1;
    yield { caseId, finding, done, total: caseIds.size };
  }
}
