import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { endedKeysBeside, readSecrets } from './keys/keyFile';
import { FailureForPeople } from './servers/failureForPeople';
import { isAlive } from './servers/processAlive';
import { writeWhole } from './servers/writeWhole';

/** What other programs on this machine need to work with an office that `npm start` runs, beside its secrets. */
const sharedVariables = [
  'TEMPORAL_ADDRESS', 'TEMPORAL_TLS_CA', 'TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY', 'TEMPORAL_TLS_SERVER_NAME',
  'MONGODB_URI', 'LIEM_MODE', 'LIEM_SEED', 'LIEM_PORT', 'LIEM_TEMPORAL_PAGES', 'LIEM_CODEC_PORT', 'LIEM_DATA',
  'LIEM_HOST', 'LIEM_SECURE_COOKIES', 'LIEM_TRUST_PROXY', 'CLAMAV_HOST', 'CLAMAV_SOCKET',
] as const; // prettier-ignore

const runningSchema = z.object({
  pid: z.number().int(),
  env: z.record(z.string(), z.string()),
  /** Where its secrets stand; absent where it was given them by its environment, as then those programs must be too. */
  keys: z.string().optional(),
});

const fileOf = (directory: string) => join(directory, 'running.json');

/** Where the offices of this machine note themselves: those of the usual directories there, any other in a note that leads to it. */
const usualPlace = join(__dirname, '..', '.liem');
const usualDirectories = ['data', 'office', 'demo'];
const leadSchema = z.object({ directory: z.string() });
const leadsIn = (place: string) => join(place, 'elsewhere');
const leadTo = (directory: string, place: string) =>
  join(leadsIn(place), `${createHash('sha256').update(directory).digest('hex').slice(0, 16)}.json`);
const isUsual = (directory: string, place: string) =>
  usualDirectories.some((name) => join(place, name) === directory);

/** Notes where a running office is reached, and where its secrets stand: a copy of its data must not hold them. */
export function noteRunningOffice(
  directory: string,
  env: NodeJS.ProcessEnv,
  keys?: string,
  place = usualPlace,
): void {
  const shared = Object.fromEntries(sharedVariables.map((name) => [name, env[name] ?? '']));
  writeWhole(fileOf(directory), `${JSON.stringify({ pid: process.pid, env: shared, keys }, null, 2)}\n`);
  if (isUsual(directory, place)) return;
  try {
    mkdirSync(leadsIn(place), { recursive: true, mode: 0o700 });
    writeWhole(leadTo(directory, place), `${JSON.stringify({ directory })}\n`);
  } catch {
    // A program that may not write beside itself runs all the same: LIEM_DATA then says which office is meant.
  }
}

/** Forgets it again when the office stops. */
export function forgetRunningOffice(directory: string, place = usualPlace): void {
  rmSync(fileOf(directory), { force: true });
  rmSync(leadTo(directory, place), { force: true });
}

function directoriesElsewhere(place: string): string[] {
  if (!existsSync(leadsIn(place))) return [];
  return readdirSync(leadsIn(place)).flatMap((name) => {
    const { data } = leadSchema.safeParse(JSON.parse(readFileSync(join(leadsIn(place), name), 'utf8')));
    return data ? [data.directory] : [];
  });
}

function readRunning(directory: string): NodeJS.ProcessEnv | undefined {
  if (!existsSync(fileOf(directory))) return undefined;
  const { pid, env, keys } = runningSchema.parse(JSON.parse(readFileSync(fileOf(directory), 'utf8')));
  if (!isAlive(pid)) return undefined;
  if (keys === undefined) return env;
  const { sessionSecret, vaultKeys, backupKeys } = readSecrets(keys);
  return {
    ...env,
    LIEM_SESSION_SECRET: sessionSecret,
    LIEM_VAULT_KEYS: vaultKeys,
    ...(backupKeys !== undefined && { LIEM_BACKUP_KEYS: backupKeys }),
    LIEM_DESTROYED: endedKeysBeside(keys),
  };
}

/** What says by itself which office is meant. */
const addresses = ['TEMPORAL_ADDRESS', 'MONGODB_URI'] as const;

/** The offices that run on this machine: of the directory that is named, else of the usual ones, else of any other. */
function runningOffices(env: NodeJS.ProcessEnv, place: string): NodeJS.ProcessEnv[] {
  const runningIn = (directories: readonly string[]) =>
    directories
      .map(readRunning)
      .filter((found) => found !== undefined)
      // An address that was given is another office's unless that office has noted the same.
      .filter((running) => addresses.every((name) => !env[name] || env[name] === running[name]));
  if (env.LIEM_DATA) return runningIn([resolve(env.LIEM_DATA)]);
  const usual = runningIn(usualDirectories.map((name) => join(place, name)));
  return usual.length > 0 ? usual : runningIn(directoriesElsewhere(place));
}

/**
 * The environment of a program beside the office: what it was given, else what the one office that `npm start` runs on this
 * machine has noted. @throws when several run and LIEM_DATA does not say which, or none does and none is named
 */
export function environmentOfOffice(given: NodeJS.ProcessEnv, place = usualPlace): NodeJS.ProcessEnv {
  // An empty variable is how shells say that there is none.
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  if (addresses.every((name) => env[name])) return env;
  const running = runningOffices(env, place);
  if (running.length > 1) {
    throw new FailureForPeople(
      'Several offices run on this machine: set LIEM_DATA to the data directory of the one that is meant.',
    );
  }
  const [one] = running;
  if (one === undefined && !addresses.some((name) => env[name])) {
    throw new FailureForPeople(
      'No office runs on this machine: start it in another window (npm start), set LIEM_DATA to its data directory, or name its servers by MONGODB_URI and TEMPORAL_ADDRESS.',
    );
  }
  return { ...one, ...env };
}
