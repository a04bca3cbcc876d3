import { everyMinute, inTurnOf, type Rounds } from '../everyMinute';
import { describeError } from '../programLog';
import type { Services } from '../services';
import { judgeOpenCases, passTimeOfMatters } from './byRule';

/** So many cases are judged in a minute: the office works meanwhile. */
const inOneRound = 50;

/** Every minute some of the open cases are judged by the rules of the list, and its roadmaps come to what falls due; of several web servers one at a time. */
export function startMatterRounds({ cases, logger }: Pick<Services, 'cases' | 'logger'>): Rounds {
  let after = '';
  const round = async () => {
    try {
      await passTimeOfMatters(cases);
      after = await judgeOpenCases(cases, { after, most: inOneRound });
    } catch (error) {
      logger.warn({ err: describeError(error) }, 'the list of complex matters waits for the next round');
    }
  };
  return everyMinute(
    inTurnOf((holder, now, until) => cases.door.envelopes.takeTurn(holder, now, until, 'matters'), round),
  );
}
