import { type NativeConnection, Worker } from '@temporalio/worker';
import type { Connection } from 'mongoose';
import { type ActivityStores, createActivities } from '../activities';
import type { Deliver } from '../activities/deliverPiece';
import { createAccountStore } from '../models/accounts';
import type { CaseStores } from '../models/caseStores';
import { createViewUpkeep } from '../models/viewUpkeep';
import { createOfficeFeed } from './feed/feed';
import { deliverPiece } from './webhooks/deliver';
import { readPaperOffice } from '../office/papers/paperOffice';
import { createWorkerDataConverter } from '../temporal-config/dataConverter';
import type { Settings } from '../temporal-config/settings';
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

/**
 * A worker for the cases of the namespace; any number of them share the work.
 * @param office what it needs besides to deliver to webhooks; without it none are delivered
 */
export async function createCaseWorker(
  connection: NativeConnection,
  settings: Settings,
  stores: Omit<ActivityStores, 'symbolSuffix' | 'deliver'>,
  office?: { database: Connection; stores: CaseStores },
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace: settings.temporal.namespace,
    taskQueue: settings.temporal.taskQueue,
    workflowBundle: await workflowBundle(),
    activities: createActivities({
      ...stores,
      symbolSuffix: () => readPaperOffice().symbolSuffix,
      deliver: office && delivering(office.database, settings, office.stores),
    }),
    dataConverter: createWorkerDataConverter(settings.secrets.vaultKeys),
    ...workerTuning,
  });
}
