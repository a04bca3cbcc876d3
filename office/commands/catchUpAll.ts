import type { CaseEventStore } from '../../models/caseEvents';
import type { ViewUpkeep } from '../../models/viewUpkeep';
import type { CaseGateway } from './gateway';

export interface CatchUpNeeds {
  events: Pick<CaseEventStore, 'storedAmong'>;
  rows: Pick<ViewUpkeep, 'seqs'>;
  gateway: Pick<CaseGateway, 'catchUp'>;
}

const askedAtOnce = 200;

/**
 * When everything is killed at once, an act may be stored of which neither its workflow nor its row knows: each such case takes it up,
 * and its row follows. One that does not answer is left to the next act in it, or to an operator.
 * @returns ids of the cases that took something up, and of those that did not answer
 */
export async function catchUpAll({ events, rows, gateway }: CatchUpNeeds) {
  const caughtUp: string[] = [];
  const silent: string[] = [];
  let next: { caseId: string; seq: number }[] = [];
  const look = async () => {
    for (const { caseId } of await events.storedAmong(next)) {
      await gateway.catchUp(caseId).then(
        () => caughtUp.push(caseId),
        () => silent.push(caseId),
      );
    }
    next = [];
  };
  for await (const { caseId, seq } of rows.seqs()) {
    next.push({ caseId, seq: seq + 1 });
    if (next.length === askedAtOnce) await look();
  }
  await look();
  return { caughtUp, silent };
}
