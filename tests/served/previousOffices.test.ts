import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import request from 'supertest';
import { z } from 'zod';
import { freePorts } from '../../temporal-config/servers/ports';
import { npm, npmStart, ready, type Run } from './npmStart';

const offices = join(__dirname, '..', 'offices');
const versions = readdirSync(offices, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const left = z.object({
  password: z.string(),
  cases: z.record(z.string(), z.object({ caseId: z.string(), seq: z.number(), head: z.string() })),
});

const runs: Run[] = [];
const directories: string[] = [];
afterAll(async () => {
  for (const { child } of runs) child.kill('SIGINT');
  await Promise.all(runs.map(({ ended }) => ended));
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** Lays the data directory of such an office where it can be started. */
function unpack(version: string): { directory: string; was: z.infer<typeof left> } {
  const directory = mkdtempSync(join(tmpdir(), 'liem-previous-'));
  directories.push(directory);
  const from = join(offices, version);
  const lay = (file: string, content: Buffer | string) => {
    const target = join(directory, file);
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    writeFileSync(target, content, { mode: 0o600 });
  };
  for (const file of ['secrets.json', 'servers.json']) lay(file, readFileSync(join(from, file)));
  for (const file of ['ferretdb/liem.sqlite', 'temporal/server.sqlite']) {
    lay(file, gunzipSync(readFileSync(join(from, `${file}.gz`))));
  }
  // So the launcher marks a database of Temporal's whose tables are all there.
  lay('temporal/server.sqlite.in-use', '');
  return { directory, was: left.parse(JSON.parse(readFileSync(join(from, 'cases.json'), 'utf8'))) };
}

async function signIn(port: number, username: string, password: string) {
  const agent = request.agent(`http://localhost:${port}`);
  const opened = await agent.get('/api/session');
  const signedIn = await agent
    .post('/api/session')
    .set('X-CSRF-Token', String(opened.body.csrfToken))
    .send({ username, password })
    .expect(200);
  const token = String(signedIn.body.csrfToken);
  return {
    agent,
    give: (caseId: string, type: string, input: object) =>
      agent
        .post(`/api/v1/cases/${caseId}/commands/${type}`)
        .set({ 'X-CSRF-Token': token, 'Idempotency-Key': randomUUID() })
        .send(input),
  };
}

async function started(directory: string, port: number): Promise<Run> {
  const run = npmStart(['--empty'], { directory, port });
  runs.push(run);
  await ready(run);
  return run;
}

async function stopped(run: Run): Promise<void> {
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
}

test.each(versions)(
  'an office of %s starts, keeps every history, and its cases go on',
  async (version) => {
    const { directory, was } = unpack(version);
    const [port = 0] = await freePorts(1);
    const first = await started(directory, port);

    const chair = await signIn(port, 'chair', was.password);
    const auditor = await signIn(port, 'auditor', was.password);
    const listed = (await auditor.agent.get('/api/v1/cases')).body;
    expect(listed.total).toBe(Object.keys(was.cases).length);
    // What its cases are found by is keyed by this program.
    const [{ subjectName, caseId: its }] = listed.items;
    const found = await auditor.agent.get(
      `/api/v1/cases?text=${encodeURIComponent(subjectName.slice(0, 6))}`,
    );
    expect(found.body.items.map(({ caseId }: { caseId: string }) => caseId)).toContain(its);

    const open = Object.entries(was.cases).filter(([name]) => name !== 'closed' && name !== 'merged');
    for (const [name, { caseId }] of open) {
      const given = await chair.give(caseId, 'note', { text: 'Sau khi nâng cấp.' });
      expect([name, given.status, given.body.detail]).toEqual([name, 200, undefined]);
    }
    const paused = was.cases.paused?.caseId ?? '';
    const head = await signIn(port, 'departmenthead', was.password);
    expect((await head.give(paused, 'resume', { explanation: 'Đã nhận đủ tài liệu.' })).status).toBe(200);

    for (const { caseId, seq, head: hash } of Object.values(was.cases)) {
      const chain = await auditor.agent.get(`/cases/${caseId}/history.jsonl`).buffer(true).expect(200);
      const links = chain.text
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
      expect(links[seq - 1]).toMatchObject({ seq, hash });
    }

    const verified = npm(['run', 'verify'], directory);
    if ((await verified.ended) !== 0) throw new Error(verified.said());
    await stopped(first);

    const second = await started(directory, port);
    const again = await signIn(port, 'chair', was.password);
    for (const [, { caseId }] of open) {
      expect((await again.give(caseId, 'note', { text: 'Sau lần khởi động sau.' })).status).toBe(200);
    }
    await stopped(second);
  },
  300_000,
);
