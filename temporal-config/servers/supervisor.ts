import { setTimeout as pause } from 'node:timers/promises';
import { FailureForPeople } from './failureForPeople';
import { lastLines, startGuarded, type GuardedProcess, type ProcessPlaces } from './guardedProcess';
import type { LaunchPlan } from './launchPlan';
import type { Say } from './progress';
import { waitUntilReady } from './readiness';

/** A process that is started again when it ends by itself. */
export interface Supervised {
  readonly name: string;
  stop(): Promise<void>;
}

const longestPause = 30_000;
/** What ran this long before it ended has not failed at its start. */
const stableAfter = 60_000;

interface SuperviseOptions {
  readonly places: ProcessPlaces;
  readonly say: Say;
  /** How long its start may take. */
  readonly timeout: number;
  /** How long it may take to end before it is forced. */
  readonly patience?: number;
}

/** Starts a process, resolves when it is ready, and from then on starts it again whenever it ends. */
export async function supervise(plan: LaunchPlan, options: SuperviseOptions): Promise<Supervised> {
  let stopping = false;
  let child = await startReady(plan, options);
  const watching = watch();
  return {
    name: plan.name,
    stop: async () => {
      stopping = true;
      await child.stop(options.patience);
      await watching;
    },
  };

  async function watch(): Promise<void> {
    let wait = 500;
    while (!stopping) {
      const since = Date.now();
      const { how } = await child.ended;
      if (stopping) return;
      wait = Date.now() - since > stableAfter ? 500 : Math.min(wait * 2, longestPause);
      options.say(`! ${plan.name} ${how}; it is started again (${child.logFile}).`);
      await pause(wait);
      if (stopping) return;
      child = startGuarded(plan, options.places);
      const current = child;
      waitUntilReady(plan.isReady, { timeout: options.timeout, gaveUp: () => endedSentence(current) })
        .then(() => options.say(`  ${plan.name} is ready again.`))
        .catch(() => undefined);
    }
  }
}

async function startReady(plan: LaunchPlan, options: SuperviseOptions): Promise<GuardedProcess> {
  const child = startGuarded(plan, options.places);
  try {
    await waitUntilReady(plan.isReady, { timeout: options.timeout, gaveUp: () => endedSentence(child) });
    return child;
  } catch (error) {
    await child.stop(2_000);
    const reason = error instanceof Error ? error.message : String(error);
    throw new FailureForPeople(
      `${plan.name} did not start: ${reason}. The end of ${child.logFile} tells more:\n${lastLines(child.logFile)}`,
    );
  }
}

function endedSentence(child: GuardedProcess): string | undefined {
  return child.isRunning() ? undefined : `${child.name} ended at once`;
}
