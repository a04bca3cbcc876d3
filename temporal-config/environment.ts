import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FailureForPeople } from './servers/failureForPeople';
import { tracingVariables } from './tracingEnvironment';

const address = z.string().regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port, for example 127.0.0.1:7233');
const yesOrNo = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');
const port = z
  .string()
  .regex(/^\d+$/, 'must be a port number')
  .transform(Number)
  .pipe(z.number().max(65_535));
const vaultKeyForm = /^[A-Za-z0-9_.-]+:[A-Za-z0-9+/=]+$/;

const vaultKeys = z.string().transform((text, context) => {
  const keys = text.split(',').map((entry) => entry.trim());
  const isWhole = (entry: string) =>
    vaultKeyForm.test(entry) && Buffer.from(entry.slice(entry.indexOf(':') + 1), 'base64').length === 32;
  if (!keys.every(isWhole)) {
    context.addIssue('must be id:base64 of 32 bytes, several separated by commas, the current one first');
    return z.NEVER;
  }
  const parsed = keys.map((entry) => ({
    id: entry.slice(0, entry.indexOf(':')),
    key: entry.slice(entry.indexOf(':') + 1),
  }));
  if (new Set(parsed.map((key) => key.id)).size !== parsed.length) {
    context.addIssue('names the same key id twice');
    return z.NEVER;
  }
  return parsed;
});

const words = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  )
  .default([]);

const pem = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    context.addIssue('must be the path of a file that can be read');
    return z.NEVER;
  }
});

/** What each variable is for: said when it is missing or wrong. */
const variables = {
  TEMPORAL_ADDRESS: address.describe('host:port of the Temporal server'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('liem').describe('the Temporal namespace'),
  TEMPORAL_TLS_CA: pem.optional().describe('path of the certificate authority of the Temporal server'),
  TEMPORAL_TLS_CERT: pem.optional().describe('path of our client certificate'),
  TEMPORAL_TLS_KEY: pem.optional().describe('path of the key of our client certificate'),
  TEMPORAL_TLS_SERVER_NAME: z
    .string()
    .min(1)
    .optional()
    .describe('name that the Temporal server’s certificate bears'),
  TEMPORAL_API_KEY: z.string().min(1).optional().describe('API key, for example of Temporal Cloud'),
  TEMPORAL_TASK_QUEUE: z.string().min(1).default('liem-cases').describe('task queue of the workers'),
  MONGODB_URI: z
    .string()
    .regex(
      /^mongodb(\+srv)?:\/\/[^/]+\/[^/?]+/,
      'must be mongodb://host:port/database, or mongodb://%2Fpath%2Fto.sock/database',
    )
    .describe('address of the database, with its name; another machine’s with sign-in and tls=true'),
  LIEM_HOST: z.string().min(1).default('127.0.0.1').describe('interface the web server listens on'),
  LIEM_PORT: port.default(8080).describe('port of the web server'),
  LIEM_WORKER_PORT: port.optional().describe('port on which a worker tells its health'),
  LIEM_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{32,}$/, 'must have at least 32 letters, digits and signs of base64')
    .optional()
    .describe('whoever gathers figures shows this token; without it only this machine reads them'),
  LIEM_BACKUPS: z
    .string()
    .min(1)
    .optional()
    .describe('directory in which backups are laid, so that one that is too old is told of'),
  LIEM_DATA: z.string().min(1).optional().describe('where the office keeps its data; `npm start` says it'),
  LIEM_SECURE_COOKIES: yesOrNo.default(true).describe('true when people reach the pages by HTTPS'),
  LIEM_TRUST_PROXY: z
    .string()
    .regex(/^\d$/, 'must be the number of proxies in front of the web server, 0 to 9')
    .transform(Number)
    .default(0)
    .describe('number of proxies in front of the web server'),
  LIEM_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+\/?(\?\S*)?$/, 'must be smtp://host:port or smtps://user:password@host')
    .optional()
    .describe('mail server for the daily letters; without it none are sent'),
  LIEM_SMTP_FROM: z.email('must be a mail address').optional().describe('sender of the daily letters'),
  LIEM_OFFICE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://liem.example.vn' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('address at which people reach the office; daily letters name it, and passkeys belong to it'),
  LIEM_OIDC_ISSUER: z
    .url({ error: 'must be an address such as https://login.example.vn' })
    .refine(
      (url) => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(url),
      'must begin with https://',
    )
    .optional()
    .describe('provider of single sign-on (OpenID Connect)'),
  LIEM_OIDC_CLIENT_ID: z.string().min(1).optional().describe('as the provider knows the office'),
  LIEM_OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('secret of the office at the provider'),
  LIEM_OIDC_ACR: words.describe('values of acr that count as two factors, separated by commas'),
  LIEM_OIDC_AMR: words.describe('values of amr that count as two factors, separated by commas'),
  LIEM_DIGEST_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, for example 07:30')
    .default('07:30')
    .describe('when the daily letters go out on working days, by the clock of the office'),
  LIEM_WEBHOOK_HOSTS: words.describe(
    'hosts of closed networks to which webhooks may go, host or host:port, separated by commas',
  ),
  LIEM_FILE_LARGEST_MB: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a number of megabytes, 1 to 9999')
    .transform(Number)
    .default(500)
    .describe('largest file that a case takes in, in megabytes'),
  LIEM_FILE_TYPES: z
    .string()
    .regex(/^[a-z0-9]+(,[a-z0-9]+)*$/, 'must be endings of file names, for example pdf,jpg,docx')
    .transform((names) => names.split(','))
    .optional()
    .describe('types of files that a case takes in; without it all that are known'),
  CLAMAV_HOST: z
    .string()
    .regex(/^[^\s/:]+(:\d{1,5})?$/, 'must be host or host:port, for example 127.0.0.1:3310')
    .optional()
    .describe('ClamAV’s daemon, which looks at each file that is taken in; without it none is checked'),
  CLAMAV_SOCKET: z
    .string()
    .startsWith('/', 'must be the path of a socket, for example /run/clamav/clamd.ctl')
    .optional()
    .describe('socket of ClamAV’s daemon on this machine, in place of CLAMAV_HOST'),
  CLAMAV_LARGEST_MB: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a number of megabytes')
    .default('100')
    .transform(Number)
    .describe(
      'largest file that this daemon looks at whole: the smallest of its StreamMaxLength, MaxFileSize and MaxScanSize',
    ),
  LIEM_DOOR_ADDRESS: address.optional().describe('host:port at which the public door awaits the courier'),
  LIEM_DOOR_CERT: pem.optional().describe('path of the certificate of the public door'),
  LIEM_COURIER_CERT: pem.optional().describe('path of the certificate that the courier shows to the door'),
  LIEM_COURIER_KEY: pem.optional().describe('path of the key of that certificate'),
  LIEM_SESSION_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .describe('secret that signs the sessions: `openssl rand -base64 32`'),
  LIEM_VAULT_KEYS: vaultKeys.describe(
    'keys that seal secrets, current first: `echo key1:$(openssl rand -base64 32)`',
  ),
  LIEM_BACKUP_KEYS: vaultKeys
    .optional()
    .describe('keys under which keys of cases lie in backups, current first; as LIEM_VAULT_KEYS'),
  LIEM_DESTROYED: z
    .string()
    .min(1)
    .optional()
    .describe(
      'path of the file that notes which keys of cases were destroyed, kept apart from data and backups',
    ),
  ...tracingVariables,
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('least level that is logged'),
  LIEM_MODE: z
    .enum(['office', 'demo'])
    .default('office')
    .describe('office, or demo with a day of some seconds'),
  LIEM_SEED: z
    .enum(['demonstration', 'none'])
    .default('none')
    .describe('demonstration, where people and cases are invented, or none'),
};

type Name = keyof typeof variables;
/** All that a process can be told from outside. */
export const variableNames = Object.keys(variables) as Name[];

const ofTls = ['TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY'] as const;
const ofDoor = [
  'LIEM_DOOR_ADDRESS', 'LIEM_DOOR_CERT', 'LIEM_COURIER_CERT', 'LIEM_COURIER_KEY',
] as const; // prettier-ignore
/** Which of them are needed where one of these is given, and how that is said. */
const together: { where: readonly Name[]; needed: readonly Name[]; message: string }[] = [
  { where: ofTls, needed: ofTls, message: 'is needed: certificate and key go together' },
  {
    where: ['LIEM_OIDC_ISSUER'],
    needed: ['LIEM_OIDC_CLIENT_ID', 'LIEM_OIDC_CLIENT_SECRET', 'LIEM_OFFICE_URL'],
    message:
      'is needed: LIEM_OIDC_ISSUER, LIEM_OIDC_CLIENT_ID, LIEM_OIDC_CLIENT_SECRET and LIEM_OFFICE_URL go together',
  },
  {
    where: ['LIEM_SMTP_URL'],
    needed: ['LIEM_SMTP_FROM', 'LIEM_OFFICE_URL'],
    message: 'is needed: LIEM_SMTP_URL, LIEM_SMTP_FROM and LIEM_OFFICE_URL go together',
  },
  {
    where: ofDoor,
    needed: ofDoor,
    message: 'is needed: the address of the door and the certificates go together',
  },
];

const environment = z.object(variables).check(({ value, issues }) => {
  for (const { where, needed, message } of together) {
    if (where.every((name) => value[name] === undefined)) continue;
    for (const name of needed.filter((one) => value[one] === undefined))
      issues.push({ code: 'custom', input: undefined, path: [name], message });
  }
});

/** The environment of a process as it was given, each variable read. */
export type Environment = z.infer<typeof environment>;

/** @throws one failure that names every missing or wrong variable with its remedy */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  // An empty variable is how shells and compose files say that there is none.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  if (!read.success) throw new FailureForPeople(explain(read.error.issues, given));
  return read.data;
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>;

/** Never shows a value: it may be a secret. */
function explain(issues: readonly Issue[], given: Readonly<Record<string, string | undefined>>): string {
  const lines = issues.map(({ path, message }) => {
    const name = String(path[0]) as Name;
    const problem = given[name] === undefined && !message.startsWith('is needed') ? 'is missing' : message;
    return `  ${name} ${problem} – ${variables[name].description ?? ''}`;
  });
  return `These settings are missing or wrong (\`npm start\` fills them in by itself):\n${lines.join('\n')}`;
}
