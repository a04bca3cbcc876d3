import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { everyCase } from '../../domain/access/policy';
import { leftOf } from '../../domain/views/destroyed';
import { checkChain } from '../../domain/proof/chain';
import { caseWorkflowName, workflowIdOf } from '../../domain/case/hosting';
import { layYear } from '../../seeds/demonstration/year/apply';
import { connectClient } from '../../temporal-config/connection';
import { readSettings } from '../../temporal-config/settings';
import { pm4py } from '../servers/pm4py';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring } from './jsonOrdinaryCase';

const count = 60;
let office: JsonOffice;
let chair: Program;
const directory = mkdtempSync(join(tmpdir(), 'liem-pictures-'));

beforeAll(async () => {
  office = await openJsonOffice('pictures');
  const { cases, accounts } = office.services;
  const settings = readSettings(office.env);
  const temporal = await connectClient(settings);
  const needs = {
    mode: 'office',
    accounts: await accounts.listAccounts(),
    stores: cases,
    temporal,
    taskQueue: settings.temporal.taskQueue,
    begunAt: new Date().toISOString(),
    count,
    tell: () => undefined,
  } as const;
  expect(await layYear(needs)).toBe(count);
  // A try that was cut short is completed, and nothing comes twice.
  expect(await layYear(needs)).toBe(0);
  const open = await cases.views.listNamed(everyCase, { stages: ['intake'] });
  for (const { caseId } of open) {
    const { status, type } = await temporal.workflow.getHandle(workflowIdOf(caseId)).describe();
    expect([status.name, type]).toEqual(['RUNNING', caseWorkflowName]);
  }
  await temporal.connection.close();
  chair = await office.program('chu.nhiem');
}, 240_000);
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await office.close();
}, 60_000);

test('each history of the year is whole', async () => {
  const { events, views } = office.services.cases;
  const named = await views.listNamed(everyCase, {});
  expect(named).toHaveLength(count);
  for (const { caseId } of named)
    expect(checkChain(caseId, await events.readKept(caseId))).toMatchObject({ intact: true });
});

test('pages and programs say the same, and only to those whose duty it is', async () => {
  const { body } = await chair.get('/api/v1/pictures');
  const received = body.flow.reduce((sum: number, month: { received: number }) => sum + month.received, 0);
  const closed = body.outcomes.reduce((sum: number, one: { count: number }) => sum + one.count, 0);
  expect(body.flow).toHaveLength(12);
  expect(received).toBeGreaterThan(50);
  expect(body.flow.reduce((sum: number, month: { closed: number }) => sum + month.closed, 0)).toBe(closed);
  const page = await chair.get('/pictures');
  expect(page.status).toBe(200);
  expect(page.text).toContain(`Nhận ${received} đơn, kết thúc ${closed}`);
  // No style, script or identifier of a case stands in a picture.
  const drawn = page.text.match(/<svg [\s\S]*?<\/svg>/g) ?? [];
  expect(drawn.filter((svg) => svg.includes('role="img"')).length).toBeGreaterThan(6);
  expect(drawn.join('')).not.toMatch(/style=|<style|<script/);
  expect((await chair.get('/pictures?from=2026-12&to=2026-01')).status).toBe(422);
  expect((await chair.get('/api/v1/pictures?from=2026-12&to=2026-01')).body.errors[0].field).toBe('from');
  const intake = await office.program('tiep.nhan');
  for (const path of ['/pictures', '/pictures/way', '/pictures/events.xes', '/api/v1/pictures', '/api/v1/pictures/events.csv'])
    expect([path, (await intake.get(path)).status]).toEqual([path, 403]);
}); // prettier-ignore

test('a case that is kept from a reader counts in the totals of the office alone', async () => {
  const before = (await chair.get('/api/v1/pictures')).body;
  const [one] = await office.services.cases.views.listNamed(everyCase, { stages: ['intake'] });
  const address = `/api/v1/cases/${one?.caseId}`;
  await chair.give(one?.caseId ?? '', 'declareConflict', {
    accountId: 'u-demo-chair',
    relation: 'Là người thân của đối tượng.',
  });
  // On a busy machine the answer may come before the act is stored.
  while ((await chair.get(address)).status === 200) await pause(200);
  const after = (await chair.get('/api/v1/pictures')).body;
  expect(after.flow).toEqual(before.flow);
  const open = ({ kinds }: typeof before) =>
    kinds.reduce((sum: number, kind: { open: number }) => sum + kind.open, 0);
  expect(open(after)).toBe(open(before) - 1);
});

test('a way that was looked at goes on with its case, and is forgotten when its contents are destroyed', async () => {
  const { views } = office.services.cases;
  const [caseId] = [...(await views.listNamed(everyCase, { stages: ['intake'] }))].map((one) => one.caseId);
  if (!caseId) throw new Error('no case waits at intake');
  const steps = async () =>
    (await views.listCourses(everyCase)).find((one) => one.caseId === caseId)?.steps.map(([type]) => type);
  const before = await steps();
  await bring(office, caseId, ['classify']);
  expect(await steps()).toEqual([...(before ?? []), 'classified']);

  const view = await views.find(caseId, everyCase);
  if (!view) throw new Error('the case is not there');
  await views.bury(leftOf(view, new Date().toISOString()));
  expect(await steps()).toBeUndefined();
});

const compared = z.object({
  cases: z.number(),
  events: z.number(),
  resources: z.array(z.string()),
  fitness: z.record(z.string(), z.number()),
});

/** What pm4py says of a log, compared with the procedure. */
async function compare(log: string, procedure: unknown) {
  const python = await pm4py((line) => process.stderr.write(`${line}\n`));
  const [logFile, procedureFile] = [join(directory, 'log.xes'), join(directory, 'procedure.json')];
  writeFileSync(logFile, log);
  writeFileSync(procedureFile, JSON.stringify(procedure));
  const { stdout, stderr, status } = spawnSync(
    python,
    [join(__dirname, 'processMining.py'), logFile, procedureFile],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return compared.parse(JSON.parse(stdout.slice(stdout.lastIndexOf('{"cases"'))));
}

test('pm4py reads the events: regular cases fit the procedure, one that leaves a step out does not', async () => {
  const answer = await chair.agent.get('/api/v1/pictures/events.xes').responseType('blob');
  const log = String(answer.body);
  const { body: way } = await chair.get('/api/v1/pictures/way');
  expect(log).not.toMatch(/u-demo|[Đđ]ảng ủy|Nguyễn/);
  const regular = await compare(log, way.procedure);
  expect(regular.cases).toBe(way.cases);
  expect(regular.events).toBe(
    way.steps.reduce((sum: number, step: { taken: number }) => sum + step.taken, 0),
  );
  expect(regular.resources).toContain('chair');
  expect(Object.values(regular.fitness).length).toBeGreaterThan(40);
  expect(Object.entries(regular.fitness).filter(([, fitness]) => fitness < 1)).toEqual([]);

  // The decision on the verification was never signed, though it was announced.
  const trace = log.split('<trace>').find((one) => /"decisionSigned"[^]*"caseClosed"/.test(one)) ?? '';
  const pseudonym = /"concept:name" value="([^"]+)"/.exec(trace)?.[1] ?? '';
  const without = trace.replace(/<event>(?:(?!<\/event>).)*"decisionSigned"(?:(?!<\/event>).)*<\/event>/, '');
  const irregular = await compare(log.replace(trace, without), way.procedure);
  const unfit = Object.entries(irregular.fitness).filter(([, fitness]) => fitness < 1);
  expect(unfit.map(([name]) => name)).toEqual([pseudonym]);
}, 300_000);
