import type { CaseEventStore } from '../../models/caseEvents';
import type { ViewUpkeep } from '../../models/viewUpkeep';
import type { CaseGateway } from './gateway';

export interface CatchUpNeeds {
  events: Pick<CaseEventStore, 'isStored'>;
  rows: Pick<ViewUpkeep, 'seqs'>;
  gateway: Pick<CaseGateway, 'catchUp'>;
}

/**
 * When everything is killed at once, an act may be stored of which neither its workflow nor its row knows: each such case takes it up,
 * and its row follows. One that does not answer is left to the next act in it, or to an operator.
 * @returns ids of the cases that took something up, and of those that did not answer
 */
export async function catchUpAll({ events, rows, gateway }: CatchUpNeeds) {
  const caughtUp: string[] = [];
  const silent: string[] = [];
  for await (const { caseId, seq } of rows.seqs()) {
    if (!(await events.isStored(caseId, seq + 1))) continue;
    await gateway.catchUp(caseId).then(
      () => caughtUp.push(caseId),
      () => silent.push(caseId),
    );
  }
  return { caughtUp, silent };
}
