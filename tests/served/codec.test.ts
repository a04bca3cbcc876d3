import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { connectClient } from '../../temporal-config/connection';
import { EncryptionCodec } from '../../temporal-config/codec/encryptionCodec';
import { openConnection } from '../../models/connection';
import { createOfficeLog } from '../../models/officeLog';
import { freePorts } from '../../temporal-config/servers/ports';
import { readSettings } from '../../temporal-config/settings';
import { servedOffice } from '../servers';

// An operator beside an office looks at what Temporal keeps, with Temporal's own pages.

const { env, namespace } = servedOffice('codec');
const settings = readSettings(env);
const keys = settings.secrets.vaultKeys;
const pages = 'http://127.0.0.1:8233';
const answer = z.object({ payloads: z.array(z.object({ data: z.string() })) });

let own: string;
let code: string;
let cookie: string;
let end: () => Promise<unknown>;
/** The first value of a history of Temporal's, as its pages get it: written by the office's own client. */
let kept: Record<string, unknown>;
const caseId = randomUUID();

const decode = (headers: Record<string, string>, payloads: unknown[] = [kept]) =>
  fetch(`${own}/decode`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Namespace': namespace, ...headers },
    body: JSON.stringify({ payloads }),
  });

const enter = (typed: string) =>
  fetch(own, { method: 'POST', body: new URLSearchParams({ code: typed }), redirect: 'manual' });

const inBase64 = ({ metadata, data }: { metadata?: object | null; data?: Uint8Array | null }) => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});

const textOf = async (response: Response) =>
  answer
    .parse(await response.json())
    .payloads.map(({ data }) => Buffer.from(data, 'base64').toString())
    .join();

async function looks(): Promise<unknown[]> {
  const connection = await openConnection(settings.mongo.uri);
  try {
    const page = { skip: 0, limit: 100 };
    return (await createOfficeLog(connection, keys).list({ type: 'historyOpened' }, page)).links;
  } finally {
    await connection.close();
  }
}

beforeAll(async () => {
  const client = await connectClient(settings);
  const started = { workflowId: `case-${caseId}`, taskQueue: 'nobody', args: [{ said: 'Nội dung kín' }] };
  const handle = await client.workflow.start('caseWorkflow', started);
  const { events } = await handle.fetchHistory();
  const [payload] = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  kept = inBase64(payload ?? {});
  await handle.terminate();
  await client.connection.close();

  const [port = 0] = await freePorts(1);
  own = `http://127.0.0.1:${port}`;
  const words = ['--import', 'tsx', 'cli/codec.ts', '--pages', pages, '--port', String(port)];
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (!said.includes('Ctrl-C')) {
    if (child.exitCode !== null) throw new Error(said);
    await pause(100);
  }
  code = /type the code (\S+)/.exec(said)?.[1] ?? '';
  end = async () => {
    child.kill('SIGINT');
    await once(child, 'exit');
  };
  cookie = (await enter(code)).headers.get('set-cookie') ?? '';
});
afterAll(() => end());

test('whoever has not typed the code is shown nothing', async () => {
  expect((await enter(`${code}0`)).headers.get('set-cookie')).toBeNull();
  expect((await decode({ Origin: pages })).status).toBe(401);
  expect((await decode({ Origin: pages, Cookie: 'liem-codec=guessed' })).status).toBe(401);
  expect(await looks()).toEqual([]);
});

test('another page is not answered, though the browser sends the cookie along', async () => {
  for (const origin of ['http://127.0.0.1:1', 'https://example.com']) {
    const response = await decode({ Origin: origin, Cookie: cookie });
    expect({ origin, status: response.status }).toEqual({ origin, status: 403 });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  }
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  const { headers } = await fetch(own);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(await looks()).toEqual([]);
});

test("Temporal's pages are shown what was sealed, and the log says of which case, once", async () => {
  expect(Buffer.from(String(kept.data), 'base64').toString()).not.toContain('Nội dung kín');
  for (let time = 0; time < 2; time += 1) {
    const response = await decode({ Origin: pages, Cookie: cookie });
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    expect(await textOf(response)).toContain('Nội dung kín');
  }
  expect(await looks()).toMatchObject([{ by: 'office', data: { caseId } }]);
});

test('what another office sealed, or is said to belong elsewhere, stays sealed', async () => {
  const strangers = new EncryptionCodec([{ id: 'test', key: randomBytes(32).toString('base64') }], 'throw');
  const context = { type: 'workflow', namespace, workflowId: 'case-x' } as const;
  const [foreign] = await strangers.encode([{ metadata: {}, data: Buffer.from('foreign') }], context);
  const moved = {
    ...kept,
    metadata: {
      ...z.object({ metadata: z.record(z.string(), z.string()) }).parse(kept).metadata,
      place: Buffer.from(JSON.stringify(['workflow', 'case-y', ''])).toString('base64'),
    },
  };
  const text = await textOf(
    await decode({ Origin: pages, Cookie: cookie }, [inBase64(foreign ?? {}), moved]),
  );
  expect(text).not.toContain('foreign');
  expect(text).not.toContain('Nội dung kín');
  expect(await looks()).toHaveLength(1);
});
