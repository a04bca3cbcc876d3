import { type NativeConnection, Worker } from '@temporalio/worker';
import { type Activities, type ActivityStores, createActivities } from '../activities';
import { readPaperOffice } from '../office/papers/paperOffice';
import { createWorkerDataConverter } from '../temporal-config/dataConverter';
import type { Settings } from '../temporal-config/settings';
import { activityThread } from '../temporal-config/threads/activityThread';
import { workflowSpans } from '../temporal-config/threads/workflowSpans';
import { workflowBundle } from '../temporal-config/workflowBundle';

/** How a worker of the office is tuned; whoever measures against a bare worker gives it the same. */
export const workerTuning = {
  // A cached case answers without replay, and holds a third of a megabyte; any number of cases may be open.
  maxCachedWorkflows: 600,
  shutdownGraceTime: '5s',
  shutdownForceTime: '15s',
} as const;

/**
 * A worker for the cases of the namespace; any number of them share the work.
 * @param measured the same activities, measured
 */
export async function createCaseWorker(
  connection: NativeConnection,
  settings: Settings,
  stores: Omit<ActivityStores, 'symbolSuffix'>,
  measured: (activities: Activities) => Activities = (activities) => activities,
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace: settings.temporal.namespace,
    taskQueue: settings.temporal.taskQueue,
    workflowBundle: await workflowBundle(),
    activities: measured(createActivities({ ...stores, symbolSuffix: () => readPaperOffice().symbolSuffix })),
    interceptors: { activity: [activityThread] },
    sinks: workflowSpans,
    dataConverter: createWorkerDataConverter(settings.secrets.vaultKeys),
    ...workerTuning,
  });
}
