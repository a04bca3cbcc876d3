import { DateTime } from 'luxon';

const firstMs = 5_000;
const longestMs = 60 * 60 * 1000;
/** After so long without an answer that takes it nobody tries any more until somebody says so. */
export const givenUpAfterMs = 3 * 24 * 60 * 60 * 1000;

/** How long is waited after the n-th try in a row that failed, in milliseconds: twice as long each time, up to an hour. */
export const waitAfter = (failures: number): number =>
  Math.min(firstMs * 2 ** Math.max(0, Math.min(failures - 1, 30)), longestMs);

/** Whether it is given up, by when the first of the tries in a row has failed. */
export const isGivenUp = (failingSince: string, now: string): boolean =>
  DateTime.fromISO(now).diff(DateTime.fromISO(failingSince)).toMillis() >= givenUpAfterMs;
