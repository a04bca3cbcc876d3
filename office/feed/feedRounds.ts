import { everyMinute, inTurnOf, type Rounds } from '../everyMinute';
import { describeError } from '../programLog';
import type { Services } from '../services';

/**
 * What was there before this web server is taken into the feed at its start, and every minute what has come since, also where nobody reads: of
 * several web servers one is at it.
 */
export function startFeedRounds({
  feed,
  cases,
  logger,
}: Pick<Services, 'feed' | 'cases' | 'logger'>): Rounds {
  let isTakenUp = false;
  const round = async () => {
    try {
      await (isTakenUp ? feed.catchUp() : feed.takeUp());
      isTakenUp = true;
    } catch (error) {
      logger.warn({ err: describeError(error) }, 'the feed of events waits for the next round');
    }
  };
  return everyMinute(
    inTurnOf((holder, now, until) => cases.door.envelopes.takeTurn(holder, now, until, 'feed'), round),
  );
}
