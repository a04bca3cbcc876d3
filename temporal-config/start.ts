import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { connect } from './connection';
import { ensureNamespace } from './namespace';
import { forgetRunningOffice, noteRunningOffice } from './running-office';
import { keptSecrets } from './secrets';
import { runCommand } from './servers/command';
import { explainFailure, FailureForPeople } from './servers/failure-for-people';
import type { LaunchPlan } from './servers/launch-plan';
import { processPlaces, startOfficeServers } from './servers/office-servers';
import { stopOrphans } from './servers/orphans';
import { isPortFree } from './servers/ports';
import { sayOnConsole as say, withProgress } from './servers/progress';
import { type Supervised, supervise } from './servers/supervisor';
import { readSettings, type Settings } from './settings';
import { readStartOptions, type StartOptions } from './start-options';

const root = join(__dirname, '..');

const directoryOf = ({ mode, empty }: StartOptions): string =>
  resolve(process.env.LIEM_DATA ?? join(root, '.liem', mode === 'demo' ? 'demo' : empty ? 'office' : 'data'));

async function resetIfAsked(options: StartOptions, directory: string): Promise<void> {
  if (!options.reset) return;
  if (!options.yes) {
    if (!process.stdin.isTTY) {
      throw new FailureForPeople(
        '--reset deletes all cases and asks first: run it at a console, or add --yes.',
      );
    }
    const console = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await console.question(`Delete everything in ${directory}? Type "yes": `);
    console.close();
    if (answer.trim() !== 'yes') throw new FailureForPeople('Nothing was deleted.');
  }
  rmSync(directory, { recursive: true, force: true });
}

/** A process of ours: the same Node, through tsx, with the whole environment of the office. */
const ownProcess = (
  name: string,
  entry: string,
  env: NodeJS.ProcessEnv,
  isReady: LaunchPlan['isReady'],
): LaunchPlan => ({
  name,
  command: process.execPath,
  args: ['--import', 'tsx', join(root, entry)],
  env,
  isReady,
});

async function seed(env: NodeJS.ProcessEnv): Promise<void> {
  const { code, output } = await runCommand(
    process.execPath,
    ['--import', 'tsx', join(root, 'seeds/apply.ts')],
    { env, cwd: root },
  );
  if (code !== 0) throw new FailureForPeople(`The seeds could not be applied:\n${output.trim()}`);
}

async function answers(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
  if (!response.ok) throw new Error(`${response.status}`);
}

const accountsShown = z.object({
  password: z.string(),
  accounts: z.array(z.object({ username: z.string(), position: z.string() })),
});

function sayWelcome(settings: Settings, directory: string, options: StartOptions): void {
  say(`\nLiêm is ready: http://localhost:${settings.http.port}/`);
  if (options.empty) {
    say('No account yet? `npm run first-administrator` makes the first one.');
  } else {
    const shown = accountsShown.parse(
      JSON.parse(readFileSync(join(directory, 'demo-accounts.json'), 'utf8')),
    );
    say(`Demonstration accounts, all with the password ${shown.password}:`);
    for (const { username, position } of shown.accounts) say(`  ${username.padEnd(20)} ${position}`);
  }
  say('Ctrl-C stops everything.\n');
}

/** Starts the whole office on this machine and keeps it running until it is told to stop. */
async function start(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2));
  const directory = directoryOf(options);
  await resetIfAsked(options, directory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const places = processPlaces(directory);
  const left = await stopOrphans(places.pids);
  if (left.length > 0) say(`  An earlier run had left ${left.join(', ')} behind; ended.`);

  const port = options.port ?? process.env.LIEM_PORT ?? '3000';
  if (!(await isPortFree(Number(port)))) {
    throw new FailureForPeople(
      `Port ${port} is in use: stop what uses it, or choose another with npm start -- --port 3001`,
    );
  }
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stopAll = () =>
    (stopping ??= (async () => {
      say('\nStopping …');
      for (const stop of stops.reverse()) await stop();
      say('Stopped.');
    })());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void stopAll().then(() => process.exit(0)));
  }
  try {
    const servers = await startOfficeServers({ env: process.env, directory, durable: true, say });
    stops.push(() => servers.stop());
    const secrets = keptSecrets(directory);
    const env: NodeJS.ProcessEnv = {
      LIEM_SESSION_SECRET: secrets.sessionSecret,
      LIEM_VAULT_KEYS: secrets.vaultKeys,
      // Plain HTTP on the loopback interface: a secure cookie would never come back.
      LIEM_SECURE_COOKIES: 'false',
      ...process.env,
      TZ: 'UTC',
      TEMPORAL_ADDRESS: servers.temporalAddress,
      MONGODB_URI: servers.mongoUri,
      LIEM_PORT: port,
      LIEM_MODE: options.mode,
      LIEM_SEED: options.empty ? 'none' : 'demonstration',
      LIEM_DATA: directory,
    };
    const settings = readSettings(env);
    noteRunningOffice(directory, env);
    stops.push(async () => forgetRunningOffice(directory));
    if (servers.ownsTemporal) {
      const connection = await connect(settings);
      await withProgress(
        say,
        'preparing the namespace',
        ensureNamespace(connection, settings.temporal.namespace),
      );
      await connection.close();
    }
    await withProgress(say, 'loading rules and demonstration data', seed(env));
    const supervised = { places, say, timeout: 60_000 };
    const keep = (one: Supervised) => stops.push(() => one.stop());
    const ready = () => answers(`http://127.0.0.1:${port}/readyz`);
    const work = Promise.all([
      supervise(
        ownProcess('worker', 'temporal-config/worker-main.ts', env, async () => undefined),
        supervised,
      ).then(keep),
      supervise(ownProcess('api', 'api/main.ts', env, ready), supervised).then(keep),
    ]);
    await withProgress(say, 'starting worker and web server', work);
    sayWelcome(settings, directory, options);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

start().catch((error: unknown) => {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exit(1);
});
