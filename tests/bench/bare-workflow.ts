// The measure: what any product on this server pays for an Update and for a start, and nothing else.
import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

const { nothing } = proxyLocalActivities<{ nothing: () => Promise<void> }>({ startToCloseTimeout: '10s' });

/** Answers with how many numbers there are. */
export const appendNumber = defineUpdate<number, [number]>('appendNumber');
/** The same, after a local activity that does nothing. */
export const appendAfterNothing = defineUpdate<number, [number]>('appendAfterNothing');

/** Appends one number per Update to an array in memory. */
export async function bareWorkflow(): Promise<void> {
  const numbers: number[] = [];
  setHandler(appendNumber, (one) => numbers.push(one));
  setHandler(appendAfterNothing, async (one) => {
    await nothing();
    return numbers.push(one);
  });
  await condition(() => false);
}

/** Does nothing at all. */
export async function emptyWorkflow(): Promise<void> {
  return undefined;
}
