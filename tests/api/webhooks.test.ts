import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';
import { createApp } from '../../api/app';
import { webhookSchema } from '../../api/json/webhooks/shapes';
import { genesis } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import { createLogger } from '../../office/programLog';
import { createServices, type Services } from '../../office/services';
import { catchUpWebhooks } from '../../office/webhooks/webhooks';
import { applyAccounts } from '../../seeds/accounts/apply';
import { readSettings } from '../../temporal-config/settings';
import { OfficeCase } from '../domain/office';
import { keepRunning } from '../faults/officeProcesses';
import { servedOffice } from '../servers';
import { hookReceiver, isSigned, type Received } from './hookReceiver';
import { type Program, signIn } from './jsonOffice';

const on = '2026-03-02';
let services: Services;
let worker: ReturnType<typeof keepRunning>;
let receiver: Awaited<ReturnType<typeof hookReceiver>>;
let administrator: Program;
let head: Program;

beforeAll(async () => {
  receiver = await hookReceiver();
  const env = { ...servedOffice('webhooks').env, LIEM_WEBHOOK_HOSTS: '127.0.0.1' };
  services = await createServices(readSettings(env), createLogger('silent'));
  await applyAccounts(services.accounts);
  worker = keepRunning('cli/worker.ts', { ...process.env, ...env });
  const app = createApp(services);
  administrator = await signIn(app, 'quan.tri', 'liem-trinh-dien');
  head = await signIn(app, 'chu.nhiem', 'liem-trinh-dien');
});
afterAll(async () => {
  worker.close();
  await receiver.close();
  await services.close();
}, 60_000);

async function keepCase(caseId: string, conflictOf: string[] = []): Promise<number> {
  const one = OfficeCase.received(on, {}, caseId).give('classify', { on });
  await services.cases.events.append(caseId, genesis(caseId), one.events);
  await services.cases.views.save({ ...project(one.now), conflictOf });
  return one.events.length;
}

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if (await is()) return;
    await pause(50);
  }
  throw new Error('it did not happen');
}

const confirm = (by: Program, actId: string) =>
  by.agent.post(`/acts/${actId}/confirm`).type('form').send({ _csrf: by.token });
const webhooks = '/api/v1/webhooks';
let webhookId = '';
const shown = async () => webhookSchema.parse((await administrator.get(`${webhooks}/${webhookId}`)).body);
const secretOf = async () =>
  String((await administrator.post(`${webhooks}/${webhookId}/secret`)).body.secret);
const eventsOf = ({ body }: Received): { caseId: string; seq: number }[] => JSON.parse(body).events;
const idOf = ({ headers }: Received) => headers['liem-delivery'];

test('an administrator proposes a webhook and a head confirms it; it is nowhere else, and goes to no closed network', async () => {
  const asked = { address: receiver.address, username: 'pho.chu.nhiem.1' };
  for (const [address, field] of [
    ['https://10.0.0.1/hook', 'address'],
    ['http://hooks.example.vn/', 'address'],
  ] as const) {
    const refused = await administrator.post(webhooks, { ...asked, address });
    expect([refused.status, refused.body.errors[0].field]).toEqual([422, field]);
  }
  expect((await administrator.post(webhooks, { ...asked, username: 'nobody' })).status).toBe(422);
  expect((await head.post(webhooks, asked)).status).toBe(403);
  const proposed = await administrator.post(webhooks, asked);
  expect(proposed.status).toBe(202);
  webhookId = proposed.body.id;
  expect((await administrator.get(proposed.body.links.self)).status).toBe(404);
  const [waiting] = await services.officeActs.listWaiting();
  expect((await confirm(administrator, waiting?.id ?? '')).status).toBe(403);
  const page = await head.get('/acts').set('Accept', 'text/html');
  expect(page.text).toContain(receiver.address);
  expect((await confirm(head, waiting?.id ?? '')).status).toBe(303);
  expect(await shown()).toMatchObject({ state: 'new', accountId: 'u-demo-vice-1', answers: [] });
  const stored = await services.connection.collection('webhooks').find().toArray();
  expect(JSON.stringify(stored)).not.toMatch(/127\.0\.0\.1|whsec_|u-demo-vice-1/);
});

let secret = '';
test('what its account may know of comes signed and without contents, each once, though the receiver fails and the worker is killed', async () => {
  // Before anybody can check it, nothing is sent.
  const before = await keepCase('c-first');
  secret = await secretOf();
  expect(secret).toMatch(/^whsec_[\w-]{43}$/);
  receiver.next.push(500, () => worker.kill());
  await keepCase('c-hidden', ['u-demo-vice-1']);
  const second = await keepCase('c-second');
  const taken = () => receiver.received.filter(({ answered }) => answered === 204);
  await until(() => taken().flatMap(eventsOf).length >= before + second);
  const told = taken().flatMap(eventsOf).map(({ caseId, seq }) => `${caseId}:${seq}`); // prettier-ignore
  expect(told).toEqual([
    ...Array.from({ length: before }, (_, i) => `c-first:${i + 1}`),
    ...Array.from({ length: second }, (_, i) => `c-second:${i + 1}`),
  ]);
  for (const one of receiver.received) {
    expect(isSigned(one, secret)).toBe(true);
    expect(isSigned(one, 'another')).toBe(false);
    for (const event of eventsOf(one))
      expect(Object.keys(event).sort()).toEqual(['at', 'caseId', 'cursor', 'links', 'seq', 'type']);
  }
  // The same delivery under the same id: after a failure, and after the one that sent it was lost.
  const [first, again, third] = receiver.received;
  expect(new Set([first, again, third].map((one) => one && idOf(one))).size).toBe(1);
  expect([first?.answered, again?.answered, third?.answered]).toEqual([500, undefined, 204]);
  await until(async () => (await shown()).answers[0]?.status === 204);
  const answers = (await shown()).answers;
  expect(answers.at(-1)).toMatchObject({ kind: 'events', status: 204, tries: expect.any(Number) });
  expect(answers.at(-1)?.tries).toBeGreaterThanOrEqual(2);
  const page = await administrator.get('/webhooks').set('Accept', 'text/html');
  expect(page.text).toContain('Bên nhận trả lời 204.');
  expect(page.text).not.toContain('whsec_');
}, 120_000);

test('it is tested, paused and let go on; while a secret is exchanged both sign', async () => {
  const next = await secretOf();
  expect((await administrator.post(`${webhooks}/${webhookId}/test`)).status).toBe(200);
  await until(() => receiver.received.some(({ body }) => JSON.parse(body).kind === 'test'));
  const test = receiver.received.find(({ body }) => JSON.parse(body).kind === 'test');
  if (!test) throw new Error('no test');
  expect([isSigned(test, secret), isSigned(test, next), eventsOf(test)]).toEqual([true, true, []]);

  expect((await administrator.post(`${webhooks}/${webhookId}/pause`)).body).toMatchObject({ state: 'paused', why: 'byHand' }); // prettier-ignore
  const count = receiver.received.length;
  const missed = await keepCase('c-third');
  await services.feed.catchUp();
  expect(receiver.received).toHaveLength(count);
  await administrator.post(`${webhooks}/${webhookId}/resume`);
  await until(() => receiver.received.slice(count).flatMap(eventsOf).length === missed);
}, 60_000);

const rows = () => services.connection.collection<{ _id: string }>('webhooks');

test('after days without an answer it is paused and said; and after a restore it waits until somebody says so', async () => {
  const since = new Date(Date.now() - 4 * 24 * 60 * 60 * 1000).toISOString();
  await rows().updateOne({ _id: webhookId }, { $set: { failingSince: since, failures: 90 } });
  receiver.next.push(503);
  await keepCase('c-fourth');
  await until(async () => (await shown()).state === 'paused');
  expect(await shown()).toMatchObject({ why: 'gaveUp' });
  expect((await shown()).answers[0]?.status).toBe(503);

  await rows().updateOne({ _id: webhookId }, { $set: { state: 'active', 'at.mark': '0badbeef' }, $unset: { why: 1 } }); // prettier-ignore
  const count = receiver.received.length;
  await catchUpWebhooks(services);
  await until(async () => (await shown()).state === 'paused');
  expect((await shown()).why).toBe('restored');
  expect(receiver.received).toHaveLength(count);
  await administrator.post(`${webhooks}/${webhookId}/resume`);
  await until(() => receiver.received.length > count);
  expect(receiver.received.at(-1)?.answered).toBe(204);

  expect((await administrator.post(`${webhooks}/${webhookId}/end`)).body.state).toBe('ended');
  expect((await administrator.post(`${webhooks}/${webhookId}/resume`)).status).toBe(404);
  const told = (await services.cases.officeLog.readKept()).flatMap(({ type, data }) => (type === 'webhookActed' ? [data] : [])); // prettier-ignore
  expect(told.map((data) => (data as { deed: string }).deed)).toEqual([
    'opened', 'secretTaken', 'secretTaken', 'tested', 'paused', 'resumed', 'gaveUp', 'restored', 'resumed', 'ended',
  ]); // prettier-ignore
}, 60_000);

test('nobody without the duty sees them', async () => {
  expect((await head.get(webhooks)).status).toBe(403);
  expect((await head.get('/webhooks').set('Accept', 'text/html')).status).toBe(403);
  expect((await request(createApp(services)).get(webhooks)).status).toBe(401);
});
