import { dirname } from 'node:path';
import { createAccountStore } from '../../../models/accounts';
import { openConnection } from '../../../models/connection';
import { createOfficeLog } from '../../../models/officeLog';
import { connect } from '../../../temporal-config/connection';
import { cookieProblem } from '../../../temporal-config/cookieWay';
import { plainConnections } from '../../../temporal-config/plainConnections';
import type { Settings } from '../../../temporal-config/settings';
import { askForProofs } from '../provedAccounts';
import { askHistory } from '../takenCommands';
import { askWebServer, examineMail, examineScanner, examineWebServer, type WebServer } from './beside';
import {
  examineDatabaseClock,
  examineDoor,
  examineEndedKeys,
  examineKeys,
  examineRows,
  examineVersion,
} from './database';
import { answerOf, type Finding, note, well, wrong } from './finding';
import { examineBackups, examineDirectory, examineSecretFiles, examineZone } from './machine';
import { examineNamespace, examineServer, examineWorkers } from './temporal';

/** What whoever runs the doctor says besides the settings of the office. */
export interface Asked {
  /** The data of an office of `npm start`. */
  directory?: string | undefined;
  /** Where backups lie, where they are to be looked at. */
  backups?: string | undefined;
  /** How old the newest may be, in hours. */
  oldestBackup: number;
  /** How much room there must be, in gigabytes. */
  leastFree: number;
  /** Files that hold secrets. */
  secretFiles: readonly string[];
}

type Database = Awaited<ReturnType<typeof openConnection>>;

function examineSettings({ http, ...settings }: Settings): Finding[] {
  const unfit = cookieProblem(http);
  const way = http.secureCookies
    ? 'for HTTPS alone, by a proxy that is trusted'
    : 'by plain HTTP, for people at this machine';
  return [
    well('settings', 'all can be read'),
    ...plainConnections({ http, ...settings }).map((line) => note('connections', line)),
    unfit ? wrong('cookies', unfit.problem, unfit.remedy) : well('cookies', way),
  ];
}

async function examineAccounts(database: Database, { vaultKeys }: Settings['secrets']): Promise<Finding> {
  const accounts = createAccountStore(database, vaultKeys, createOfficeLog(database, vaultKeys));
  const proved = await answerOf(() => askForProofs(accounts).then(() => true));
  return proved
    ? well('accounts', 'each bears the proof of this office')
    : wrong(
        'accounts',
        'some bear no proof of this office: nobody signs in with them',
        'after an update npm run prepare-office -- --adopt-accounts; otherwise somebody has written into the database',
      );
}

async function examineDatabase(settings: Settings, said: WebServer | undefined): Promise<Finding[]> {
  const { mongo, secrets } = settings;
  const database = await answerOf(() => openConnection(mongo.uri));
  if (!database)
    return [wrong('database', 'none answers at MONGODB_URI', 'start it, or correct the address')];
  try {
    const keys = await examineKeys(database, secrets);
    const servers = [await examineVersion(database), await examineDatabaseClock(database), keys];
    // By other keys nothing else is what it is.
    if (keys.state === 'wrong') return servers;
    return [
      ...servers,
      await examineEndedKeys(database, secrets),
      await examineAccounts(database, secrets),
      await examineRows(database),
      await examineDoor(database, settings, said?.checks.door),
    ];
  } finally {
    await database.close();
  }
}

async function examineTemporal(settings: Settings): Promise<Finding[]> {
  const { temporal } = settings;
  const connection = await answerOf(() => connect(settings));
  const isThere = connection && (await answerOf(() => askHistory({ connection }, temporal).then(() => true)));
  if (!connection || !isThere) {
    await connection?.close();
    const remedy = 'start it, or correct TEMPORAL_ADDRESS and its TLS or API-key settings';
    return [wrong('Temporal', `no server answers at ${temporal.address}`, remedy)];
  }
  try {
    const server = await examineServer(connection, temporal);
    const namespace = await examineNamespace(connection, temporal.namespace);
    // Where there is no namespace nobody can work in it.
    if (namespace.state === 'wrong') return [server, namespace];
    return [server, namespace, await examineWorkers(connection, temporal)];
  } finally {
    await connection.close();
  }
}

async function examineMachine({ secrets }: Settings, asked: Asked): Promise<Finding[]> {
  const { directory, backups, oldestBackup, leastFree, secretFiles } = asked;
  const room = (of: string, path: string) => examineDirectory(of, path, leastFree);
  return [
    well('Node', process.version),
    examineZone(),
    ...(directory ? [await room('data', directory)] : []),
    ...(secrets.endedKeys ? [await room('destroyed keys on disk', dirname(secrets.endedKeys))] : []),
    ...examineSecretFiles(secretFiles),
    ...(backups
      ? [await room('backups', backups), examineBackups(backups, oldestBackup)]
      : [note('backups', 'not looked at: say --backups DIR')]),
  ];
}

/** Looks at everything that an office stands on, and changes nothing. Never rejects for what is wrong with it: that is what it tells. */
export async function examine(settings: Settings, asked: Asked): Promise<Finding[]> {
  const { http, mail, files } = settings;
  const said = await askWebServer(http);
  const parts = await Promise.all([
    examineSettings(settings),
    examineMachine(settings, asked),
    examineDatabase(settings, said),
    examineTemporal(settings),
    examineWebServer(said, http),
    examineMail(mail, said?.checks.mail),
    examineScanner(files.scanner),
  ]);
  return parts.flat();
}
