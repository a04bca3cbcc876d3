import request from 'supertest';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { stories } from '../../seeds/demonstration/stories';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { freePorts } from '../../temporal-config/servers/ports';
import { isAlive } from '../../temporal-config/servers/processAlive';
import { npmStart as startIn, ready, type Run } from './npmStart';

const pidSchema = z.object({ pid: z.number().int() });
const directory = mkdtempSync(join(tmpdir(), 'liem-launcher-'));
let port = 0;

const runs: Run[] = [];

/** `npm start -- …` in the directory of this test. */
function npmStart(words: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const run = startIn(words, { directory, port }, env);
  runs.push(run);
  return run;
}

/** The processes of the office, the launcher first. */
function officePids(): number[] {
  const files = [
    join(directory, 'launcher.json'),
    ...readdirSync(join(directory, 'pids')).map((file) => join(directory, 'pids', file)),
  ];
  return files.map((file) => pidSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).pid);
}

async function answers(): Promise<number> {
  return (await fetch(`http://localhost:${port}/readyz`)).status;
}

beforeAll(async () => {
  [port = 0] = await freePorts(1);
});
afterAll(async () => {
  for (const { child } of runs) child.kill('SIGINT');
  await Promise.all(runs.map(({ ended }) => ended));
  rmSync(directory, { recursive: true, force: true });
});

test('started, stopped by Ctrl-C, started again, killed hard and started again: the office is there each time', async () => {
  const first = npmStart(['--empty']);
  await ready(first);
  expect(await answers()).toBe(200);
  const pids = officePids();
  expect(pids).toHaveLength(6);
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);

  const second = npmStart(['--empty']);
  await ready(second);
  expect(await answers()).toBe(200);
  // As a power cut would: nobody can put anything in order.
  for (const pid of officePids()) process.kill(pid, 'SIGKILL');
  await second.ended;

  const third = npmStart(['--empty']);
  await ready(third);
  expect(await answers()).toBe(200);

  const beside = npmStart(['--empty']);
  expect(await beside.ended).toBe(1);
  expect(beside.said()).toMatch(/already|running/i);
  third.child.kill('SIGINT');
  expect(await third.ended).toBe(0);
}, 240_000);

test('what a visitor starts: the demonstration office with all its cases, and a way in', async () => {
  const visited = join(directory, 'visited');
  const run = npmStart([], { LIEM_DATA: visited });
  await ready(run);
  const url = `http://localhost:${port}`;
  const agent = request.agent(url);
  const { csrfToken } = (await agent.get('/api/session')).body;
  const credentials = { username: 'giam.sat', password: demonstrationPassword };
  await agent.post('/api/session').set('X-CSRF-Token', String(csrfToken)).send(credentials).expect(200);
  expect((await agent.get('/api/v1/cases')).body.total).toBe(stories.length);
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
}, 240_000);

test('a port in use is one sentence with the remedy', async () => {
  const blocker = createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  const run = npmStart(['--empty']);
  expect(await run.ended).toBe(1);
  blocker.close();
  expect(run.said()).toContain(String(port));
  expect(run.said()).toMatch(/--port/);
  expect(run.said()).not.toMatch(/\bat .*\.ts:/);
});

test('a database that does not answer is one sentence with the remedy', async () => {
  const run = npmStart(['--empty'], { MONGODB_URI: 'mongodb://127.0.0.1:1/liem' });
  expect(await run.ended).toBe(1);
  // Without the address itself, which may hold a password.
  expect(run.said()).toMatch(/No database answers at MONGODB_URI: start it, or correct the address\.\s*$/);
  expect(run.said()).not.toContain('worker');
  expect(run.said()).not.toMatch(/\bat .*\.ts:/);
});

test('beginning afresh asks first, and where nobody can be asked it does nothing', async () => {
  const before = readdirSync(directory).sort();
  const run = npmStart(['--empty', '--reset']);
  expect(await run.ended).toBe(1);
  expect(run.said()).toContain('--yes');
  expect(readdirSync(directory).sort()).toEqual(expect.arrayContaining(before));
});
