import { everyMinute, inTurnOf, type Rounds } from '../everyMinute';
import { describeError } from '../programLog';
import type { Services } from '../services';
import { connectDoor } from './doorConnection';
import { courierNeeds } from './needs';
import { createFigures } from '../supervision/figures';
import { publicSalt } from '../publicPage/publicSalt';
import { showPage } from '../publicPage/showPage';
import { courierRound } from './round';
import { noteSilence } from './statedRow';

/** After this a door that was away together with the office would have come back, in milliseconds: before, its silence says nothing. */
const settledMs = 60 * 60 * 1000;

/** Goes to the public door every minute; undefined in an office that has none to go to. Each web server does it, one at a time. */
export function startCourierRounds(services: Services): Rounds | undefined {
  const { settings, cases, temporal, readiness, logger } = services;
  if (!settings.door) return undefined;
  const door = connectDoor(settings.door);
  const { key } = settings.door.courier;
  const page = { ...services, figures: createFigures(cases), salt: publicSalt(settings.secrets.vaultKeys) };
  let failure: string | undefined;
  readiness.addWatch('door', async () => {
    if (failure !== undefined) throw new Error(failure);
  });
  const since = Date.now();
  const round = async () => {
    try {
      const needs = await courierNeeds(cases, temporal, settings.secrets.vaultKeys);
      const { fetched, told, left } = await courierRound(door, needs).finally(() =>
        Date.now() - since > settledMs ? noteSilence(needs) : undefined,
      );
      await showPage(door, page, key);
      services.metrics.doorRound.setToCurrentTime();
      failure = left > 0 ? 'messages of reporters wait for their cases' : undefined;
      if (fetched > 0 || told > 0) logger.info({ fetched, told }, 'the courier was at the public door');
    } catch (error) {
      failure = 'the public door cannot be reached';
      logger.warn({ err: describeError(error) }, 'the courier did not come through');
    }
  };
  return everyMinute(inTurnOf(cases.door.envelopes.takeTurn, round));
}
