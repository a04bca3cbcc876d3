import { createCaseStores } from '../models/caseStores';
import { openConnection } from '../models/connection';
import { checkKeys, describeMissing } from '../models/knownKeys';
import { connectWorker } from '../temporal-config/connection';
import { explainFailure } from '../temporal-config/servers/failureForPeople';
import { plainConnections } from '../temporal-config/plainConnections';
import { readSettings } from '../temporal-config/settings';
import { createCaseWorker } from '../office/caseWorker';
import { createWorkerMetrics } from '../office/health/workerMetrics';
import { createLogger, logWarnings } from '../office/programLog';
import { installWorkerRuntime, readRuntimeMetrics } from '../office/workerRuntime';
import { freePorts } from '../temporal-config/servers/ports';
import { traceDatabase } from '../temporal-config/threads/databaseSpans';
import { startTracing } from '../temporal-config/threads/tracing';
import { serveWorkerHealth } from '../temporal-config/workerHealth';

/** The worker process: takes tasks until it is told to stop, then finishes what it holds. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const logger = createLogger(settings.logLevel, undefined, 'worker');
  logWarnings(logger);
  for (const line of plainConnections(settings)) logger.warn(line);
  const { http, workerPort, metricsToken } = settings;
  const metrics = createWorkerMetrics();
  const [runtimePort = 0] = workerPort === undefined ? [] : await freePorts(1);
  installWorkerRuntime(logger, settings.logLevel, workerPort === undefined ? undefined : runtimePort);
  const endTraces = startTracing(settings, 'liem-worker', () => logger.warn('traces could not be sent'));
  const connection = await connectWorker(settings);
  const database = await openConnection(settings.mongo.uri, settings.tracing !== undefined);
  traceDatabase(database.getClient());
  for (const line of describeMissing(await checkKeys(database, settings.secrets.vaultKeys)))
    logger.warn(line);
  const stores = await createCaseStores(database, settings.secrets.vaultKeys);
  const { measured } = metrics;
  const worker = await createCaseWorker(connection, settings, stores, {
    office: { database, stores },
    measured,
  });
  const isRunning = () => worker.getState() === 'RUNNING';
  const figures = {
    token: metricsToken,
    read: async () => {
      const runtime = readRuntimeMetrics(runtimePort).catch(() => '');
      const texts = [await metrics.registry.metrics(), await runtime];
      return { type: metrics.registry.contentType, text: texts.join('\n') };
    },
  };
  const health =
    workerPort === undefined
      ? undefined
      : await serveWorkerHealth({ host: http.host, port: workerPort }, { isReady: isRunning, figures });

  const running = worker.run();
  const stop = () => {
    if (isRunning()) worker.shutdown();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  logger.info('ready');
  await running;
  health?.close();
  await connection.close();
  await database.close();
  await endTraces();
  logger.info('stopped');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explainFailure(error)}\n`);
    process.exit(1);
  },
);
