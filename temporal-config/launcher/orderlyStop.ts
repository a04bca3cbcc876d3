import type { Say } from '../servers/progress';

/** What has been started, to be ended in the opposite order when the office stops. */
export interface OrderlyStop {
  /** Adds what is to be ended; in an office that is stopping already it is ended at once. */
  add(end: () => Promise<void>): Promise<void>;
  hasBegun(): boolean;
  /** Ends everything once; asked again it waits for the same end. */
  stop(): Promise<void>;
}

export function createOrderlyStop(say: Say): OrderlyStop {
  const ends: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const endAll = async () => {
    say('\nStopping …');
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
    say('Stopped.');
  };
  return {
    add: async (end) => {
      if (stopping) await end();
      else ends.push(end);
    },
    hasBegun: () => stopping !== undefined,
    stop: () => (stopping ??= endAll()),
  };
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl-C may arrive twice: from the console, and passed on by npm. */
const sameWithin = 2_000;

/**
 * Stops in order at Ctrl-C, at a request to end, or when the process that started us is gone. Who asks again is tired of
 * waiting: then we leave at once, and what we started ends by itself when it sees us gone.
 */
export function stopWhenAsked(office: OrderlyStop): void {
  let first: number | undefined;
  const asked = () => {
    if (first !== undefined && Date.now() - first > sameWithin) process.exit(130);
    first ??= Date.now();
    office.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of signals) process.on(signal, asked);
  process.once('disconnect', asked);
}
