import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FailureForPeople } from '../servers/failureForPeople';
import {
  type GuardedProcess,
  lastLines,
  startGuarded,
  type ProcessPlan,
  type ProcessPlaces,
} from '../servers/guardedProcess';
import type { LaunchPlan } from '../servers/launchPlan';
import type { Settings } from '../settings';

const root = join(__dirname, '..', '..');

/** A process of ours: the same Node, through tsx, with the whole environment of the office. */
export const ownProcess = (
  name: string,
  entry: string,
  env: NodeJS.ProcessEnv,
  options: readonly string[] = [],
): ProcessPlan => ({
  name,
  command: process.execPath,
  args: [...options, '--import', 'tsx', join(root, entry)],
  env,
});

/** What Node is told when it runs workflows: no stack trace for each of their promises. */
export const workerOptions = ['--import', join(root, 'temporal-config', 'workflowThread.mjs')] as const;

async function answers(host: string, port: number): Promise<void> {
  const url = `http://${host}:${port}/readyz`;
  const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
}

/** How a process of this machine reaches what listens on `host`. */
const reached = (host: string) =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;

/** The worker; it tells on a port of its own when it takes tasks. */
export function planWorker(env: NodeJS.ProcessEnv, { http: { host } }: Settings, port: number): LaunchPlan {
  const withPort = { ...env, LIEM_WORKER_PORT: String(port) };
  const isReady = () => answers(reached(host), port);
  const worker = ownProcess('worker', 'cli/worker.ts', withPort, workerOptions);
  return { ...worker, isReady };
}

/** The web server. */
export function planApi(env: NodeJS.ProcessEnv, { http: { host, port } }: Settings): LaunchPlan {
  return { ...ownProcess('api', 'api/main.ts', env), isReady: () => answers(reached(host), port) };
}

/** Brings rules and demonstration data into the servers; a process of its own, which ends with us. */
export async function seed(env: NodeJS.ProcessEnv, places: ProcessPlaces): Promise<void> {
  rmSync(join(places.logs, 'seeds.log'), { force: true });
  const child = startGuarded(ownProcess('seeds', 'cli/prepareOffice.ts', env), places);
  if (!(await child.ended).succeeded) {
    throw new FailureForPeople(`The seeds could not be applied:\n${lastLines(child.logFile)}`);
  }
}

/** Lays a year of reports into the demonstration office, beside its work. */
export const layYear = (env: NodeJS.ProcessEnv, places: ProcessPlaces): GuardedProcess =>
  startGuarded(ownProcess('year', 'cli/demonstrationYear.ts', env), places);
