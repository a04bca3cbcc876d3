import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { commandExample, registrationExample } from '../../api/json/cases/examples';
import { sender, signIn } from '../faults/officeProcesses';
import { promtool, startPrometheus } from '../servers/prometheus';
import type { ReceivedSpan } from '../servers/traceReceiver';
import { measuresIn, monitoring, readDashboard, readMonitoring as read } from './monitoringFiles';
import { openWatchedOffice, type WatchedOffice } from './watchedOffice';

const typed = 'Ghi chú mà không dấu vết nào được mang theo.';
const [traceId, callerSpan] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
const requestId = randomUUID();
const commandId = randomUUID();

let office: WatchedOffice;
let session: Record<string, string>;
let caseId: string;
let answered: Response;

/** Gives a note, as a program whose own trace goes on in the office. */
const note = (headers: Record<string, string>) =>
  fetch(`${office.url}/api/v1/cases/${caseId}/commands/note`, {
    method: 'POST',
    headers: { ...session, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ text: typed }),
  });

beforeAll(async () => {
  office = await openWatchedOffice('operators');
  session = await signIn(office.url);
  const key = randomUUID();
  await sender(office.url, session)('/api/v1/cases', key, registrationExample);
  caseId = key;
  const thread = { traceparent: `00-${traceId}-${callerSpan}-01`, 'x-request-id': requestId };
  answered = await note({ ...thread, 'idempotency-key': commandId });
}, 300_000);
afterAll(() => office.close(), 60_000);

async function until<Found>(
  what: string,
  find: () => Promise<Found | undefined> | Found | undefined,
): Promise<Found> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await find();
    if (found !== undefined) return found;
    await pause(200);
  }
  throw new Error(`it has not come to pass: ${what}`);
}

/** The names of a span and of all over it, up to whoever has called. */
function wayUp(spans: readonly ReceivedSpan[], from: ReceivedSpan): string[] {
  const over = spans.find(({ spanId }) => spanId === from.parentSpanId);
  return [from.name, ...(over ? wayUp(spans, over) : [from.parentSpanId ?? ''])];
}

test('one command is one trace, from the caller over page, Update, workflow and activity to the database', async () => {
  expect(answered.status).toBe(200);
  expect(answered.headers.get('traceparent')).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
  const own = () => office.traces.spans().filter((span) => span.traceId === traceId);
  const stored = await until('the whole trace has come', () => {
    const spans = own();
    const found = spans.find(({ name }) => name === 'db insert case_events');
    const page = spans.find(({ name }) => name.startsWith('POST '));
    return found && page && spans.some(({ name }) => name.startsWith('workflow ')) ? found : undefined;
  });
  expect(wayUp(own(), stored)).toEqual([
    'db insert case_events',
    'activity appendActs',
    'workflow giveCommand',
    'update giveCommand',
    'POST /api/v1/cases/:caseId/commands/:type',
    callerSpan,
  ]);
});

test('traces tell of nobody: closed words, patterns, and ids of cases and requests', () => {
  const spans = office.traces.spans();
  expect(new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)))).toEqual(
    new Set([
      'liem.case_id', 'liem.command_type', 'liem.request_id', 'http.request.method', 'http.route', 'http.response.status_code',
      'db.system.name', 'db.operation.name', 'db.collection.name', 'temporal.operation',
    ]),
  ); // prettier-ignore
  expect(new Set(spans.flatMap(({ resource }) => resource.map(({ key }) => key)))).toEqual(
    new Set(['service.name', 'telemetry.sdk.language', 'telemetry.sdk.name', 'telemetry.sdk.version']),
  );
  expect(spans.flatMap(({ events }) => events)).toEqual([]);
  expect(spans.flatMap(({ status }) => status.message ?? [])).toEqual([]);
  const { subject, allegations } = registrationExample;
  const names = [
    typed,
    'u-demo',
    'tiep.nhan',
    JSON.stringify(subject),
    ...allegations.map(({ summary }) => summary),
  ];
  for (const name of names) expect(office.traces.text()).not.toContain(name);
});

test('an id of bad form is replaced, and a trace of bad form is none', async () => {
  expect(answered.headers.get('x-request-id')).toBe(requestId);
  const headers = { 'x-request-id': 'nguyen-van-mau', traceparent: `00-${'0'.repeat(32)}-${callerSpan}-01` };
  const refused = await fetch(`${office.url}/api/v1/cases/${randomUUID()}`, {
    headers: { ...session, ...headers },
  });
  const given = refused.headers.get('x-request-id');
  expect(given).toMatch(/^[0-9a-f-]{36}$/);
  expect(await refused.json()).toMatchObject({
    status: 404,
    requestId: given,
    instance: `urn:uuid:${given}`,
  });
  expect(refused.headers.get('traceparent')).not.toContain('0'.repeat(32));
  // As nginx gives them.
  const short = randomBytes(16).toString('hex');
  const asked = await fetch(`${office.url}/api/v1/nowhere`, { headers: { 'x-request-id': short } });
  expect(await asked.json()).toMatchObject({
    requestId: short,
    instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
  });
});

test('each line of both logs is JSON, bears the ids of what it tells of, and nothing that was typed', async () => {
  const lines = (part: 'web' | 'worker') =>
    office.log(part).map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
  await until(
    'both have told of the command',
    () => lines('web').some((line) => line.requestId === requestId) || undefined,
  );
  expect(lines('web')).toContainEqual(
    expect.objectContaining({ requestId, caseId, commandId, route: '/api/v1/cases/:caseId/commands/:type' }),
  );
  expect(lines('worker')).toContainEqual(
    expect.objectContaining({ requestId, caseId, commandId, activityType: 'appendActs' }),
  );
  // Temporal's native part too.
  expect(lines('worker').map(({ part }) => part)).toContain('core');
  for (const part of ['web', 'worker'] as const) {
    const said = office.log(part).join('\n');
    expect(said).not.toContain(typed);
    expect(said).not.toContain(registrationExample.subject.name);
    expect(said).not.toContain('nguyen-van-mau');
  }
});

test('figures are for whoever has the token, and whatever dashboard and alerts ask for is there', async () => {
  for (const part of ['web', 'worker'] as const) {
    const shown = await office.figures(part);
    expect(shown).toBeUndefined();
    expect(await office.figures(part, `${office.token}x`)).toBeUndefined();
  }
  // A refusal, to be counted.
  const { status } = await sender(office.url, session)(
    `/api/v1/cases/${caseId}/commands/closeCase`,
    randomUUID(),
    commandExample('closeCase'),
  );
  expect([403, 409]).toContain(status);
  const web = (await office.figures('web', office.token)) ?? '';
  const worker = (await office.figures('worker', office.token)) ?? '';
  const told = new Set([...`${web}\n${worker}`.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name));
  const asked = measuresIn(`${read('alerts.yaml')}\n${read('dashboard.json')}`);
  expect([...asked].filter((name) => !told.has(name))).toEqual([]);
  expect(asked.size).toBeGreaterThan(20);

  expect(web).toMatch(/^liem_cases\{stage="intake"\} 1$/m);
  expect(web).toMatch(/^liem_command_duration_seconds_count\{type="note"\} 1$/m);
  expect(web).toMatch(/^liem_commands_total\{outcome="done"\} 2$/m);
  expect(web).toMatch(/^liem_command_refusals_total\{reason="\w+"\} 1$/m);
  expect(web).toMatch(/^liem_backup_last_timestamp_seconds \d{10}(\.\d+)?$/m);
  expect(web).toMatch(/^liem_readings_failed 0$/m);
  expect(worker).toMatch(/^liem_append_duration_seconds_count [1-9]/m);
  // No label bears an id, nor the place where somebody is.
  expect(`${web}\n${worker}`).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|u-demo/);
});

test('Prometheus takes configuration, rules and dashboard as they are, and each alert comes when it should', async () => {
  for (const words of [
    ['check', 'config', 'prometheus.yaml'],
    ['test', 'rules', 'alerts.test.yaml'],
  ]) {
    expect(await promtool(words, monitoring)).toMatchObject({ code: 0 });
  }
  const alerts = [...read('alerts.yaml').matchAll(/alert: (\w+)/g)].map(([, name = '']) => name);
  const operating = readFileSync(join(__dirname, '..', '..', 'docs', 'operating.md'), 'utf8');
  for (const name of alerts) {
    expect(read('alerts.test.yaml')).toContain(`alertname="${name}"`);
    expect(operating).toContain(name);
  }
  const dashboard = readDashboard();
  expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
});

test('a real Prometheus reads both, and tells when the worker has gone', async () => {
  const config = read('prometheus.yaml')
    .replace('127.0.0.1:3000', `127.0.0.1:${office.ports.web}`)
    .replace('127.0.0.1:3200', `127.0.0.1:${office.ports.worker}`)
    .replaceAll(/# authorization: .*/g, `authorization: { credentials: ${office.token} }`)
    .replaceAll('30s', '1s');
  // How long each waits was tried above.
  const prometheus = await startPrometheus(config, read('alerts.yaml').replaceAll(/for: \w+/g, 'for: 0s'));
  try {
    await until('both are read', async () => {
      const up = await prometheus.ask('up == 1');
      return up.length === 2 || undefined;
    });
    expect(await prometheus.ask('liem_cases{stage="intake"}')).toEqual([1]);
    for (const { expr } of readDashboard().panels.flatMap(({ targets }) => targets))
      await prometheus.ask(expr);
    expect(await prometheus.firing()).not.toContain('LiemWorkerAway');
    await office.stopWorker();
    await until(
      'the alert has come',
      async () => (await prometheus.firing()).includes('LiemWorkerAway') || undefined,
    );
    expect(await prometheus.firing()).not.toContain('LiemWebAway');
  } finally {
    await prometheus.stop();
  }
});
