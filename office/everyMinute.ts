import { randomUUID } from 'node:crypto';

const everyMs = 60_000;
/** For how long one web server has a turn without showing that it goes on, in milliseconds. */
const turnMs = 120_000;

/** Work that comes again and again. */
export interface Rounds {
  /** Ends the rounds; the one under way is finished first. */
  stop(): Promise<void>;
}

/** Does a round at once and then every minute; one that takes longer is waited for. @param round never fails */
export function everyMinute(round: () => Promise<void>): Rounds {
  let atWork: Promise<void> | undefined;
  const next = () => {
    atWork ??= round().finally(() => {
      atWork = undefined;
    });
  };
  next();
  const timer = setInterval(next, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await atWork;
    },
  };
}

/** Takes a turn, or holds on to it: false while another has it. */
type TakeTurn = (holder: string, now: string, until: string) => Promise<boolean>;

/** Does a round where it is this web server's turn, and holds on to the turn while it lasts: of several one is at it. */
export function inTurnOf(take: TakeTurn, round: () => Promise<void>): () => Promise<void> {
  const holder = randomUUID();
  const takeTurn = () => {
    const now = Date.now();
    const at = (moment: number) => new Date(moment).toISOString();
    return take(holder, at(now), at(now + turnMs)).catch(() => false);
  };
  return async () => {
    if (!(await takeTurn())) return;
    const held = setInterval(() => void takeTurn(), turnMs / 4);
    try {
      await round();
    } finally {
      clearInterval(held);
    }
  };
}
