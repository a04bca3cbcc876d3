import { createServer, type Server } from 'node:http';
import { cookieProblem } from '../temporal-config/cookieWay';
import { plainConnections } from '../temporal-config/plainConnections';
import { readSettings } from '../temporal-config/settings';
import { startTracing } from '../temporal-config/threads/tracing';
import { createViewUpkeep } from '../models/viewUpkeep';
import { createApp } from './app';
import { noteEndedKeys } from '../office/destruction/endedKeys';
import { finishDestructions } from '../office/destruction/carryOutDestruction';
import { catchUpAll } from '../office/commands/catchUpAll';
import { catchUpVisits } from '../office/reception/visits';
import { catchUpWebhooks } from '../office/webhooks/webhooks';
import { clearFiles } from '../office/files/clearing';
import { startFileRounds } from '../office/files/fileRounds';
import { startKeeper } from '../office/demonstration/keeper';
import { startCourierRounds } from '../office/courier/rounds';
import { startFeedRounds } from '../office/feed/feedRounds';
import { startMatterRounds } from '../office/matters/matterRounds';
import { startDigestRounds } from '../office/mail/digestRounds';
import { createServices, type Services } from '../office/services';
import { createLogger, describeError, logWarnings } from '../office/programLog';

const purgeEveryMs = 10 * 60 * 1000;
/** How long the largest file may take over the slowest line; one that stands still is cut long before. */
const slowestUploadMs = 2 * 60 * 60 * 1000;
/** How long open requests may take when the process is asked to stop. */
const drainMs = 10_000;

/** The web server as a process of its own. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const logger = createLogger(settings.logLevel);
  logWarnings(logger);
  for (const line of plainConnections(settings)) logger.warn(line);
  const endTraces = startTracing(settings, 'liem-web', () => logger.warn('traces could not be sent'));
  const unfit = cookieProblem(settings.http);
  if (unfit) logger.error(`${unfit.problem} – ${unfit.remedy}`);
  const services = await createServices(settings, logger);
  // An office whose days are seconds and whose people are real is left alone.
  const keeper = settings.mode === 'demo' && settings.isDemonstration ? startKeeper(services) : undefined;
  const server = createServer({ requestTimeout: slowestUploadMs }, createApp(services, keeper?.visited));
  await listen(server, settings.http.port, settings.http.host);
  logger.info({ port: settings.http.port }, 'web server ready');
  void catchUp(services);

  const digest = startDigestRounds(services);
  const courier = startCourierRounds(services);
  const files = startFileRounds(services);
  const matters = startMatterRounds(services);
  const feed = startFeedRounds(services);
  // What expired while no web server ran is destroyed at its start.
  void purgeExpired(services);
  const purge = setInterval(() => void purgeExpired(services), purgeEveryMs);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    clearInterval(purge);
    // Whoever listens is told, and comes to another web server.
    services.feed.stop();
    keeper?.stop();
    await digest?.stop();
    await courier?.stop();
    await files.stop();
    await matters.stop();
    await feed.stop();
    services.readiness.drain();
    await closeServer(server);
    await services.close();
    await endTraces();
    logger.info('web server stopped');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A Ctrl-C may reach us twice, from the console and passed on by npm.
    process.on(signal, () => {
      stopping ??= stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Lets open requests finish, then cuts what is left. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), drainMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Beside the first requests: whatever has not caught up does so by itself with the next act in its case. */
async function catchUp({ cases, connection, logger, temporal, settings }: Services): Promise<void> {
  const { secrets, temporal: hosting } = settings;
  try {
    const rows = createViewUpkeep(connection, cases);
    const { caughtUp, silent } = await catchUpAll({ ...cases, rows });
    if (caughtUp.length > 0) logger.info({ caseIds: caughtUp }, 'cases took up what a lost run had stored');
    if (silent.length > 0)
      logger.warn({ caseIds: silent }, 'cases are behind what is stored and do not answer');
    // The first page of figures does not wait for what was never derived.
    await cases.allMarks.read();
    await catchUpVisits({ visits: cases.visits, temporal, taskQueue: hosting.taskQueue });
    await catchUpWebhooks({ cases, temporal, settings });
    const noteEnded = () => noteEndedKeys(secrets.endedKeys, cases.keys, secrets.vaultKeys);
    const destroyed = await finishDestructions({ cases, temporal, noteEnded });
    await noteEnded();
    if (destroyed.length > 0)
      logger.info({ caseIds: destroyed }, 'files were destroyed, as had been decided');
  } catch (error) {
    logger.warn({ err: describeError(error) }, 'it could not be seen whether every case has caught up');
  }
}

/** Everything that was promised to be kept only until some moment, each by itself: one that fails holds up no other. */
async function purgeExpired({ sessions, signInAttempts, cases, logger }: Services): Promise<void> {
  const now = new Date();
  const purges = {
    sessions: () => sessions.purge(now),
    signInAttempts: () => signInAttempts.purge(now),
    importedRows: () => cases.imports.destroyExpired(now.toISOString()),
    files: () => clearFiles(now, cases),
  };
  for (const [what, purge] of Object.entries(purges)) {
    try {
      await purge();
    } catch (error) {
      // The next round tries again; what expired is not opened in any case.
      logger.warn({ what, err: describeError(error) }, 'what has expired could not be removed');
    }
  }
}

/** One sentence with the remedy for what commonly stops a start; the rest as the program says it. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'The web server could not start.';
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The web port is in use: stop the other program or set LIEM_PORT.';
  if (code === 'EACCES') return 'The web port may not be used by this user: set LIEM_PORT above 1023.';
  if (/Mongo/.test(error.name)) return 'No database answers at MONGODB_URI: start it or correct the address.';
  return error.message;
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
