import { type Environment, readEnvironment } from './environment';
import { tracingOf, type TracingSettings } from './tracingEnvironment';

/** Everything that a process is told from outside. Processes read it once, at their start. */
export interface Settings {
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly tls?: TlsSettings;
    readonly apiKey?: string;
    readonly taskQueue: string;
  };
  readonly mongo: { readonly uri: string };
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly secureCookies: boolean;
    /** Number of proxies in front of the web server. */
    readonly trustProxy: number;
  };
  /** Where people reach the office, without a slash at its end; passkeys and single sign-on need it. */
  readonly officeUrl?: string;
  /** Where people of the organisation sign in for everything; absent where there is no such provider. */
  readonly singleSignOn?: SingleSignOnSettings;
  /** How daily letters are sent; absent where none are. */
  readonly mail?: MailSettings;
  /** Hosts of closed networks to which webhooks may go. */
  readonly webhookHosts: readonly string[];
  /** What cases take in as files. */
  readonly files: {
    /** In bytes. */
    readonly largest: number;
    /** By the endings of their names; absent: all that are known. */
    readonly types?: readonly string[];
    /** What looks at each of them; absent: nothing does. */
    readonly scanner?: ScannerSettings;
  };
  /** The public door that the office fetches from; absent where there is none, or it is reached by a medium alone. */
  readonly door?: DoorSettings;
  /** Where a worker tells its health; nowhere, if absent. */
  readonly workerPort?: number;
  /** What whoever gathers figures has to show; absent: they are for this machine alone. */
  readonly metricsToken?: string;
  /** Where the office keeps its data, and where its backups are laid; absent where it is not said. */
  readonly dataDirectory?: string;
  readonly backups?: string;
  /** Where traces go; absent: none are kept. */
  readonly tracing?: TracingSettings;
  readonly secrets: {
    readonly sessionSecret: string;
    /** The current key first, then older ones that still open what they sealed. */
    readonly vaultKeys: readonly VaultKeySetting[];
    /** Under the first of them the keys of cases lie in new backups; none: under the vault's alone. */
    readonly backupKeys: readonly VaultKeySetting[];
    /** The file that notes which keys of cases were destroyed; absent where none is named. */
    readonly endedKeys?: string;
  };
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly mode: 'office' | 'demo';
  /** Whether people and cases are invented. */
  readonly isDemonstration: boolean;
}

export interface SingleSignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Values of `acr` and `amr` by which the provider says that it has asked for more than a password. */
  readonly acr: readonly string[];
  readonly amr: readonly string[];
}

/** ClamAV's daemon. */
export interface ScannerSettings {
  /** Where it listens. */
  readonly at: { readonly path: string } | { readonly host: string; readonly port: number };
  /** The largest file that it looks at whole, in bytes. */
  readonly largest: number;
}

export interface MailSettings {
  /** The mail server, with its sign-in: a secret. */
  readonly server: string;
  readonly from: string;
  /** Where people reach the office. */
  readonly officeUrl: string;
  /** Time of day, `07:30`. */
  readonly at: string;
}

/** Where the public door is, and how both sides show themselves; contents of PEM files. */
export interface DoorSettings {
  readonly host: string;
  readonly port: number;
  /** The door’s own certificate: no other is taken. */
  readonly certificate: string;
  readonly courier: { readonly cert: string; readonly key: string };
}

/** Contents of PEM files, not their paths. */
export interface TlsSettings {
  readonly serverName?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export interface VaultKeySetting {
  readonly id: string;
  /** 32 bytes, base64. */
  readonly key: string;
}

/** Reads the settings of a process. @throws one failure that names every missing or wrong variable with its remedy. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const value = readEnvironment(env);
  return {
    temporal: {
      address: value.TEMPORAL_ADDRESS,
      namespace: value.TEMPORAL_NAMESPACE,
      taskQueue: value.TEMPORAL_TASK_QUEUE,
      apiKey: value.TEMPORAL_API_KEY,
      tls: tlsOf(value),
    },
    mongo: { uri: value.MONGODB_URI },
    http: {
      host: value.LIEM_HOST,
      port: value.LIEM_PORT,
      secureCookies: value.LIEM_SECURE_COOKIES,
      trustProxy: value.LIEM_TRUST_PROXY,
    },
    officeUrl: value.LIEM_OFFICE_URL,
    singleSignOn: singleSignOnOf(value),
    mail: mailOf(value),
    webhookHosts: value.LIEM_WEBHOOK_HOSTS,
    files: {
      largest: value.LIEM_FILE_LARGEST_MB * 1024 * 1024,
      types: value.LIEM_FILE_TYPES,
      scanner: scannerOf(value),
    },
    door: doorOf(value),
    workerPort: value.LIEM_WORKER_PORT,
    metricsToken: value.LIEM_METRICS_TOKEN,
    dataDirectory: value.LIEM_DATA,
    backups: value.LIEM_BACKUPS,
    tracing: tracingOf(value),
    secrets: {
      sessionSecret: value.LIEM_SESSION_SECRET,
      vaultKeys: value.LIEM_VAULT_KEYS,
      backupKeys: value.LIEM_BACKUP_KEYS ?? [],
      endedKeys: value.LIEM_DESTROYED,
    },
    logLevel: value.LOG_LEVEL,
    mode: value.LIEM_MODE,
    isDemonstration: value.LIEM_SEED === 'demonstration',
  };
}

function singleSignOnOf(value: Environment): SingleSignOnSettings | undefined {
  const {
    LIEM_OIDC_ISSUER: issuer,
    LIEM_OIDC_CLIENT_ID: clientId,
    LIEM_OIDC_CLIENT_SECRET: clientSecret,
    LIEM_OIDC_ACR: acr,
    LIEM_OIDC_AMR: amr,
  } = value;
  return issuer === undefined || clientId === undefined || clientSecret === undefined
    ? undefined
    : { issuer, clientId, clientSecret, acr, amr };
}

/** The port on which the daemon listens where nothing else is said. */
const clamdPort = 3310;

function scannerOf({
  CLAMAV_HOST: address,
  CLAMAV_SOCKET: path,
  CLAMAV_LARGEST_MB,
}: Environment): ScannerSettings | undefined {
  const largest = CLAMAV_LARGEST_MB * 1024 * 1024;
  if (path !== undefined) return { at: { path }, largest };
  if (address === undefined) return undefined;
  const [host = '', port = String(clamdPort)] = address.split(':');
  return { at: { host, port: Number(port) }, largest };
}

function doorOf(value: Environment): DoorSettings | undefined {
  const {
    LIEM_DOOR_ADDRESS: at,
    LIEM_DOOR_CERT: certificate,
    LIEM_COURIER_CERT: cert,
    LIEM_COURIER_KEY: key,
  } = value;
  if (at === undefined || certificate === undefined || cert === undefined || key === undefined)
    return undefined;
  const end = at.lastIndexOf(':');
  return { host: at.slice(0, end), port: Number(at.slice(end + 1)), certificate, courier: { cert, key } };
}

function mailOf(value: Environment): MailSettings | undefined {
  const {
    LIEM_SMTP_URL: server,
    LIEM_SMTP_FROM: from,
    LIEM_OFFICE_URL: officeUrl,
    LIEM_DIGEST_AT: at,
  } = value;
  return server === undefined || from === undefined || officeUrl === undefined
    ? undefined
    : { server, from, officeUrl, at };
}

function tlsOf(value: Environment): TlsSettings | undefined {
  const tls = {
    serverName: value.TEMPORAL_TLS_SERVER_NAME,
    ca: value.TEMPORAL_TLS_CA,
    cert: value.TEMPORAL_TLS_CERT,
    key: value.TEMPORAL_TLS_KEY,
  };
  return Object.values(tls).some((part) => part !== undefined) ? tls : undefined;
}
