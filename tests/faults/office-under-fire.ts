import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { createCaseStores, type CaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { createAccountStore } from '../../models/accounts';
import { applyAccounts } from '../../seeds/accounts/apply';
import { demonstrationPassword } from '../../seeds/accounts/demonstration';
import { readCalendar, readProcedures } from '../../seeds/reference';
import { freePorts } from '../../temporal-config/servers/ports';
import { readSettings } from '../../temporal-config/settings';
import { servedOffice } from '../servers';
import { type EmbeddedServers, startEmbeddedServers } from '../servers/embedded-servers';

const root = join(__dirname, '..', '..');
const pidSchema = z.object({ pid: z.number().int() });

/** How long one request is sent again, in milliseconds: longer than everything takes to be up again. */
const patience = 120_000;

/** What can be killed, hard. */
export type Victim = 'worker' | 'api' | 'temporal' | 'mongodb';

/** An office as processes, each of which may be killed at any moment. */
export interface OfficeUnderFire {
  stores: CaseStores;
  connection: Awaited<ReturnType<typeof openConnection>>;
  kill(victim: Victim): Promise<void>;
  /** Sends a JSON request as the intake officer, again and again under the same key, until it is answered for good. */
  send(path: string, key: string, body: unknown): Promise<{ status: number; seq: number }>;
  close(): Promise<void>;
}

/** A program of the office that is started again when it is gone. */
function keepRunning(entry: string, env: NodeJS.ProcessEnv) {
  let child: ChildProcess;
  let closing = false;
  const start = () => {
    child = spawn(process.execPath, ['--import', 'tsx', entry], { cwd: root, env, stdio: 'ignore' });
    child.on('exit', () => {
      if (!closing) setTimeout(start, 200);
    });
  };
  start();
  return {
    kill: () => child.kill('SIGKILL'),
    close: () => {
      closing = true;
      child.kill('SIGKILL');
    },
  };
}

/** Opens an office on servers of its own: those that other tests use are not to be killed. */
export async function openOfficeUnderFire(name: string): Promise<OfficeUnderFire> {
  const servers: EmbeddedServers = await startEmbeddedServers();
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
    worker: keepRunning('temporal-config/worker-main.ts', { ...process.env, ...env }),
    api: keepRunning('api/main.ts', { ...process.env, ...env }),
  };
  const url = `http://127.0.0.1:${port}`;
  const session = await signIn(url);

  async function once(path: string, key: string, body: unknown) {
    try {
      const headers = { ...session, 'content-type': 'application/json', 'idempotency-key': key };
      const init = {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      };
      const answer = await fetch(`${url}${path}`, init);
      const { seq = 0 } = (await answer.json()) as { seq?: number };
      return { status: answer.status, seq };
    } catch {
      return undefined;
    }
  }

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
    send: async (path, key, body) => {
      const until = Date.now() + patience;
      for (;;) {
        const answer = await once(path, key, body);
        // 404: the row of a case that was registered a moment ago may come after the answer got lost.
        const isFinal = answer && (answer.status < 202 || [400, 401, 403, 409, 422].includes(answer.status));
        if (isFinal) return answer;
        if (Date.now() > until)
          throw new Error(`no answer for good; the last one: ${answer?.status ?? 'none'}`);
        await pause(300);
      }
    },
    close: async () => {
      programs.api.close();
      programs.worker.close();
      await connection.close();
      await servers.stop();
    },
  };
}

/** Signs in as the intake officer once the web server answers; the session outlives every process. */
async function signIn(url: string): Promise<Record<string, string>> {
  for (;;) {
    try {
      const opened = await fetch(`${url}/api/session`);
      const first = { cookie: cookiesOf(opened), 'x-csrf-token': await tokenOf(opened) };
      const body = JSON.stringify({ username: 'tiep.nhan', password: demonstrationPassword });
      const headers = { ...first, 'content-type': 'application/json' };
      const signedIn = await fetch(`${url}/api/session`, { method: 'POST', headers, body });
      if (signedIn.ok) return { cookie: cookiesOf(signedIn), 'x-csrf-token': await tokenOf(signedIn) };
    } catch {
      // Not up yet.
    }
    await pause(300);
  }
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
const tokenOf = async (answer: Response) =>
  z.object({ csrfToken: z.string() }).parse(await answer.json()).csrfToken;
