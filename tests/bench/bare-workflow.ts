// The measure: what any product on this server pays for an Update and for a start, and nothing else.
import { condition, defineUpdate, setHandler } from '@temporalio/workflow';

/** Answers with how many numbers there are. */
export const appendNumber = defineUpdate<number, [number]>('appendNumber');

/** Appends one number per Update to an array in memory. */
export async function bareWorkflow(): Promise<void> {
  const numbers: number[] = [];
  setHandler(appendNumber, (one) => numbers.push(one));
  await condition(() => false);
}

/** Does nothing at all. */
export async function emptyWorkflow(): Promise<void> {
  return undefined;
}
