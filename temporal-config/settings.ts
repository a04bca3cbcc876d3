import { readFileSync } from 'node:fs';
import { z } from 'zod';

const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');
const port = z.coerce.number().int().min(1).max(65535);

const vaultKeys = z.string().transform((text, ctx) =>
  text.split(',').map((pair) => {
    const [id = '', key = ''] = pair.trim().split(/:(.*)/s);
    if (!id || Buffer.from(key, 'base64').length !== 32) {
      ctx.addIssue({ code: 'custom', message: 'must be id:key pairs, each key 32 bytes in base64' });
    }
    return { id, key };
  }),
);

const environmentSchema = z.object({
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d+$/, 'must be host:port'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('liem'),
  TEMPORAL_TASK_QUEUE: z.string().min(1).default('liem'),
  TEMPORAL_TLS_CA: z.string().optional(),
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://'),
  LIEM_HOST: z.string().min(1).default('127.0.0.1'),
  LIEM_PORT: port.default(3000),
  LIEM_SECURE_COOKIES: flag.default(false),
  LIEM_TRUST_PROXY: flag.default(false),
  LIEM_SESSION_SECRET: z.string().min(32, 'must have at least 32 characters'),
  LIEM_VAULT_KEYS: vaultKeys,
  LIEM_MODE: z.enum(['office', 'demo']).default('office'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** Everything that is set from outside, read once at the start of a process. */
export interface Settings {
  temporal: {
    address: string;
    namespace: string;
    taskQueue: string;
    apiKey?: string | undefined;
    tls?: { serverName?: string; ca?: Buffer; cert?: Buffer; key?: Buffer } | undefined;
  };
  mongo: { uri: string };
  http: { host: string; port: number; secureCookies: boolean; trustProxy: boolean };
  /** The first vault key is the current one; older ones still open what they sealed. */
  secrets: { sessionSecret: string; vaultKeys: { id: string; key: string }[] };
  logLevel: z.infer<typeof environmentSchema>['LOG_LEVEL'];
  mode: 'office' | 'demo';
}

/** Names every wrong or missing variable at once, with the remedy. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  constructor(readonly problems: readonly string[]) {
    super(
      `The environment is not complete:\n${problems.map((problem) => `  ${problem}`).join('\n')}\n` +
        '`npm start` sets all of it for one machine; README, "Running it for real", tells each.',
    );
  }
}

const problemOf = (env: NodeJS.ProcessEnv, { path, message }: z.core.$ZodIssue): string => {
  const name = String(path[0]);
  return env[name] === undefined ? `${name} is missing` : `${name}: ${message}`;
};

type Environment = z.infer<typeof environmentSchema>;

/** Reads certificates from the paths given; a path that cannot be read is a problem of its variable. */
function readTls(env: Environment, problems: string[]): Settings['temporal']['tls'] {
  const read = (name: 'TEMPORAL_TLS_CA' | 'TEMPORAL_TLS_CERT' | 'TEMPORAL_TLS_KEY') => {
    const path = env[name];
    if (path === undefined) return undefined;
    try {
      return readFileSync(path);
    } catch {
      problems.push(`${name}: the file cannot be read`);
      return undefined;
    }
  };
  const [ca, cert, key] = [read('TEMPORAL_TLS_CA'), read('TEMPORAL_TLS_CERT'), read('TEMPORAL_TLS_KEY')];
  if ((cert === undefined) !== (key === undefined)) {
    problems.push('TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY belong together: give both or none');
  }
  const serverName = env.TEMPORAL_TLS_SERVER_NAME;
  if (!ca && !cert && !serverName) return undefined;
  return { ...(serverName && { serverName }), ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}

/** Parses the environment. @throws SettingsError naming everything that is wrong or missing. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map((issue) => problemOf(env, issue)));
  const { data } = parsed;
  const problems: string[] = [];
  const tls = readTls(data, problems);
  if (problems.length > 0) throw new SettingsError(problems);
  return {
    temporal: {
      address: data.TEMPORAL_ADDRESS,
      namespace: data.TEMPORAL_NAMESPACE,
      taskQueue: data.TEMPORAL_TASK_QUEUE,
      apiKey: data.TEMPORAL_API_KEY,
      tls,
    },
    mongo: { uri: data.MONGODB_URI },
    http: {
      host: data.LIEM_HOST,
      port: data.LIEM_PORT,
      secureCookies: data.LIEM_SECURE_COOKIES,
      trustProxy: data.LIEM_TRUST_PROXY,
    },
    secrets: { sessionSecret: data.LIEM_SESSION_SECRET, vaultKeys: data.LIEM_VAULT_KEYS },
    logLevel: data.LOG_LEVEL,
    mode: data.LIEM_MODE,
  };
}
