import { hostname } from 'node:os';
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
import { isAlive } from '../temporal-config/servers/processAlive';
import { programDigest } from '../temporal-config/sourceDigest';
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
const ofProgram = ' program ';
const workerIdentity = (): string => `${process.pid}@${hostname()}${ofProgram}${programDigest()}`;

/** Whether a worker that calls itself so was of this machine, and has ended: the server goes on naming it for a minute. */
export function hasEndedHere(identity: string): boolean {
  const [, pid, host] = /^(\d+)@(\S+)/.exec(identity) ?? [];
  return host === hostname() && !isAlive(Number(pid));
}

/** The program of a worker that calls itself so; undefined for one of a version that did not say it. */
export const programOfWorker = (identity: string): string | undefined => identity.split(ofProgram)[1];

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
    // As the server names whoever asks for tasks: an operator sees which workers are of another version.
    identity: workerIdentity(),
    ...workerTuning,
  });
}
