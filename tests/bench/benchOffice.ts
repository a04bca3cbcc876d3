import { Client } from '@temporalio/client';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CaseGateway, createCaseGateway } from '../../office/commands/gateway';
import { ordinaryPeople } from '../domain/people';
import { type CaseStores, createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { applyBodies } from '../../seeds/accounts/bodies';
import { readCalendar, readProcedures } from '../../seeds/reference';
import { connect, connectClient } from '../../temporal-config/connection';
import { planWorker, workerOptions } from '../../temporal-config/launcher/ownProcesses';
import { ensureNamespace } from '../../temporal-config/namespace';
import type { LaunchPlan } from '../../temporal-config/servers/launchPlan';
import { processPlaces } from '../../temporal-config/servers/officeServers';
import { freePorts } from '../../temporal-config/servers/ports';
import { supervise } from '../../temporal-config/servers/supervisor';
import { readSettings } from '../../temporal-config/settings';
import { type BenchServers, ofEach, type Place, startBenchServers } from './benchServers';

/** Servers, an office's worker process and a bare one; this process is the client of both. */
export interface BenchOffice {
  readonly gateway: CaseGateway;
  readonly stores: CaseStores;
  /** A client of the same server that neither encrypts nor stores anything. */
  readonly bare: Client;
  readonly bareTaskQueue: string;
  close(): Promise<void>;
}

const namespace = 'liem-bench';
const bareTaskQueue = 'bare';

/** They outlive nothing: the office is gone at the end. */
const benchSecrets = {
  sessionSecret: randomBytes(32).toString('base64'),
  vaultKeys: `bench:${randomBytes(32).toString('base64')}`,
};

function environment(servers: BenchServers, taskQueue: string): NodeJS.ProcessEnv {
  const { sessionSecret, vaultKeys } = benchSecrets;
  return {
    ...process.env,
    ...servers.temporal,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_TASK_QUEUE: taskQueue,
    MONGODB_URI: servers.mongoUri,
    LIEM_HOST: '127.0.0.1',
    LIEM_SESSION_SECRET: sessionSecret,
    LIEM_VAULT_KEYS: vaultKeys,
    LOG_LEVEL: 'warn',
  };
}

/** Starts it all in a temporary directory: the processes, disk guarantees and tuning of a real office. */
export async function openBenchOffice(place: Place): Promise<BenchOffice> {
  const directory = mkdtempSync(join(tmpdir(), 'liem-bench-'));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const ends: (() => unknown)[] = [() => rmSync(directory, { recursive: true, force: true })];
  const close = async () => {
    for (let end = ends.pop(); end; end = ends.pop()) await end();
  };
  try {
    const servers = await startBenchServers(place, directory, say);
    ends.push(() => servers.stop());
    const officeEnv = environment(servers, 'office');
    const settings = readSettings(officeEnv);
    const connection = await connect(settings);
    ends.push(() => connection.close());
    await ensureNamespace(connection, namespace);

    const [barePort = 0, ...officePorts] = await freePorts(1 + ofEach(place));
    const start = async (plan: LaunchPlan) => {
      const running = await supervise(plan, { places: processPlaces(directory), say, timeout: 60_000 });
      ends.push(() => running.stop());
    };
    for (const [n, port] of officePorts.entries())
      await start({ ...planWorker(officeEnv, settings, port), name: `worker-${n + 1}` });
    await start({
      ...planWorker(environment(servers, bareTaskQueue), settings, barePort),
      name: 'bare-worker',
      args: [...workerOptions, '--import', 'tsx', join(__dirname, 'bareWorkerMain.ts')],
    });

    const database = await openConnection(settings.mongo.uri);
    ends.push(() => database.close());
    const stores = await createCaseStores(database, settings.secrets.vaultKeys);
    await stores.reference.addCalendar(readCalendar('office'));
    for (const procedure of readProcedures('office')) await stores.reference.addProcedure(procedure);
    await applyBodies(stores.bodies);
    const client = await connectClient(settings);
    ends.push(() => client.connection.close());
    const { taskQueue } = settings.temporal;
    const gateway = createCaseGateway({ ...stores, people: ordinaryPeople, client, taskQueue });
    return { gateway, stores, bare: new Client({ connection, namespace }), bareTaskQueue, close };
  } catch (error) {
    await close();
    throw error;
  }
}
