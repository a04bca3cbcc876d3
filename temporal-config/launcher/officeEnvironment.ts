import { endedKeysBeside, keptSecrets } from '../keys/keyFile';
import type { Say } from '../servers/progress';
import type { OfficeServers } from '../servers/officeServers';
import type { StartOptions } from './startOptions';

/** What an office seals with: given by the environment, or kept for it. */
export type OfficeSecrets = Readonly<Record<'LIEM_SESSION_SECRET' | 'LIEM_VAULT_KEYS', string>> & {
  /** The file that they stand in; absent where the environment gives both. */
  readonly file?: string;
};

/**
 * The secrets of an office, looked for before anything is started: data whose keys are not there must not be gone on with.
 * @throws FailureForPeople when they are not
 */
export function findOfficeSecrets(directory: string, env: NodeJS.ProcessEnv, say: Say): OfficeSecrets {
  // An empty variable is none.
  const { LIEM_SESSION_SECRET, LIEM_VAULT_KEYS } = env;
  if (LIEM_SESSION_SECRET && LIEM_VAULT_KEYS) return { LIEM_SESSION_SECRET, LIEM_VAULT_KEYS };
  const { secrets, file, movedFrom } = keptSecrets(directory, env);
  if (movedFrom !== undefined) {
    say(
      `The keys of this office stood beside its data; they are now in ${file}. Keep a copy of that file apart from the data.`,
    );
  }
  return {
    LIEM_SESSION_SECRET: LIEM_SESSION_SECRET || secrets.sessionSecret,
    LIEM_VAULT_KEYS: LIEM_VAULT_KEYS || secrets.vaultKeys,
    file,
  };
}

/** Where `npm run codec` finds Temporal's pages, and is expected by them. */
function pagesEnvironment(pages: OfficeServers['temporalPages']): NodeJS.ProcessEnv {
  if (pages === undefined) return {};
  return { LIEM_TEMPORAL_PAGES: `http://127.0.0.1:${pages.port}`, LIEM_CODEC_PORT: String(pages.codecPort) };
}

/** The environment of the processes of an office on this machine: what was given, and the rest filled in. */
export function officeEnvironment(
  directory: string,
  options: StartOptions,
  servers: OfficeServers,
  { LIEM_SESSION_SECRET, LIEM_VAULT_KEYS, file }: OfficeSecrets,
): NodeJS.ProcessEnv {
  const { LIEM_SECURE_COOKIES, ...given } = process.env;
  return {
    ...given,
    LIEM_SESSION_SECRET,
    LIEM_VAULT_KEYS,
    ...(file !== undefined && {
      LIEM_DESTROYED: process.env.LIEM_DESTROYED || endedKeysBeside(file),
    }),
    // Plain HTTP on this machine: a secure cookie would never come back.
    LIEM_SECURE_COOKIES: LIEM_SECURE_COOKIES || 'false',
    TZ: 'UTC',
    ...servers.temporal,
    MONGODB_URI: servers.mongoUri,
    ...pagesEnvironment(servers.temporalPages),
    LIEM_PORT: String(options.port),
    LIEM_MODE: options.mode,
    LIEM_SEED: options.empty ? 'none' : 'demonstration',
    LIEM_DATA: directory,
  };
}
