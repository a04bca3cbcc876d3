import { condition, isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { NumberedAct } from '../domain/papers/numberedAct';
import type { ProvenNumber } from '../domain/proof/proven';
import type { Storing } from './storing';

// Once where the answer is still on its way, so that it mostly shows the number; when that fails the person is answered, and the
// number follows as soon as the register can be reached.
const { giveNumber: giveAtOnce } = proxyLocalActivities<Pick<Activities, 'giveNumber'>>({
  startToCloseTimeout: '3s',
  retry: { maximumAttempts: 1 },
});
const { giveNumber: giveLater } = proxyActivities<Pick<Activities, 'giveNumber'>>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

async function numberFor(caseId: string, act: NumberedAct): Promise<ProvenNumber> {
  try {
    return await giveAtOnce({ caseId, act });
  } catch (error) {
    if (isCancellation(error)) throw error;
    return giveLater({ caseId, act });
  }
}

/** Takes acts to the register one by one, beside the case's other work: nobody waits for a number. */
export async function numberActs(caseId: string, storing: Storing): Promise<never> {
  for (;;) {
    await condition(() => storing.nextToNumber() !== undefined);
    const act = storing.nextToNumber();
    if (!act) continue;
    const given = await numberFor(caseId, act);
    storing.isNumbered(act);
    const { of, kind, typed: insteadOf } = act;
    const { number } = given;
    if (number === undefined || number === insteadOf) continue;
    const data = { of, kind, number, insteadOf };
    storing.enqueue({ commandId: `number-${of}`, source: { is: 'number', given }, number: data });
  }
}
