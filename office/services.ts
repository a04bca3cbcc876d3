import type { Client } from '@temporalio/client';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { createAccountStore, type AccountStore } from '../models/accounts';
import { createSignInAttempts, type SignInAttempts } from '../models/accountsAttempts';
import { type CaseStores, createCaseStores } from '../models/caseStores';
import { createDailyLetters, type DailyLetters } from '../models/dailyLetters';
import { createOfficeActs, type OfficeActs } from '../models/officeActs';
import { createOwnSettings, type OwnSettingsStore } from '../models/ownSettings';
import { createPasskeyUses, type PasskeyUses } from '../models/passkeyUses';
import { createSessionStore, type SessionStore } from '../models/sessions';
import { createSignInRules, type SignInRules } from '../models/signInRules';
import { openConnection, pingDatabase } from '../models/connection';
import { connectClient } from '../temporal-config/connection';
import type { Settings } from '../temporal-config/settings';
import { traceDatabase } from '../temporal-config/threads/databaseSpans';
import { type CaseGateway, createCaseGateway } from './commands/gateway';
import { tellingOfConflicts, tellingOfHidden } from './commands/askedInConflict';
import { followed } from './commands/followed';
import { takingPlainTexts } from './commands/plainCommands';
import { noteEndedKeys } from './destruction/endedKeys';
import { destroyingFiles } from './destruction/carryOutDestruction';
import { createMetrics, type Metrics } from './health/metrics';
import { officeReadings } from './health/officeReadings';
import { askForProofs } from './health/provedAccounts';
import { askForWorker, askHistory, noteAnswers } from './health/takenCommands';
import { createSingleSignOn, type SingleSignOn } from './accounts/singleSignOn';
import { createReadiness, type Readiness } from './health/readiness';
import { createOfficeFeed, type OfficeFeed } from './feed/feed';
import { createViewUpkeep } from '../models/viewUpkeep';
import { type AllMarks, createAllMarks } from './figures/allMarks';
import { createReadings, type Readings } from './reading/readings';
import { loadTexts, type Texts } from '../language/texts';

/** Everything that the web server needs from outside, in one object; tests give their own. */
export interface Services {
  settings: Settings;
  logger: Logger;
  connection: Connection;
  accounts: AccountStore;
  signInAttempts: SignInAttempts;
  sessions: SessionStore;
  /** Who needs a second factor. */
  signInRules: SignInRules;
  passkeyUses: PasskeyUses;
  /** Undefined where no provider is set up. */
  singleSignOn: SingleSignOn | undefined;
  /** What waits for a second person. */
  officeActs: OfficeActs;
  /** What people keep for themselves, and the letters that go to them. */
  ownSettings: OwnSettingsStore;
  letters: DailyLetters;
  /** What is kept of cases, and the one way in for commands to them. */
  cases: CaseStores & { gateway: CaseGateway; readings: Readings; allMarks: AllMarks };
  /** The events of all cases in one order. */
  feed: OfficeFeed;
  temporal: Client;
  texts: Texts;
  readiness: Readiness;
  metrics: Metrics;
  /** Lets go of what the services hold, clients before the database. */
  close(): Promise<void>;
}

/** Connects to the servers and composes the stores; rejects when a server does not answer. */
export async function createServices(settings: Settings, logger: Logger): Promise<Services> {
  const connection = await openConnection(settings.mongo.uri, settings.tracing !== undefined);
  traceDatabase(connection.getClient());
  const { vaultKeys } = settings.secrets;
  const stores = await createCaseStores(connection, vaultKeys);
  const accounts = createAccountStore(connection, vaultKeys, stores.officeLog);
  const signInAttempts = createSignInAttempts(connection);
  await accounts.prepare();
  const sessions = createSessionStore(connection, vaultKeys);
  await sessions.prepare();
  const signInRules = createSignInRules(connection, vaultKeys, stores.officeLog);
  const officeActs = createOfficeActs(connection, vaultKeys, stores.officeLog);
  await officeActs.prepare();
  const ownSettings = createOwnSettings(connection, vaultKeys);
  const letters = createDailyLetters(connection);
  await letters.prepare();
  const temporal = await connectClient(settings);
  const answers = noteAnswers();
  const metrics = createMetrics();
  const gateway = takingPlainTexts(
    followed(
      answers.watched(
        createCaseGateway({
          ...stores,
          people: accounts,
          client: temporal,
          taskQueue: settings.temporal.taskQueue,
          uponFault: (fault) =>
            logger.error(fault, 'a case answered with a failure that is none of its answers'),
        }),
      ),
      metrics,
    ),
  );

  const readiness = createReadiness();
  readiness.addCheck('database', () => pingDatabase(connection));
  const { namespace, taskQueue } = settings.temporal;
  readiness.addCheck('temporal', () => askHistory(temporal, { namespace, taskQueue }));
  // Without a worker no web server can carry out a command, and each can still show cases.
  readiness.addWatch('workflows', async () => {
    await askForWorker(temporal, { namespace, taskQueue });
    if (answers.areMissing()) throw new Error('commands stay without an answer');
  });

  readiness.addWatch('accounts', () =>
    askForProofs(accounts, (accountIds) =>
      logger.error({ accountIds }, 'accounts bear no proof of this office: nobody signs in with them'),
    ),
  );

  const feed = createOfficeFeed({ ...stores, rows: createViewUpkeep(connection, stores) });
  const noteEnded = () => noteEndedKeys(settings.secrets.endedKeys, stores.keys, vaultKeys);
  const services: Services = {
    settings,
    logger,
    connection,
    accounts,
    signInAttempts,
    sessions,
    signInRules,
    passkeyUses: createPasskeyUses(connection),
    singleSignOn: createSingleSignOn(settings),
    officeActs,
    ownSettings,
    letters,
    cases: {
      ...stores,
      views: tellingOfHidden(stores.views),
      gateway: tellingOfConflicts(
        destroyingFiles(gateway, { cases: stores, temporal, noteEnded }, (err, caseId) =>
          logger.error({ err, caseId }, 'a file that was to be destroyed waits for the next start'),
        ),
      ),
      readings: createReadings(stores.officeLog),
      allMarks: createAllMarks(stores),
    },
    feed,
    temporal,
    texts: loadTexts({ onMissing: (key) => logger.warn({ key }, 'a text is missing') }),
    readiness,
    metrics,
    close: async () => {
      feed.stop();
      await temporal.connection.close();
      await connection.close();
    },
  };
  for (const reading of officeReadings(services)) metrics.readings.add(reading);
  return services;
}
