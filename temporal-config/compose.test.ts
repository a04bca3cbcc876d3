import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
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
};

/** As compose puts secrets in: `${NAME:?why}`. */
const filled = (value: string) =>
  value.replace(/^\$\{(\w+):\?.*\}$/s, (_all, name: string) => secrets[name] ?? '');

test.each(ours)('the environment of %s is one that our programs accept', (name) => {
  const environment = services[name]?.environment ?? {};
  const env = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filled(value)]));
  expect(readSettings(env)).toMatchObject({
    temporal: { address: 'temporal:7233', namespace: 'liem' },
    mongo: { uri: 'mongodb://mongo:27017/liem?replicaSet=rs0' },
    http: { host: '0.0.0.0', port: 8080, secureCookies: true, trustProxy: 1 },
    mode: 'office',
  });
});

test('no secret stands in the file, and none has a value of its own there', () => {
  for (const name of Object.keys(secrets)) expect(text).toMatch(new RegExp(`\\$\\{${name}:\\?`));
  expect(text).not.toMatch(/(PASSWORD|PWD|SECRET|KEYS): ['"]?[A-Za-z0-9+/]{6,}/);
});

test.each(ours)('what %s starts is a file of the project', (name) => {
  const entry = services[name]?.command?.at(-1) ?? '';
  expect(existsSync(join(__dirname, '..', entry))).toBe(true);
});

test('images have versions, data outlives its containers, and each waits for what it needs', () => {
  for (const [name, { image }] of Object.entries(services)) {
    if (!ours.some((one) => one === name)) expect(image).toMatch(/:\d+(\.\d+)+$/);
  }
  const kept = Object.values(services).flatMap((service) => service.volumes ?? []);
  expect(kept.map((volume) => volume.split(':')[0]).sort()).toEqual(Object.keys(volumes).sort());
  for (const [name, { depends_on: needs = {} }] of Object.entries(services)) {
    for (const [needed, { condition }] of Object.entries(needs)) {
      expect({ name, needed, known: needed in services }).toEqual({ name, needed, known: true });
      if (condition === 'service_healthy') expect(services[needed]?.healthcheck).toBeDefined();
    }
  }
});
