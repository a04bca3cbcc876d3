import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccountStore } from '../../models/accounts';
import { createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { applyAccounts } from '../../seeds/accounts/apply';
import { ownProcess, workerOptions } from '../../temporal-config/launcher/ownProcesses';
import { startGuarded } from '../../temporal-config/servers/guardedProcess';
import { freePorts } from '../../temporal-config/servers/ports';
import { readSettings } from '../../temporal-config/settings';
import { runEntry } from '../faults/drillOffice';
import { servedOffice } from '../servers';
import { openTraceReceiver, type TraceReceiver } from '../servers/traceReceiver';

type Part = 'web' | 'worker';

/** A web server and a worker, as operators run and watch them. */
export interface WatchedOffice {
  readonly url: string;
  readonly ports: Readonly<Record<Part, number>>;
  readonly token: string;
  readonly traces: TraceReceiver;
  /** What a part has written so far, line by line. */
  log(part: Part): string[];
  /** Its figures, as Prometheus reads them; undefined where they are not shown. */
  figures(part: Part, token?: string): Promise<string | undefined>;
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

export async function openWatchedOffice(name: string): Promise<WatchedOffice> {
  const directory = mkdtempSync(join(tmpdir(), 'liem-watched-'));
  const backups = join(directory, 'backups');
  mkdirSync(join(backups, 'yesterday'), { recursive: true });
  writeFileSync(join(backups, 'yesterday', 'manifest.json'), '{}');
  const traces = await openTraceReceiver();
  const [web = 0, worker = 0] = await freePorts(2);
  const token = randomBytes(32).toString('base64url');
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...servedOffice(name).env,
    LIEM_PORT: String(web),
    LIEM_WORKER_PORT: String(worker),
    LIEM_METRICS_TOKEN: token,
    LIEM_DATA: directory,
    LIEM_BACKUPS: backups,
    LIEM_SMTP_URL: 'smtp://127.0.0.1:9',
    LIEM_SMTP_FROM: 'liem@office.example.vn',
    LIEM_OFFICE_URL: 'https://liem.example.vn',
    LOG_LEVEL: 'debug',
    OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
    OTEL_BSP_SCHEDULE_DELAY: '200',
  };
  const prepared = await runEntry('cli/prepareOffice.ts', [], env);
  if (prepared.code !== 0) throw new Error(prepared.text);
  const { mongo, secrets } = readSettings(env);
  const connection = await openConnection(mongo.uri);
  const { officeLog } = await createCaseStores(connection, secrets.vaultKeys);
  const accounts = createAccountStore(connection, secrets.vaultKeys, officeLog);
  await accounts.prepare();
  await applyAccounts(accounts);
  await connection.close();

  const places = { logs: directory, pids: directory };
  const parts = {
    worker: startGuarded(ownProcess('worker', 'cli/worker.ts', env, workerOptions), places),
    web: startGuarded(ownProcess('web', 'api/main.ts', env), places),
  };
  const ports = { web, worker };
  return {
    url: `http://127.0.0.1:${web}`,
    ports,
    token,
    traces,
    log: (part) =>
      readFileSync(parts[part].logFile, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    figures: async (part, shown) => {
      const headers: Record<string, string> = shown === undefined ? {} : { authorization: `Bearer ${shown}` };
      const answer = await fetch(`http://127.0.0.1:${ports[part]}/metrics`, { headers });
      return answer.ok ? answer.text() : undefined;
    },
    stopWorker: () => parts.worker.stop(),
    close: async () => {
      await Promise.all(Object.values(parts).map((part) => part.stop()));
      await traces.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
