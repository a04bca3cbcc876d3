import type { Client } from '@temporalio/client';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createCaseStores, type CaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { createAccountStore } from '../../models/accounts';
import { applyAccounts } from '../../seeds/accounts/apply';
import { type Mode, readCalendar, readProcedures } from '../../seeds/reference';
import { connectClient } from '../../temporal-config/connection';
import { freePorts } from '../../temporal-config/servers/ports';
import { readSettings } from '../../temporal-config/settings';
import { servedOffice } from '../servers';
import { type EmbeddedServers, startEmbeddedServers } from '../servers/embeddedServers';
import { keepRunning, type Send, sender, signIn } from './officeProcesses';

const pidSchema = z.object({ pid: z.number().int() });

/** What can hang. */
export type HangingServer = 'temporal' | 'mongodb';
/** What can be killed, hard. */
export type Victim = 'worker' | 'api' | HangingServer;

/** An office as processes, each of which may be killed at any moment. */
export interface OfficeUnderFire {
  stores: CaseStores;
  client: Client;
  connection: Awaited<ReturnType<typeof openConnection>>;
  kill(victim: Victim): Promise<void>;
  /** Has a server hang: it is there, and does nothing, until it is let go on. */
  hang(server: HangingServer): void;
  goOn(server: HangingServer): void;
  /** Sends a JSON request as the intake officer, again and again under the same key, until it is answered for good. */
  send: Send;
  close(): Promise<void>;
}

/**
 * Opens an office on servers of its own: those that other tests use are not to be killed.
 * @param mode by whose rules: those of a demonstration have days of some seconds
 */
export async function openOfficeUnderFire(name: string, mode: Mode = 'office'): Promise<OfficeUnderFire> {
  const servers: EmbeddedServers = await startEmbeddedServers({ likeARealOffice: true });
  const [port = 0] = await freePorts(1);
  const mongo = new URL(servers.mongoUri);
  mongo.pathname = `/${name}`;
  const own = { ...servers.temporal, MONGODB_URI: mongo.href, LIEM_PORT: String(port) };
  const env = { ...servedOffice(name).env, ...own };
  const settings = readSettings(env);
  const connection = await openConnection(settings.mongo.uri);
  const stores = await createCaseStores(connection, settings.secrets.vaultKeys);
  await stores.reference.addCalendar(readCalendar(mode));
  for (const procedure of readProcedures(mode)) await stores.reference.addProcedure(procedure);
  const accounts = createAccountStore(connection, settings.secrets.vaultKeys, stores.officeLog);
  await accounts.prepare();
  await applyAccounts(accounts);

  const programs = {
    worker: keepRunning('cli/worker.ts', { ...process.env, ...env }),
    api: keepRunning('api/main.ts', { ...process.env, ...env }),
  };
  const url = `http://127.0.0.1:${port}`;
  const session = await signIn(url);

  const client = await connectClient(settings);
  const signal = (server: HangingServer, what: NodeJS.Signals) => {
    const file = join(servers.directory, 'pids', `${server}.pid`);
    process.kill(pidSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).pid, what);
  };

  return {
    stores,
    connection,
    client,
    kill: async (victim) => {
      if (victim === 'worker' || victim === 'api') programs[victim].kill();
      else signal(victim, 'SIGKILL');
    },
    hang: (server) => signal(server, 'SIGSTOP'),
    goOn: (server) => signal(server, 'SIGCONT'),
    send: sender(url, session),
    close: async () => {
      programs.api.close();
      programs.worker.close();
      await client.connection.close();
      await connection.close();
      await servers.stop();
    },
  };
}
