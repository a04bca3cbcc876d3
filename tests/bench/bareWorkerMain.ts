import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { openConnection } from '../../models/connection';
import { connectWorker } from '../../temporal-config/connection';
import { readSettings } from '../../temporal-config/settings';
import { workerTuning } from '../../office/caseWorker';
import { serveWorkerHealth } from '../../temporal-config/workerHealth';

/** A worker process tuned as the office's own, for the bare workflows, on the same database; their payloads are not even encrypted. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN') });
  const connection = await connectWorker(settings);
  const database = await openConnection(settings.mongo.uri);
  const numbers = database.collection('bare_numbers');
  const worker = await Worker.create({
    ...workerTuning,
    connection,
    namespace: settings.temporal.namespace,
    taskQueue: settings.temporal.taskQueue,
    activities: {
      insertOne: async (one: number): Promise<void> => {
        await numbers.insertOne({ one });
      },
    },
    workflowsPath: require.resolve('./bareWorkflow'),
  });
  const { http, workerPort = 0 } = settings;
  const health = await serveWorkerHealth(
    { host: http.host, port: workerPort },
    { isReady: () => worker.getState() === 'RUNNING' },
  );
  process.once('SIGTERM', () => worker.shutdown());
  await worker.run();
  health.close();
  await connection.close();
  await database.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
