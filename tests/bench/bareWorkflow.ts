// The measure: what any product on these servers pays that stores one document before it answers, and nothing else.
import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

const { insertOne } = proxyLocalActivities<{ insertOne: (one: number) => Promise<void> }>({
  startToCloseTimeout: '10s',
});

/** Answers with how many numbers there are, once the new one is stored. */
export const appendNumber = defineUpdate<number, [number]>('appendNumber');

/** Appends one number per Update to an array in memory, and to the database. */
export async function bareWorkflow(): Promise<void> {
  const numbers: number[] = [];
  setHandler(appendNumber, async (one) => {
    await insertOne(one);
    return numbers.push(one);
  });
  await condition(() => false);
}
