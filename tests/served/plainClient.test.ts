import { Client, Connection } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import type { NativeConnection, Worker } from '@temporalio/worker';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createCaseGateway } from '../../office/commands/gateway';
import type { CommandOutcome } from '../../office/commands/commandOutcome';
import { type CaseStores, createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { readCalendar, readProcedures } from '../../seeds/reference';
import { EncryptionCodec } from '../../temporal-config/codec/encryptionCodec';
import { connectClient, connectionOptions, connectWorker } from '../../temporal-config/connection';
import { readSettings, type Settings } from '../../temporal-config/settings';
import { createCaseWorker } from '../../office/caseWorker';
import { caseWorkflowName } from '../../domain/case/hosting';
import { workflowIdOf } from '../../domain/case/hosting';
import { ordinaryGiver, ordinaryInput } from '../domain/ordinary';
import { ordinaryPeople } from '../domain/people';
import { servedOffice } from '../servers';

// Somebody who reaches Temporal's port, with any client and without the office's keys.

const { env } = servedOffice('plain-client');
const settings = readSettings(env);
const today = new Date().toISOString().slice(0, 10);
const chair = { id: 'chu.nhiem', roles: ['chair'] };

let database: Awaited<ReturnType<typeof openConnection>>;
let stores: CaseStores;
let ours: Client;
let stranger: Client;
let toServer: NativeConnection;
let stopWorker: () => Promise<void>;

async function startWorker(withSettings: Settings): Promise<() => Promise<void>> {
  const worker: Worker = await createCaseWorker(toServer, withSettings, stores);
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
  };
}

const gatewayOf = (client: Client, patience?: number) =>
  createCaseGateway({
    ...stores,
    people: ordinaryPeople,
    client,
    taskQueue: settings.temporal.taskQueue,
    patience,
  });

async function receive(): Promise<string> {
  const caseId = randomUUID();
  const { number, reporter, ...facts } = ordinaryInput('register', undefined, today);
  void [number, reporter];
  const input = { standing: 'anonymous', ...facts } as never;
  const outcome = await gatewayOf(ours).register({
    commandId: caseId,
    actor: ordinaryGiver('register'),
    input,
  });
  expect(outcome.kind).toBe('done');
  return caseId;
}

const note = (caseId: string, client = ours, patience?: number): Promise<CommandOutcome> =>
  gatewayOf(client, patience).give(caseId, {
    type: 'note',
    commandId: randomUUID(),
    actor: ordinaryGiver('note'),
    input: ordinaryInput('note', undefined, today),
  });

const typesOf = async (caseId: string) => (await stores.events.read(caseId)).map(({ type }) => type);

/** What stands in the history of a case that had to be tried again. */
async function failedTasks(caseId: string): Promise<number> {
  const { events = [] } = await ours.workflow.getHandle(workflowIdOf(caseId)).fetchHistory();
  return (events ?? []).filter((event) => event.workflowTaskFailedEventAttributes).length;
}

beforeAll(async () => {
  database = await openConnection(settings.mongo.uri);
  stores = await createCaseStores(database, settings.secrets.vaultKeys);
  await stores.reference.addCalendar(readCalendar('office'));
  for (const procedure of readProcedures('office')) await stores.reference.addProcedure(procedure);
  ours = await connectClient(settings);
  toServer = await connectWorker(settings);
  stopWorker = await startWorker(settings);
  const connection = await Connection.connect(connectionOptions(settings));
  stranger = new Client({ connection, namespace: settings.temporal.namespace });
});
afterAll(async () => {
  await stopWorker();
  await Promise.all([ours.connection.close(), stranger.connection.close(), toServer.close()]);
  await database.close();
});

test('a command that is not sealed is refused, whoever it says to come from, and the case goes on', async () => {
  const caseId = await receive();
  const before = await typesOf(caseId);
  const handle = stranger.workflow.getHandle(workflowIdOf(caseId));
  const command = {
    type: 'note',
    commandId: randomUUID(),
    actor: chair,
    input: ordinaryInput('note', undefined, today),
  };
  await expect(handle.executeUpdate('giveCommand', { args: [command] })).rejects.toThrow();
  expect(await typesOf(caseId)).toEqual(before);
  expect((await note(caseId)).kind).toBe('done');
  expect(await failedTasks(caseId)).toBe(0);
});

test('a message that is not sealed, or under an invented key, is as if nobody had sent it', async () => {
  const caseId = await receive();
  const id = workflowIdOf(caseId);
  const message = {
    from: 'another',
    is: 'partNumbered',
    number: '9/2026',
    stage: 'received',
    at: new Date().toISOString(),
  };
  await stranger.workflow.getHandle(id).signal('hearCase', message);
  const invented = [{ id: 'invented', key: randomBytes(32).toString('base64') }];
  const codec = new EncryptionCodec(invented, 'throw');
  const forger = new Client({
    connection: stranger.connection,
    namespace: settings.temporal.namespace,
    dataConverter: { payloadCodecs: [codec] },
  });
  await forger.workflow.getHandle(id).signal('hearCase', message);
  await forger.workflow.getHandle(id).signal('noSuchSignal', message);
  const before = await typesOf(caseId);
  expect((await note(caseId)).kind).toBe('done');
  expect(await typesOf(caseId)).toEqual([...before, 'noted']);
  expect(await failedTasks(caseId)).toBe(0);
  // Also when the case has to be read from its history again.
  await stopWorker();
  stopWorker = await startWorker(settings);
  expect((await note(caseId)).kind).toBe('done');
  expect(await failedTasks(caseId)).toBe(0);
});

test('a case that a stranger starts ends at once, and nothing of it is stored', async () => {
  const caseId = randomUUID();
  const [procedure] = readProcedures('office');
  const handle = await stranger.workflow.start(caseWorkflowName, {
    workflowId: workflowIdOf(caseId),
    taskQueue: settings.temporal.taskQueue,
    args: [{ caseId, procedure, calendar: readCalendar('office') }],
  });
  await expect(handle.result()).rejects.toThrow();
  await expect(ours.workflow.getHandle(handle.workflowId).result()).rejects.toMatchObject({
    cause: { type: 'notSealed' },
  });
  expect(await typesOf(caseId)).toEqual([]);
});

test('who asks a case without our keys gets nothing that can be read', async () => {
  const caseId = await receive();
  const seen: string[] = [];
  const watching = new Client({
    connection: stranger.connection,
    namespace: settings.temporal.namespace,
    dataConverter: {
      payloadCodecs: [
        {
          encode: async (payloads: Payload[]) => payloads,
          decode: async (payloads: Payload[]) => {
            seen.push(...payloads.map(({ data }) => Buffer.from(data ?? []).toString('latin1')));
            return payloads;
          },
        },
      ],
    },
  });
  await expect(watching.workflow.getHandle(workflowIdOf(caseId)).query('readCase')).rejects.toThrow();
  expect(seen).toHaveLength(1);
  expect(seen.join()).not.toContain(caseId);
});

test('a case whose key is not there waits, and goes on when the key is back', async () => {
  const caseId = await receive();
  await stopWorker();
  const next = { id: 'next', key: randomBytes(32).toString('base64') };
  const withKeys = (vaultKeys: Settings['secrets']['vaultKeys']) => ({
    ...settings,
    secrets: { ...settings.secrets, vaultKeys },
  });
  stopWorker = await startWorker(withKeys([next]));
  const before = await typesOf(caseId);
  const forgotten = await connectClient(withKeys([next]));
  expect((await note(caseId, forgotten, 3_000)).kind).toBe('pending');
  expect(await typesOf(caseId)).toEqual(before);
  await stopWorker();
  const both = withKeys([next, ...settings.secrets.vaultKeys]);
  stopWorker = await startWorker(both);
  const knowing = await connectClient(both);
  const end = Date.now() + 60_000;
  while ((await note(caseId, knowing)).kind !== 'done' && Date.now() < end) await pause(200);
  expect(await typesOf(caseId)).toEqual(expect.arrayContaining([...before, 'noted']));
  await Promise.all([forgotten.connection.close(), knowing.connection.close()]);
});
