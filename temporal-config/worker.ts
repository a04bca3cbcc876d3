import {
  bundleWorkflowCode,
  DefaultLogger,
  type NativeConnection,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { type ActivityStores, createActivities } from '../activities';
import { readPaperOffice } from '../seeds/paperOffice';
import { createDataConverter, failureConverterPath } from './data-converter';
import type { Settings } from './settings';

let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;

/** The workflow code as one bundle; built once in a process. */
export const workflowBundle = (): Promise<WorkflowBundleWithSourceMap> =>
  (bundle ??= bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows'),
    failureConverterPath,
    preloadModules: [require.resolve('../workflows/preloaded')],
    logger: new DefaultLogger('WARN'),
  }));

/** How a worker of the office is tuned; whoever measures against a bare worker gives it the same. */
export const workerTuning = {
  // A cached case answers without replay; some 2,000 open cases fit into a few hundred megabytes.
  maxCachedWorkflows: 2000,
  shutdownGraceTime: '5s',
  shutdownForceTime: '15s',
} as const;

/** A worker for the cases of the namespace; any number of them share the work. */
export async function createCaseWorker(
  connection: NativeConnection,
  settings: Settings,
  stores: Omit<ActivityStores, 'symbolSuffix'>,
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace: settings.temporal.namespace,
    taskQueue: settings.temporal.taskQueue,
    workflowBundle: await workflowBundle(),
    activities: createActivities({ ...stores, symbolSuffix: () => readPaperOffice().symbolSuffix }),
    dataConverter: createDataConverter(settings.secrets.vaultKeys),
    ...workerTuning,
  });
}
