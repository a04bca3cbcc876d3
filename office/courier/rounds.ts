import { randomUUID } from 'node:crypto';
import { describeError } from '../programLog';
import type { Services } from '../services';
import { connectDoor } from './doorConnection';
import { courierNeeds } from './needs';
import { courierRound } from './round';
import { noteSilence } from './statedRow';

const everyMs = 60_000;
/** For how long one web server has the turn without showing that it goes on, in milliseconds. */
const turnMs = 120_000;

/** After this a door that was away together with the office would have come back, in milliseconds: before, its silence says nothing. */
const settledMs = 60 * 60 * 1000;

export interface CourierRounds {
  /** Ends the rounds; the one under way is finished first. */
  stop(): Promise<void>;
}

/** Goes to the public door every minute; undefined in an office that has none to go to. Each web server does it, one at a time. */
export function startCourierRounds({ settings, cases, temporal, readiness, logger }: Services) {
  if (!settings.door) return undefined;
  const door = connectDoor(settings.door);
  let failure: string | undefined;
  readiness.addWatch('door', async () => {
    if (failure !== undefined) throw new Error(failure);
  });
  let atWork: Promise<void> | undefined;
  const holder = randomUUID();
  const since = Date.now();
  const takeTurn = () => {
    const now = Date.now();
    const [from, until] = [now, now + turnMs].map((at) => new Date(at).toISOString());
    return cases.door.envelopes.takeTurn(holder, from ?? '', until ?? '');
  };
  const round = async () => {
    if (!(await takeTurn().catch(() => false))) return;
    const held = setInterval(() => void takeTurn().catch(() => false), turnMs / 4);
    try {
      const needs = await courierNeeds(cases, temporal, settings.secrets.vaultKeys);
      const { fetched, told, left } = await courierRound(door, needs).finally(() =>
        Date.now() - since > settledMs ? noteSilence(needs) : undefined,
      );
      failure = left > 0 ? 'messages of reporters wait for their cases' : undefined;
      if (fetched > 0 || told > 0) logger.info({ fetched, told }, 'the courier was at the public door');
    } catch (error) {
      failure = 'the public door cannot be reached';
      logger.warn({ err: describeError(error) }, 'the courier did not come through');
    } finally {
      clearInterval(held);
    }
  };
  const next = () => {
    atWork ??= round().finally(() => {
      atWork = undefined;
    });
  };
  next();
  const timer = setInterval(next, everyMs);
  const rounds: CourierRounds = {
    stop: async () => {
      clearInterval(timer);
      await atWork;
    },
  };
  return rounds;
}
