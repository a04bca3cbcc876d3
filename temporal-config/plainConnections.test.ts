import { plainConnections } from './plainConnections';
import { readSettings } from './settings';

const least = {
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  MONGODB_URI: 'mongodb://127.0.0.1:27017/liem',
  LIEM_SESSION_SECRET: 'x'.repeat(32),
  LIEM_VAULT_KEYS: `a:${Buffer.alloc(32, 1).toString('base64')}`,
  LIEM_SMTP_FROM: 'liem@office.example.vn',
  LIEM_OFFICE_URL: 'https://liem.example.vn',
};
const said = (env: Record<string, string>) => plainConnections(readSettings({ ...least, ...env }));

test.each([
  ['mongodb://db.example.vn/liem', 1],
  ['mongodb://liem:geheim@a.example.vn:27017,b.example.vn:27017/liem?replicaSet=rs0', 1],
  ['mongodb://127.0.0.1:27017,b.example.vn:27017/liem', 1],
  ['mongodb://db.example.vn/liem?tls=false', 1],
  ['mongodb+srv://db.example.vn/liem?tls=false', 1],
  ['mongodb://liem:geheim@db.example.vn/liem?replicaSet=rs0&tls=true', 0],
  ['mongodb://db.example.vn/liem?ssl=true', 0],
  ['mongodb+srv://liem:geheim@db.example.vn/liem', 0],
  ['mongodb://liem:geheim@localhost:27017/liem', 0],
  ['mongodb://%2Fhome%2Fliem%2Fmongodb.sock/liem', 0],
])('a database at %s', (uri, count) => {
  const lines = said({ MONGODB_URI: uri });
  expect(lines).toHaveLength(count);
  for (const line of lines) expect(line).toContain('tls=true into MONGODB_URI');
  expect(lines.join()).not.toContain('geheim');
});

test.each([
  [{ TEMPORAL_ADDRESS: 'temporal.example.vn:7233' }, 1],
  [{ TEMPORAL_ADDRESS: 'temporal.example.vn:7233', TEMPORAL_API_KEY: 'k' }, 0],
  [{ LIEM_SMTP_URL: 'smtp://liem:geheim@mail.example.vn:587' }, 1],
  [{ LIEM_SMTP_URL: 'smtp://liem:geheim@mail.example.vn:587?requireTLS=true' }, 0],
  [{ LIEM_SMTP_URL: 'smtps://liem:geheim@mail.example.vn' }, 0],
  [{ LIEM_SMTP_URL: 'smtp://127.0.0.1:25' }, 0],
  [{ CLAMAV_HOST: 'clamav.example.vn:3310' }, 1],
  [{ CLAMAV_HOST: '127.0.0.1:3310' }, 0],
  [{ LIEM_HOST: '0.0.0.0', LIEM_SECURE_COOKIES: 'false' }, 1],
  [{ LIEM_HOST: '127.0.0.1', LIEM_SECURE_COOKIES: 'false' }, 0],
  [{ LIEM_HOST: '0.0.0.0' }, 0],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://traces.example.vn:4318' }, 1],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://traces.example.vn:4318' }, 0],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, 0],
  [{ CLAMAV_SOCKET: '/run/clamav/clamd.ctl' }, 0],
])('servers elsewhere: %j', (env, count) => {
  expect(said(env)).toHaveLength(count);
});
