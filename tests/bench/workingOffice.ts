import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../office/programLog';
import { createServices, type Services } from '../../office/services';
import { applyAccounts } from '../../seeds/accounts/apply';
import { applyBodies } from '../../seeds/accounts/bodies';
import { readCalendar, readProcedures, readTrees } from '../../seeds/reference';
import { connect } from '../../temporal-config/connection';
import { planApi, planWorker } from '../../temporal-config/launcher/ownProcesses';
import { ensureNamespace } from '../../temporal-config/namespace';
import {
  type OfficeServers,
  processPlaces,
  startOfficeServers,
} from '../../temporal-config/servers/officeServers';
import { freePorts } from '../../temporal-config/servers/ports';
import { supervise, type Supervised } from '../../temporal-config/servers/supervisor';
import { readSettings, type Settings } from '../../temporal-config/settings';

export const benchNamespace = 'liem-bench';

/** The environment of an office on these servers, with keys of its own that outlive nothing. */
export const officeEnvironment = (
  { temporal, mongoUri }: Pick<OfficeServers, 'temporal' | 'mongoUri'>,
  port: number,
): NodeJS.ProcessEnv => ({
  ...process.env,
  ...temporal,
  TEMPORAL_NAMESPACE: benchNamespace,
  TEMPORAL_TASK_QUEUE: 'office',
  MONGODB_URI: mongoUri,
  LIEM_HOST: '127.0.0.1',
  LIEM_PORT: String(port),
  LIEM_SECURE_COOKIES: 'false',
  LIEM_SESSION_SECRET: randomBytes(32).toString('base64'),
  LIEM_VAULT_KEYS: `bench:${randomBytes(32).toString('base64')}`,
  LIEM_MODE: 'office',
  LOG_LEVEL: 'error',
});

/** An office of its own with servers and a worker process, and a web server when one is started. */
export interface WorkingOffice {
  readonly services: Services;
  readonly settings: Settings;
  readonly env: NodeJS.ProcessEnv;
  /** Where its web server answers. */
  readonly url: string;
  startWeb(): Promise<Supervised>;
  close(): Promise<void>;
}

/** Starts it in a temporary directory with everybody of the demonstration, and no case. */
export async function openWorkingOffice(say: (text: string) => void): Promise<WorkingOffice> {
  const directory = mkdtempSync(join(tmpdir(), 'liem-bench-'));
  const ends: (() => unknown)[] = [() => rmSync(directory, { recursive: true, force: true })];
  const close = async () => {
    for (let end = ends.pop(); end; end = ends.pop()) await end();
  };
  try {
    // Never on servers that the environment names: they may hold a real office.
    const bare = { ...process.env, TEMPORAL_ADDRESS: '', MONGODB_URI: '' };
    const servers = await startOfficeServers({ env: bare, directory, durable: true, say });
    ends.push(() => servers.stop());
    const [port = 0, workerPort = 0] = await freePorts(2);
    const env = officeEnvironment(servers, port);
    const settings = readSettings(env);
    const temporal = await connect(settings);
    await ensureNamespace(temporal, benchNamespace);
    await temporal.close();
    const services = await createServices(settings, createLogger('silent'));
    ends.push(() => services.close());
    const { reference, bodies } = services.cases;
    await reference.addCalendar(readCalendar('office'));
    for (const tree of readTrees()) await reference.addTree(tree);
    for (const procedure of readProcedures('office')) await reference.addProcedure(procedure);
    await applyAccounts(services.accounts);
    await applyBodies(bodies);
    const places = processPlaces(directory);
    const worker = await supervise(planWorker(env, settings, workerPort), { places, say, timeout: 120_000 });
    ends.push(() => worker.stop());
    const startWeb = async () => {
      const web = await supervise(planApi(env, settings), { places, say, timeout: 120_000 });
      ends.push(() => web.stop());
      return web;
    };
    return { services, settings, env, url: `http://127.0.0.1:${port}`, startWeb, close };
  } catch (error) {
    await close();
    throw error;
  }
}
