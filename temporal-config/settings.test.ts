import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './settings';

const key = randomBytes(32).toString('base64');
const least = {
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  MONGODB_URI: 'mongodb://127.0.0.1:27017/liem',
  LIEM_SESSION_SECRET: 'x'.repeat(32),
  LIEM_VAULT_KEYS: `a:${key}`,
};

test('fills in what has a good default', () => {
  expect(readSettings(least)).toMatchObject({
    temporal: { address: '127.0.0.1:7233', namespace: 'liem', taskQueue: 'liem-cases' },
    http: { host: '127.0.0.1', port: 8080, secureCookies: true, trustProxy: 0 },
    secrets: { vaultKeys: [{ id: 'a', key }] },
    mode: 'office',
  });
});

test('names every missing and wrong variable at once, without their values', () => {
  const wrong = { LIEM_PORT: 'eighty', LIEM_SECURE_COOKIES: 'maybe', LIEM_SESSION_SECRET: 'short-secret' };
  const message = failureOf(() => readSettings(wrong));
  for (const name of [
    'TEMPORAL_ADDRESS is missing',
    'MONGODB_URI is missing',
    'LIEM_VAULT_KEYS is missing',
  ]) {
    expect(message).toContain(name);
  }
  expect(message).toContain('LIEM_PORT must be a port number');
  expect(message).toContain('LIEM_SECURE_COOKIES must be true or false');
  expect(message).toContain('LIEM_SESSION_SECRET must have at least 32 characters');
  expect(message).not.toContain('short-secret');
});

test('takes a database that listens on a socket', () => {
  const uri = 'mongodb://%2Fhome%2Fliem%2Fmongodb.sock/liem';
  expect(readSettings({ ...least, MONGODB_URI: uri }).mongo.uri).toBe(uri);
});

test('an empty variable counts as missing', () => {
  expect(failureOf(() => readSettings({ ...least, MONGODB_URI: '' }))).toContain('MONGODB_URI is missing');
  expect(readSettings({ ...least, TEMPORAL_API_KEY: '' }).temporal.apiKey).toBeUndefined();
});

test.each(['a:c2hvcnQ=', 'nokey', `a:${key},a:${key}`, `a:${key},`])('refuses the vault keys %#', (text) => {
  expect(failureOf(() => readSettings({ ...least, LIEM_VAULT_KEYS: text }))).toContain('LIEM_VAULT_KEYS');
});

test('keeps the order of vault keys: the current one first', () => {
  const { secrets } = readSettings({ ...least, LIEM_VAULT_KEYS: `new:${key},old:${key}` });
  expect(secrets.vaultKeys.map(({ id }) => id)).toEqual(['new', 'old']);
});

test('reads certificates from their files and wants certificate and key together', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'liem-settings-')), 'cert.pem');
  writeFileSync(file, 'PEM');
  const both = { ...least, TEMPORAL_TLS_CERT: file, TEMPORAL_TLS_KEY: file };
  expect(readSettings(both).temporal.tls).toMatchObject({ cert: 'PEM', key: 'PEM' });
  expect(failureOf(() => readSettings({ ...least, TEMPORAL_TLS_CERT: file }))).toContain(
    'TEMPORAL_TLS_KEY is needed',
  );
  expect(failureOf(() => readSettings({ ...least, TEMPORAL_TLS_CA: '/nowhere' }))).toContain(
    'TEMPORAL_TLS_CA must be',
  );
});

test('a mail server wants a sender and the office’s address, and none is told of its password', () => {
  const mail = {
    ...least,
    LIEM_SMTP_URL: 'smtps://liem:geheim@mail.example.vn',
    LIEM_SMTP_FROM: 'liem@office.example.vn',
    LIEM_OFFICE_URL: 'https://liem.example.vn/',
  };
  expect(readSettings(least).mail).toBeUndefined();
  expect(readSettings(mail).mail).toEqual({
    server: 'smtps://liem:geheim@mail.example.vn',
    from: 'liem@office.example.vn',
    officeUrl: 'https://liem.example.vn',
    at: '07:30',
  });
  const message = failureOf(() => readSettings({ ...mail, LIEM_SMTP_FROM: '', LIEM_OFFICE_URL: '' }));
  expect(message).toContain('LIEM_SMTP_FROM is needed');
  expect(message).toContain('LIEM_OFFICE_URL is needed');
  const wrong = failureOf(() => readSettings({ ...mail, LIEM_SMTP_URL: 'geheim', LIEM_DIGEST_AT: '25:00' }));
  expect(wrong).toContain('LIEM_SMTP_URL must be');
  expect(wrong).toContain('LIEM_DIGEST_AT must be');
  expect(wrong).not.toContain('geheim');
});

function failureOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

const receiver = 'https://traces.example.vn/';

test('traces are kept where it is said where they go, and nowhere else', () => {
  expect(readSettings(least).tracing).toBeUndefined();
  const on = { ...least, OTEL_EXPORTER_OTLP_ENDPOINT: receiver };
  expect(readSettings(on).tracing).toEqual({ url: 'https://traces.example.vn/v1/traces', headers: {} });
  const whole = { ...on, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://b.example.vn/t' };
  expect(readSettings(whole).tracing?.url).toBe('https://b.example.vn/t');
  expect(readSettings({ ...on, OTEL_SDK_DISABLED: 'true' }).tracing).toBeUndefined();
  expect(readSettings({ ...on, OTEL_TRACES_EXPORTER: 'none' }).tracing).toBeUndefined();
});

test('headers for whoever takes traces are read as the standard says, and never shown', () => {
  const on = { ...least, OTEL_EXPORTER_OTLP_ENDPOINT: receiver };
  const given = { ...on, OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20geheim,x-of=liem' };
  expect(readSettings(given).tracing?.headers).toEqual({ authorization: 'Bearer geheim', 'x-of': 'liem' });
  for (const wrong of ['geheim', 'authorization=%geheim']) {
    const said = failureOf(() => readSettings({ ...on, OTEL_EXPORTER_OTLP_HEADERS: wrong }));
    expect(said).toContain('OTEL_EXPORTER_OTLP_HEADERS must be name=value');
    expect(said).not.toContain('geheim');
  }
});

test('a token for figures is long', () => {
  expect(readSettings({ ...least, LIEM_METRICS_TOKEN: 'a'.repeat(32) }).metricsToken).toBe('a'.repeat(32));
  expect(failureOf(() => readSettings({ ...least, LIEM_METRICS_TOKEN: 'short' }))).toContain(
    'LIEM_METRICS_TOKEN',
  );
});
