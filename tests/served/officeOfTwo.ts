import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccountStore } from '../../models/accounts';
import { type CaseStores, createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { applyAccounts } from '../../seeds/accounts/apply';
import { freePorts } from '../../temporal-config/servers/ports';
import { readSettings } from '../../temporal-config/settings';
import { runEntry } from '../faults/drillOffice';
import { keepRunning } from '../faults/officeProcesses';
import { servedOffice } from '../servers';
import { startTemporalOnPostgresql } from '../servers/temporalOnPostgresql';
import { openBalancer } from './balancer';

/** An office of two workers and two web servers behind one address, its Temporal on PostgreSQL, its days of some seconds. */
export interface OfficeOfTwo {
  /** The one address. */
  readonly url: string;
  readonly stores: CaseStores;
  readonly connection: Awaited<ReturnType<typeof openConnection>>;
  /** Kills a worker, hard, for good. */
  killWorker(): void;
  /** Kills the web server on a port, hard, for good. */
  killWebServer(port: number): void;
  close(): Promise<void>;
}

/** Each of its processes is told by its environment alone where everything is, as on machines of their own. */
export async function openOfficeOfTwo(name: string): Promise<OfficeOfTwo> {
  const directory = mkdtempSync(join(tmpdir(), 'liem-two-'));
  const ends: (() => unknown)[] = [() => rmSync(directory, { recursive: true, force: true })];
  const close = async () => {
    for (let end = ends.pop(); end; end = ends.pop()) await end();
  };
  try {
    const say = (line: string) => process.stderr.write(`${line}\n`);
    const temporal = await startTemporalOnPostgresql({ directory, durable: false, say });
    ends.push(() => temporal.stop());
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      ...servedOffice(name).env,
      ...temporal.variables,
      LIEM_TRUST_PROXY: '1',
      LIEM_MODE: 'demo',
    };
    const prepared = await runEntry('cli/prepareOffice.ts', [], env);
    if (prepared.code !== 0) throw new Error(prepared.text);
    const settings = readSettings(env);
    const connection = await openConnection(settings.mongo.uri);
    ends.push(() => connection.close());
    const stores = await createCaseStores(connection, settings.secrets.vaultKeys);
    const accounts = createAccountStore(connection, settings.secrets.vaultKeys, stores.officeLog);
    await accounts.prepare();
    await applyAccounts(accounts);

    const run = (entry: string, port: number) => {
      const program = keepRunning(entry, { ...env, LIEM_PORT: String(port) });
      ends.push(() => program.close());
      return program;
    };
    const ports = await freePorts(2);
    const [, second] = ports.map(() => run('cli/worker.ts', 0));
    const webServers = new Map(ports.map((port) => [port, run('api/main.ts', port)]));
    const balancer = await openBalancer(ports);
    ends.push(() => balancer.close());
    return {
      url: balancer.url,
      stores,
      connection,
      killWorker: () => second?.close(),
      killWebServer: (port) => {
        balancer.seeOff(port);
        webServers.get(port)?.close();
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
