import type { Settings } from './settings';

const isHere = (host: string): boolean =>
  host === 'localhost' ||
  host === '[::1]' ||
  host === '::1' ||
  host.startsWith('127.') ||
  /^(%2F|\/)/i.test(host);

/** The hosts of an address without their ports; several where a database has several. */
const hostsOf = (addresses: string): string[] =>
  addresses.split(',').map((address) => address.replace(/:\d+$/, ''));

/** Whether everybody on the way to the database could read and alter what goes there. */
function isPlainDatabase(uri: string): boolean {
  const [, scheme = '', hosts = '', rest = ''] =
    /^(mongodb(?:\+srv)?):\/\/(?:[^/@]*@)?([^/]+)\/(.*)$/.exec(uri) ?? [];
  const options = new URLSearchParams(rest.slice(rest.indexOf('?') + 1));
  const says = options.get('tls') ?? options.get('ssl') ?? String(scheme.endsWith('+srv'));
  return says !== 'true' && !hostsOf(hosts).every(isHere);
}

function isPlainMail(server: string): boolean {
  const { protocol, hostname, searchParams } = new URL(server);
  return protocol === 'smtp:' && searchParams.get('requireTLS') !== 'true' && !isHere(hostname);
}

/**
 * The connections of a process that leave this machine unsealed, a line for each, with what to do: it is said at the start, since an
 * office whose servers stand in a network of their own may have it so.
 */
export function plainConnections({
  mongo,
  temporal,
  mail,
  files,
  http,
  tracing,
}: Pick<Settings, 'mongo' | 'temporal' | 'mail' | 'files' | 'http' | 'tracing'>): string[] {
  const { scanner } = files;
  const isPlainTemporal = temporal.tls === undefined && temporal.apiKey === undefined;
  return [
    isPlainDatabase(mongo.uri) && 'the database is reached without TLS: put tls=true into MONGODB_URI',
    isPlainTemporal &&
      !hostsOf(temporal.address).every(isHere) &&
      'Temporal is reached without TLS: set TEMPORAL_TLS_CA, TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY',
    !http.secureCookies &&
      !isHere(http.host) &&
      'people may reach the pages without HTTPS: put a proxy before them that speaks it, and set LIEM_SECURE_COOKIES=true',
    mail &&
      isPlainMail(mail.server) &&
      'the mail server may be reached without TLS: say smtps:// in LIEM_SMTP_URL, or ?requireTLS=true',
    scanner &&
      'host' in scanner.at &&
      !isHere(scanner.at.host) &&
      'files go to ClamAV without TLS: let its daemon stand on this machine, or in a network of its own',
    tracing &&
      /^http:/.test(tracing.url) &&
      !isHere(new URL(tracing.url).hostname) &&
      'traces leave this machine without TLS: say https:// in OTEL_EXPORTER_OTLP_ENDPOINT',
  ].filter((line) => typeof line === 'string');
}
