import { DefaultLogger, Runtime } from '@temporalio/worker';
import pino from 'pino';
import { createCaseStores } from '../models/caseStores';
import { openConnection } from '../models/connection';
import { checkKeys, describeMissing } from '../models/knownKeys';
import { sealProblem } from '../temporal-config/codec/encryptionCodec';
import { connectWorker } from '../temporal-config/connection';
import { explainFailure } from '../temporal-config/servers/failureForPeople';
import { plainConnections } from '../temporal-config/plainConnections';
import { readSettings } from '../temporal-config/settings';
import { createCaseWorker } from '../office/caseWorker';
import { serveWorkerHealth } from '../temporal-config/workerHealth';

/** The worker process: takes tasks until it is told to stop, then finishes what it holds. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const logger = pino({ level: settings.logLevel, name: 'worker' });
  for (const line of plainConnections(settings)) logger.warn(line);
  Runtime.install({
    // We stop in our own order: worker, then its connections.
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
      logger.warn({ level, workflowId: meta?.workflowId, reason: sealProblem(meta?.error) }, message),
    ),
  });
  const connection = await connectWorker(settings);
  const database = await openConnection(settings.mongo.uri);
  for (const line of describeMissing(await checkKeys(database, settings.secrets.vaultKeys)))
    logger.warn(line);
  const stores = await createCaseStores(database, settings.secrets.vaultKeys);
  const worker = await createCaseWorker(connection, settings, stores, { database, stores });
  const isRunning = () => worker.getState() === 'RUNNING';
  const { http, workerPort } = settings;
  const health =
    workerPort === undefined
      ? undefined
      : await serveWorkerHealth({ host: http.host, port: workerPort }, isRunning);

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
  logger.info('stopped');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explainFailure(error)}\n`);
    process.exit(1);
  },
);
