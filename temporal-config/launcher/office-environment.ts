import { keptSecrets } from '../secrets';
import type { OfficeServers } from '../servers/office-servers';
import type { StartOptions } from './start-options';

/** The environment of the processes of an office on this machine: what was given, and the rest filled in. */
export function officeEnvironment(
  directory: string,
  options: StartOptions,
  servers: OfficeServers,
): NodeJS.ProcessEnv {
  const secrets = keptSecrets(directory);
  const { LIEM_SESSION_SECRET, LIEM_VAULT_KEYS, LIEM_SECURE_COOKIES, ...given } = process.env;
  return {
    ...given,
    // An empty variable is none.
    LIEM_SESSION_SECRET: LIEM_SESSION_SECRET || secrets.sessionSecret,
    LIEM_VAULT_KEYS: LIEM_VAULT_KEYS || secrets.vaultKeys,
    // Plain HTTP on this machine: a secure cookie would never come back.
    LIEM_SECURE_COOKIES: LIEM_SECURE_COOKIES || 'false',
    TZ: 'UTC',
    TEMPORAL_ADDRESS: servers.temporalAddress,
    MONGODB_URI: servers.mongoUri,
    LIEM_PORT: String(options.port),
    LIEM_MODE: options.mode,
    LIEM_SEED: options.empty ? 'none' : 'demonstration',
    LIEM_DATA: directory,
  };
}
