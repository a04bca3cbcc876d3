import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseEnd } from '../../domain/proof/caseEnd';
import { goOnFrom } from '../../office/restart/restartCase';
import { createAccountStore } from '../../models/accounts';
import { createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { atOnce } from '../../office/backup/atOnce';
import { backUp } from '../../office/backup/backup';
import { checkBackup, restore } from '../../office/backup/restore';
import { readCalendar, readProcedures } from '../../seeds/reference';
import { connect, connectClient } from '../../temporal-config/connection';
import { planWorker } from '../../temporal-config/launcher/ownProcesses';
import { ensureNamespace } from '../../temporal-config/namespace';
import { processPlaces, startOfficeServers } from '../../temporal-config/servers/officeServers';
import { freePorts } from '../../temporal-config/servers/ports';
import { supervise } from '../../temporal-config/servers/supervisor';
import { readSettings } from '../../temporal-config/settings';
import { workflowIdOf } from '../../domain/case/hosting';
import { readCase } from '../../workflows/contract';
import { generateOffice } from './generatedOffice';
import { timed } from './statistics';

const askedAtOnce = 20;

const say = (line: string) => process.stderr.write(`${line}\n`);

/** What it took to back an office up and to restore it, in milliseconds. */
export interface BackupFigures {
  readonly cases: number;
  readonly events: number;
  readonly bytes: number;
  /** With its reading back. */
  readonly backup: number;
  /** Until all of it was stored, and read again from the database. */
  readonly stored: number;
  /** Until every open case has answered besides. */
  readonly restored: number;
}

/** What an office's keys and sessions are sealed with; both offices of the measurement have the same. */
interface Secrets {
  sessionSecret: string;
  vaultKeys: string;
}

/** A database and a workflow server in a directory of their own, with the disk guarantees of an office; with a worker, once asked. */
async function openServers(root: string, name: string, secrets: Secrets) {
  const directory = join(root, name);
  // Never on servers that the environment names: they may hold a real office.
  const own = { ...process.env, TEMPORAL_ADDRESS: '', MONGODB_URI: '' };
  const servers = await startOfficeServers({ env: own, directory, durable: true, forRealWork: true, say });
  const env = {
    ...process.env,
    ...servers.temporal,
    TEMPORAL_NAMESPACE: 'liem-bench',
    MONGODB_URI: servers.mongoUri,
    LIEM_SESSION_SECRET: secrets.sessionSecret,
    LIEM_VAULT_KEYS: secrets.vaultKeys,
    LOG_LEVEL: 'warn',
  };
  const settings = readSettings(env);
  const bare = await connect(settings);
  await ensureNamespace(bare, settings.temporal.namespace);
  await bare.close();
  const database = await openConnection(settings.mongo.uri);
  const stores = await createCaseStores(database, settings.secrets.vaultKeys);
  await createAccountStore(database, settings.secrets.vaultKeys, stores.officeLog).prepare();
  return {
    settings,
    database,
    stores,
    startWorker: async () => {
      const [port = 0] = await freePorts(1);
      const plan = planWorker(env, settings, port);
      return supervise(plan, { places: processPlaces(directory), say, timeout: 60_000 });
    },
    close: async () => {
      await database.close();
      await servers.stop();
    },
  };
}

/** Generates an office, backs it up, and restores it into new servers on which a worker is at work. */
export async function backupAndRestore(cases: number): Promise<BackupFigures> {
  const root = mkdtempSync(join(tmpdir(), 'liem-bench-'));
  const directory = join(root, 'backup');
  const secrets = {
    sessionSecret: randomBytes(32).toString('base64'),
    vaultKeys: `bench:${randomBytes(32).toString('base64')}`,
  };
  const quiet = { now: () => new Date(), directory, progress: () => undefined };
  try {
    const first = await openServers(root, 'first', secrets);
    const masterKeys = first.settings.secrets.vaultKeys;
    await first.stores.reference.addCalendar(readCalendar('office'));
    for (const procedure of readProcedures('office')) await first.stores.reference.addProcedure(procedure);
    const events = await generateOffice(first.database, masterKeys, cases);
    say(`  ${cases} cases with ${events} events are laid in`);
    let bytes = 0;
    const backup = await timed(async () => {
      const { content, faults } = await backUp({
        ...quiet,
        connection: first.database,
        masterKeys,
        program: 'bench',
      });
      if (content.cases !== cases || faults.length > 0) throw new Error('the backup is not whole');
      bytes = content.files.reduce((sum, file) => sum + file.bytes, 0);
    });
    await first.close();

    const second = await openServers(root, 'second', secrets);
    const worker = await second.startWorker();
    const temporal = await connectClient(second.settings);
    const { taskQueue } = second.settings.temporal;
    const open: CaseEnd[] = [];
    let storedAt = 0;
    const begin = performance.now();
    const checked = await checkBackup(directory, masterKeys, quiet.progress);
    const { leftAlone, notRestarted, notAsRestored } = await restore(checked, {
      ...quiet,
      connection: second.database,
      masterKeys,
      progress: (what) => (storedAt = what === 'verifying' ? performance.now() : storedAt),
      countCarriedOn: async () => 0,
      goOn: async (end) => {
        open.push(end);
        await goOnFrom(end, { stores: second.stores, temporal, taskQueue });
      },
    });
    if (leftAlone.length + notRestarted.length + notAsRestored.length > 0)
      throw new Error('not everything was restored');
    await atOnce(open, askedAtOnce, async ({ caseId, head }) => {
      const state = await temporal.workflow.getHandle(workflowIdOf(caseId)).query(readCase);
      if ((state?.seq ?? 0) < head.seq) throw new Error('a case does not go on where it was');
    });
    const restored = performance.now() - begin;
    await temporal.connection.close();
    await worker.stop();
    await second.close();
    return { cases, events, bytes, backup, stored: storedAt - begin, restored };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const seconds = (millis: number) => `${(millis / 1000).toFixed(1)} s`.padStart(10);

export const backupHeading =
  'A backup of'.padEnd(34) +
  ['taken', 'stored', 'goes on', 'together', 'size'].map((name) => name.padStart(10)).join('');

export function backupLine(
  { cases, events, bytes, backup, stored, restored }: BackupFigures,
  promised: number,
) {
  const together = backup + restored;
  const kept = together / 1000 <= promised ? '' : ': MISSED';
  return (
    `${cases.toLocaleString('en')} cases, ${events.toLocaleString('en')} events`.padEnd(34) +
    [backup, stored, restored, together].map(seconds).join('') +
    `${(bytes / 1024 / 1024).toFixed(0)} MB`.padStart(10) +
    `   promised ≤ ${promised} s${kept}`
  );
}
