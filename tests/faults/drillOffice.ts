import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Client } from '@temporalio/client';
import { type CaseGateway, createCaseGateway } from '../../office/commands/gateway';
import { createAccountStore } from '../../models/accounts';
import { type CaseStores, createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { applyAccounts } from '../../seeds/accounts/apply';
import { connectClient } from '../../temporal-config/connection';
import { freePorts } from '../../temporal-config/servers/ports';
import { readSettings } from '../../temporal-config/settings';
import { ordinaryPeople } from '../domain/people';
import { servedOffice } from '../servers';
import { startEmbeddedServers } from '../servers/embeddedServers';
import { keepRunning, type Send, sender, signIn } from './officeProcesses';

const root = join(__dirname, '..', '..');

/** What a console command said, and how it ended. */
export interface Said {
  code: number | null;
  text: string;
}

/** A whole office on servers of its own, whose days last some seconds. */
export interface DrillOffice {
  stores: CaseStores;
  connection: Awaited<ReturnType<typeof openConnection>>;
  client: Client;
  gateway: CaseGateway;
  /** Runs a console command beside it. */
  run(entry: string, args: readonly string[], env?: Record<string, string>): Promise<Said>;
  /** Signs in on its pages and sends requests. */
  signedIn(): Promise<Send>;
  /** Ends it, and everything that its servers have kept is gone. */
  destroy(): Promise<void>;
}

/** Runs a console command to its end. */
export async function runEntry(
  entry: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Said> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, entry), ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (text += String(bytes)));
  await once(child, 'close');
  return { code: child.exitCode, text };
}

/** The secrets of an office, to be kept apart from what its servers hold. */
export function drillSecrets(name: string): Record<string, string> {
  const { LIEM_VAULT_KEYS = '', LIEM_SESSION_SECRET = '' } = servedOffice(name).env;
  return { LIEM_VAULT_KEYS, LIEM_SESSION_SECRET };
}

/** @param people whether it has accounts already; one that is to be restored has none */
export async function openDrillOffice(
  name: string,
  secrets: Record<string, string>,
  { people }: { people: boolean },
): Promise<DrillOffice> {
  const servers = await startEmbeddedServers({ likeARealOffice: true });
  const [port = 0] = await freePorts(1);
  const mongo = new URL(servers.mongoUri);
  mongo.pathname = `/${name}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...servedOffice(name).env,
    ...secrets,
    ...servers.temporal,
    MONGODB_URI: mongo.href,
    LIEM_PORT: String(port),
    LIEM_MODE: 'demo',
  };
  const run: DrillOffice['run'] = (entry, args, more) => runEntry(entry, args, { ...env, ...more });
  const prepared = await run('cli/prepareOffice.ts', []);
  if (prepared.code !== 0) throw new Error(prepared.text);
  const settings = readSettings(env);
  const connection = await openConnection(settings.mongo.uri);
  const stores = await createCaseStores(connection, settings.secrets.vaultKeys);
  const accounts = createAccountStore(connection, settings.secrets.vaultKeys, stores.officeLog);
  await accounts.prepare();
  if (people) await applyAccounts(accounts);
  const programs = [keepRunning('cli/worker.ts', env), keepRunning('api/main.ts', env)];
  const client = await connectClient(settings);
  const url = `http://127.0.0.1:${port}`;
  return {
    stores,
    connection,
    client,
    gateway: createCaseGateway({
      ...stores,
      people: ordinaryPeople,
      client,
      taskQueue: settings.temporal.taskQueue,
    }),
    run,
    signedIn: async () => sender(url, await signIn(url)),
    destroy: async () => {
      for (const program of programs) program.close();
      await client.connection.close();
      await connection.close();
      await servers.stop();
    },
  };
}
