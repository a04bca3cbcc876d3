import { condition, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { Storing } from './storing';

// Tried by the server until every case concerned has recorded what it is told: nothing is lost, and no history grows meanwhile.
const { tellOthers } = proxyActivities<Pick<Activities, 'tellOthers'>>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '500ms', maximumInterval: '2m' },
});

/** Tells other cases what this one owes them, beside its other work. What is still owed when a run ends, the next one finds owed. */
export async function tellWhatIsOwed(caseId: string, storing: Storing): Promise<never> {
  for (;;) {
    await condition(() => storing.standing().owesOthers);
    storing.hasTold();
    await tellOthers(caseId);
  }
}
