import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { readSecrets } from './keys/keyFile';
import { FailureForPeople } from './servers/failureForPeople';
import { isAlive } from './servers/processAlive';
import { writeWhole } from './servers/writeWhole';

/** What other programs on this machine need to work with an office that `npm start` runs, beside its secrets. */
const sharedVariables = [
  'TEMPORAL_ADDRESS', 'TEMPORAL_TLS_CA', 'TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY', 'TEMPORAL_TLS_SERVER_NAME',
  'MONGODB_URI', 'LIEM_MODE', 'LIEM_PORT', 'LIEM_TEMPORAL_PAGES', 'LIEM_CODEC_PORT',
] as const; // prettier-ignore

const runningSchema = z.object({
  pid: z.number().int(),
  env: z.record(z.string(), z.string()),
  /** Where its secrets stand; absent where it was given them by its environment, as then those programs must be too. */
  keys: z.string().optional(),
});

const fileOf = (directory: string) => join(directory, 'running.json');

/** Notes where a running office is reached, and where its secrets stand: a copy of its data must not hold them. */
export function noteRunningOffice(directory: string, env: NodeJS.ProcessEnv, keys?: string): void {
  const shared = Object.fromEntries(sharedVariables.map((name) => [name, env[name] ?? '']));
  writeWhole(fileOf(directory), `${JSON.stringify({ pid: process.pid, env: shared, keys }, null, 2)}\n`);
}

/** Forgets it again when the office stops. */
export function forgetRunningOffice(directory: string): void {
  rmSync(fileOf(directory), { force: true });
}

function readRunning(directory: string): NodeJS.ProcessEnv | undefined {
  if (!existsSync(fileOf(directory))) return undefined;
  const { pid, env, keys } = runningSchema.parse(JSON.parse(readFileSync(fileOf(directory), 'utf8')));
  if (!isAlive(pid)) return undefined;
  if (keys === undefined) return env;
  const { sessionSecret, vaultKeys } = readSecrets(keys);
  return { ...env, LIEM_SESSION_SECRET: sessionSecret, LIEM_VAULT_KEYS: vaultKeys };
}

/**
 * The environment of a program beside the office: what it was given, else what the one office that `npm start` runs on this
 * machine has noted. @throws when several run and LIEM_DATA does not say which
 */
export function environmentOfOffice(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (env.TEMPORAL_ADDRESS || env.MONGODB_URI) return env;
  const own = join(__dirname, '..', '.liem');
  const directories = env.LIEM_DATA
    ? [resolve(env.LIEM_DATA)]
    : ['data', 'office', 'demo'].map((name) => join(own, name));
  const running = directories.map(readRunning).filter((found) => found !== undefined);
  if (running.length > 1) {
    throw new FailureForPeople(
      'Several offices run on this machine: set LIEM_DATA to the data directory of the one that is meant.',
    );
  }
  return { ...running[0], ...env };
}
