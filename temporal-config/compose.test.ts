import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { z } from 'zod';
import { variableNames } from './environment';
import { readSettings } from './settings';

const serviceSchema = z.object({
  image: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: z.unknown().optional(),
});
const composeSchema = z.object({
  services: z.record(
    z.string(),
    serviceSchema.extend({ environment: serviceSchema.shape.environment.default({}) }),
  ),
  volumes: z.record(z.string(), z.null()),
});

const text = readFileSync(join(__dirname, 'compose.yaml'), 'utf8');
const { services, volumes } = composeSchema.parse(parse(text, { merge: true }));
const ours = ['prepare', 'worker', 'web'] as const;

const secrets: Record<string, string> = {
  LIEM_SESSION_SECRET: 'x'.repeat(40),
  LIEM_VAULT_KEYS: `key1:${Buffer.alloc(32, 1).toString('base64')}`,
  POSTGRES_PASSWORD: 'secret',
  MONGO_ROOT_PASSWORD: 'secret',
  MONGO_PASSWORD: 'secret',
  MONGO_REPLICA_KEY: 'secret',
};

/** As compose puts values in: secrets by `${NAME:?why}`, what may be left out by `${NAME:-what stands there then}`. */
const filled = (value: string, given: Record<string, string>) =>
  value
    .replace(/\$\{(\w+):\?[^}]*\}/gs, (_all, name: string) => given[name] ?? '')
    .replace(/\$\{(\w+):-([^}]*)\}/g, (_all, name: string, otherwise: string) => given[name] || otherwise);

const environmentOf = (name: (typeof ours)[number], given: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [
      key,
      filled(value, { ...secrets, ...given }),
    ]),
  );

test.each(ours)('the environment of %s is one that our programs accept', (name) => {
  expect(readSettings(environmentOf(name))).toMatchObject({
    temporal: { address: 'temporal:7233', namespace: 'liem' },
    mongo: { uri: 'mongodb://liem:secret@mongo:27017/liem?replicaSet=rs0' },
    http: { host: '0.0.0.0', port: 8080, secureCookies: true, trustProxy: 1 },
    mode: 'office',
  });
});

test('whatever our programs can be told from outside can be told here, and what is not told is left out', () => {
  // Compose's own server of Temporal is reached within its network, under the names of this file.
  const settled = variableNames.filter((name) =>
    /^TEMPORAL_(TLS_|API_KEY|TASK_QUEUE)|^CLAMAV_SOCKET$/.test(name),
  );
  const told = Object.keys(environmentOf('web'));
  expect(variableNames.filter((name) => !told.includes(name) && !settled.includes(name))).toEqual([]);
  const nothing = readSettings(environmentOf('web'));
  expect([nothing.mail, nothing.singleSignOn, nothing.door, nothing.files.scanner]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  const given = {
    LIEM_OFFICE_URL: 'https://liem.example.vn',
    LIEM_OIDC_ISSUER: 'https://login.example.vn',
    LIEM_OIDC_CLIENT_ID: 'liem',
    LIEM_OIDC_CLIENT_SECRET: 'x'.repeat(20),
    LIEM_OIDC_AMR: 'otp,hwk',
    CLAMAV_HOST: 'clamav:3310',
    LIEM_FILE_TYPES: 'pdf,jpg',
  };
  expect(readSettings(environmentOf('web', given))).toMatchObject({
    officeUrl: 'https://liem.example.vn',
    singleSignOn: { issuer: 'https://login.example.vn', amr: ['otp', 'hwk'] },
    files: { types: ['pdf', 'jpg'], scanner: { host: 'clamav', port: 3310 } },
  });
});

test('no secret stands in the file, and none has a value of its own there', () => {
  for (const name of Object.keys(secrets)) expect(text).toMatch(new RegExp(`\\$\\{${name}:\\?`));
  // An office of before has none, and goes on.
  expect(text).toContain('LIEM_BACKUP_KEYS: ${LIEM_BACKUP_KEYS:-}\n');
  expect(text).not.toMatch(/(PASSWORD|PWD|SECRET|KEYS): ['"]?[A-Za-z0-9+/]{6,}/);
});

test('nobody comes to the database without signing in, and the office reaches its own alone', () => {
  const { command = [], environment } = services.mongo ?? {};
  const line = command.at(-1) ?? '';
  expect(line).toContain('--auth --keyFile /tmp/replica.key');
  expect(line).toMatch(/umask 077 && printf %s "\$\$MONGO_REPLICA_KEY" > \/tmp\/replica\.key/);
  expect(environment).toMatchObject({ MONGO_INITDB_ROOT_USERNAME: 'root' });
  const made: unknown[] = [];
  const db = {
    getSiblingDB: (name: string) => ({ createUser: (user: object) => made.push({ name, ...user }) }),
  };
  const script = readFileSync(join(__dirname, 'compose-mongo-user.js'), 'utf8');
  runInNewContext(script, { db, process: { env: secrets } });
  expect(made).toEqual([
    { name: 'liem', user: 'liem', pwd: 'secret', roles: [{ role: 'readWrite', db: 'liem' }] },
  ]);
});

test('all secrets are made at once, for their owner alone, and never twice', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'liem-compose-')), '.env');
  const make = () =>
    spawnSync(process.execPath, [join(__dirname, 'composeEnv.mjs'), file], { encoding: 'utf8' });
  expect(make().status).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const made = new Map(
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  expect([...made.keys()].sort()).toEqual([...Object.keys(secrets), 'LIEM_BACKUP_KEYS'].sort());
  for (const name of ['POSTGRES_PASSWORD', 'MONGO_ROOT_PASSWORD', 'MONGO_PASSWORD'])
    expect(made.get(name)).toMatch(/^[0-9a-f]{48}$/);
  const whole = readFileSync(file, 'utf8');
  expect(make()).toMatchObject({ status: 1, stderr: expect.stringContaining('is there already') });
  expect(readFileSync(file, 'utf8')).toBe(whole);
  rmSync(dirname(file), { recursive: true });
});

test.each(ours)('what %s starts is a file of the project', (name) => {
  const entry = services[name]?.command?.at(-1) ?? '';
  expect(existsSync(join(__dirname, '..', entry))).toBe(true);
});

test('neither the history of the sources nor tests and secrets get into the image', () => {
  const left = readFileSync(join(__dirname, '..', '.dockerignore'), 'utf8')
    .trim()
    .split('\n');
  expect(left).toEqual(expect.arrayContaining(['.git', '.liem', 'tests', '**/*.test.ts', '**/.env']));
});

test('images have versions, data outlives its containers, and each waits for what it needs', () => {
  for (const [name, { image }] of Object.entries(services)) {
    if (!ours.some((one) => one === name)) expect(image).toMatch(/:\d+(\.\d+)+$/);
  }
  const mounted = Object.values(services).flatMap((service) => service.volumes ?? []);
  const places = mounted.map((volume) => volume.split(':')[0] ?? '');
  const files = places.filter((place) => place.startsWith('./'));
  for (const file of files) expect(existsSync(join(__dirname, file))).toBe(true);
  const named = new Set(places.filter((place) => !files.includes(place)));
  expect([...named].sort()).toEqual(Object.keys(volumes).sort());
  for (const [name, { depends_on: needs = {} }] of Object.entries(services)) {
    for (const [needed, { condition }] of Object.entries(needs)) {
      expect({ name, needed, known: needed in services }).toEqual({ name, needed, known: true });
      if (condition === 'service_healthy') expect(services[needed]?.healthcheck).toBeDefined();
    }
  }
});
