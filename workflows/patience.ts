import { ApplicationFailure, isCancellation, proxyActivities, sleep } from '@temporalio/workflow';
import type { Activities } from '../activities';
import { makesWay } from '../domain/case/hosting';
import { historyFaults } from '../domain/proof/historyFaults';

// Server-side: while it is tried again nothing is added to the history, however long it takes.
const { databaseAnswers } = proxyActivities<Pick<Activities, 'databaseAnswers'>>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** What stands behind a failure, through the frames in which Temporal hands it on. */
function typeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof ApplicationFailure && at.type) return at.type;
  }
  return undefined;
}

const lasting: ReadonlySet<string> = new Set(historyFaults);

/** The failure that stops a case, as it was said; undefined for one that passes. */
export function findFault(error: unknown): ApplicationFailure | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof ApplicationFailure && at.type && lasting.has(at.type)) return at;
  }
  return undefined;
}

export const isMakingWay = (error: unknown): boolean => typeOf(error) === makesWay;

/** What the first further try waits behind the database's answer, and the longest, in minutes. */
const longestWait = 15;

/**
 * Asks until there is an answer, for hours where need be, and leaves some ten events of history for it: a local activity gives up soon,
 * then the server is left to find out when the database answers. Only what does not heal by waiting is thrown.
 */
export async function patiently<Result>(caseId: string, ask: () => Promise<Result>): Promise<Result> {
  for (let wait = 0; ; wait = Math.min(Math.max(1, wait * 2), longestWait)) {
    try {
      return await ask();
    } catch (error) {
      const fault = findFault(error);
      if (fault) throw fault;
      if (isCancellation(error)) throw error;
    }
    // A database that answers, and yet the act cannot be stored: another program is at fault, and the case must not spin.
    if (wait > 0) await sleep(wait * 60_000);
    await databaseAnswers(caseId);
  }
}
