import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** The environment of an office for one test file: real servers, a database and a task queue that nobody else uses. */
export interface ServedOffice {
  /** Complete: `readSettings(office.env)` accepts it. */
  readonly env: Readonly<Record<string, string>>;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly mongoUri: string;
}

/** Call it once per test file, in a file that belongs to the `served` project of jest.config.cjs. */
export function servedOffice(name: string): ServedOffice {
  const own = `${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}-${randomBytes(4).toString('hex')}`;
  const temporal = z.record(z.string(), z.string()).parse(JSON.parse(given('LIEM_TEST_TEMPORAL')));
  const namespace = given('LIEM_TEST_NAMESPACE');
  const uri = new URL(given('LIEM_TEST_MONGODB_URI'));
  uri.pathname = `/${own}`;
  const env = {
    ...temporal,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_TASK_QUEUE: own,
    MONGODB_URI: uri.href,
    LIEM_HOST: '127.0.0.1',
    LIEM_PORT: '0',
    LIEM_SECURE_COOKIES: 'false',
    LIEM_SESSION_SECRET: randomBytes(32).toString('base64'),
    LIEM_VAULT_KEYS: `test:${randomBytes(32).toString('base64')}`,
    LOG_LEVEL: 'silent',
    LIEM_MODE: 'office',
  };
  return { env, namespace, taskQueue: own, mongoUri: uri.href };
}

function given(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) {
    throw new Error(
      `${variable} is not set: this test file must belong to the "served" project of jest.config.cjs.`,
    );
  }
  return value;
}
