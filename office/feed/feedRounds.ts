import { everyMinute, inTurnOf, type Rounds } from '../everyMinute';
import { describeError } from '../programLog';
import type { Services } from '../services';

/**
 * What has come is given its places every minute also where nobody reads, and once what was there before there was a feed, or a restore: of several
 * web servers one is at it.
 */
export function startFeedRounds({
  feed,
  cases,
  logger,
}: Pick<Services, 'feed' | 'cases' | 'logger'>): Rounds {
  const round = async () => {
    try {
      await feed.catchUp();
    } catch (error) {
      logger.warn({ err: describeError(error) }, 'the feed of events waits for the next round');
    }
  };
  return everyMinute(
    inTurnOf((holder, now, until) => cases.door.envelopes.takeTurn(holder, now, until, 'feed'), round),
  );
}
