import { type NativeConnection, Worker } from '@temporalio/worker';
import type { Connection } from 'mongoose';
import { type Activities, type ActivityStores, createActivities } from '../activities';
import type { Deliver } from '../activities/deliverPiece';
import { createAccountStore } from '../models/accounts';
import type { CaseStores } from '../models/caseStores';
import { createViewUpkeep } from '../models/viewUpkeep';
import { createOfficeFeed } from './feed/feed';
import { deliverPiece } from './webhooks/deliver';
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

/** How a worker that has the whole office tells addresses outside what happens. */
function delivering(database: Connection, settings: Settings, stores: CaseStores): Deliver {
  const feed = createOfficeFeed({ ...stores, rows: createViewUpkeep(database, stores) });
  const accounts = createAccountStore(database, settings.secrets.vaultKeys, stores.officeLog);
  const { webhookHosts: hosts, officeUrl } = settings;
  return (webhookId, until) =>
    deliverPiece(webhookId, until, { cases: stores, accounts, feed, hosts, officeUrl });
}

interface WholeWorker {
  /** What it needs besides to deliver to webhooks; without it none are delivered. */
  office?: { database: Connection; stores: CaseStores };
  /** The same activities, measured. */
  measured?: (activities: Activities) => Activities;
}

/** A worker for the cases of the namespace; any number of them share the work. */
export async function createCaseWorker(
  connection: NativeConnection,
  settings: Settings,
  stores: Omit<ActivityStores, 'symbolSuffix' | 'deliver'>,
  { office, measured = (activities) => activities }: WholeWorker = {},
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace: settings.temporal.namespace,
    taskQueue: settings.temporal.taskQueue,
    workflowBundle: await workflowBundle(),
    activities: measured(
      createActivities({
        ...stores,
        symbolSuffix: () => readPaperOffice().symbolSuffix,
        deliver: office && delivering(office.database, settings, office.stores),
      }),
    ),
    interceptors: { activity: [activityThread] },
    sinks: workflowSpans,
    dataConverter: createWorkerDataConverter(settings.secrets.vaultKeys),
    ...workerTuning,
  });
}
