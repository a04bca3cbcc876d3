import { condition, continueAsNew, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type { Activities } from '../activities';

export interface VisitArguments {
  visitId: string;
}

/** Something was done in the visit: what it waits for may be another moment now. */
export const visitActed = defineSignal('visitActed');

// Tried by the server for as long as the database is away: no history grows meanwhile.
const { readVisitStep, passVisitTime } = proxyActivities<Pick<Activities, 'readVisitStep' | 'passVisitTime'>>(
  {
    startToCloseTimeout: '1m',
    retry: { initialInterval: '1s', maximumInterval: '1m' },
  },
);

/** Well under the server's limits: a visit comes to a dozen steps and acts. */
const renewAfter = 200;

/**
 * The clock of a visit: waits for the next step of what is under way in it and has it written down. It knows nothing but which visit it is; all
 * else is what is stored, so that whatever was lost it is started anew from there. It ends when nothing is under way.
 */
export async function visitWorkflow({ visitId }: VisitArguments): Promise<void> {
  let acted = false;
  setHandler(visitActed, () => {
    acted = true;
  });
  for (let rounds = 0; rounds < renewAfter; rounds += 1) {
    acted = false;
    const next = await readVisitStep(visitId);
    if (acted) continue;
    if (next === undefined) return;
    const wait = Math.max(Date.parse(next) - Date.now(), 1);
    if (await condition(() => acted, wait)) continue;
    await passVisitTime(visitId, new Date(Date.now()).toISOString());
  }
  await continueAsNew<typeof visitWorkflow>({ visitId });
}
