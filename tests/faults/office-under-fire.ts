import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createCaseStores, type CaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { createAccountStore } from '../../models/accounts';
import { applyAccounts } from '../../seeds/accounts/apply';
import { readCalendar, readProcedures } from '../../seeds/reference';
import { freePorts } from '../../temporal-config/servers/ports';
import { readSettings } from '../../temporal-config/settings';
import { servedOffice } from '../servers';
import { type EmbeddedServers, startEmbeddedServers } from '../servers/embedded-servers';
import { keepRunning, type Send, sender, signIn } from './office-processes';

const pidSchema = z.object({ pid: z.number().int() });

/** What can be killed, hard. */
export type Victim = 'worker' | 'api' | 'temporal' | 'mongodb';

/** An office as processes, each of which may be killed at any moment. */
export interface OfficeUnderFire {
  stores: CaseStores;
  connection: Awaited<ReturnType<typeof openConnection>>;
  kill(victim: Victim): Promise<void>;
  /** Sends a JSON request as the intake officer, again and again under the same key, until it is answered for good. */
  send: Send;
  close(): Promise<void>;
}

/** Opens an office on servers of its own: those that other tests use are not to be killed. */
export async function openOfficeUnderFire(name: string): Promise<OfficeUnderFire> {
  const servers: EmbeddedServers = await startEmbeddedServers({ likeARealOffice: true });
  const [port = 0] = await freePorts(1);
  const mongo = new URL(servers.mongoUri);
  mongo.pathname = `/${name}`;
  const own = { ...servers.temporal, MONGODB_URI: mongo.href, LIEM_PORT: String(port) };
  const env = { ...servedOffice(name).env, ...own };
  const settings = readSettings(env);
  const connection = await openConnection(settings.mongo.uri);
  const stores = await createCaseStores(connection, settings.secrets.vaultKeys);
  await stores.reference.addCalendar(readCalendar('office'));
  for (const procedure of readProcedures('office')) await stores.reference.addProcedure(procedure);
  const accounts = createAccountStore(connection, settings.secrets.vaultKeys, stores.officeLog);
  await accounts.prepare();
  await applyAccounts(accounts);

  const programs = {
    worker: keepRunning('cli/worker.ts', { ...process.env, ...env }),
    api: keepRunning('api/main.ts', { ...process.env, ...env }),
  };
  const url = `http://127.0.0.1:${port}`;
  const session = await signIn(url);

  return {
    stores,
    connection,
    kill: async (victim) => {
      if (victim === 'worker' || victim === 'api') {
        programs[victim].kill();
      } else {
        const file = join(servers.directory, 'pids', `${victim}.pid`);
        process.kill(pidSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).pid, 'SIGKILL');
      }
    },
    send: sender(url, session),
    close: async () => {
      programs.api.close();
      programs.worker.close();
      await connection.close();
      await servers.stop();
    },
  };
}
