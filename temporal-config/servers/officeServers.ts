import { join } from 'node:path';
import type { Origin, OwnOrigin } from './choice';
import type { ProcessPlaces } from './guardedProcess';
import { readKeptServers, writeKeptServers } from './keptServers';
import { planMongo } from './mongoPlan';
import { freePorts, isPortFree } from './ports';
import { ensurePrivateDirectory } from './privateDirectory';
import { withProgress, type Say } from './progress';
import { supervise, type Supervised } from './supervisor';
import { markSchemaFinished, planTemporal } from './temporalPlan';
import type { TemporalVariables } from './temporalAddress';
import type { TemporalPages } from './temporalProgram';
import { temporalPortNames } from './temporalYaml';

export interface OfficeServersOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Data directory; survives a restart. */
  readonly directory: string;
  readonly durable: boolean;
  /** Whether the office is more than a demonstration or a test: then its Temporal must ask for certificates. */
  readonly forRealWork?: boolean;
  /** Whether a Temporal server of its own shows its pages, where it has some. */
  readonly showPages?: boolean;
  readonly say: Say;
}

/** The pair of servers that an office runs on, each started here or already there. */
export interface OfficeServers {
  /** Where Temporal is, as our programs are told it. */
  readonly temporal: TemporalVariables;
  readonly mongoUri: string;
  /** Whether Temporal was started here, and so gets its namespace from us. */
  readonly ownsTemporal: boolean;
  /** Temporal's own pages, where they are shown. */
  readonly temporalPages?: TemporalPages;
  stop(): Promise<void>;
}

const startTimeout = 60_000;

/** Where logs and pid files of the processes of a data directory stand. */
export function processPlaces(directory: string): ProcessPlaces {
  return { logs: join(directory, 'logs'), pids: join(directory, 'pids') };
}

/** Finds or builds both servers, starts what does not run elsewhere, and resolves when both answer. */
export async function startOfficeServers(options: OfficeServersOptions): Promise<OfficeServers> {
  ensurePrivateDirectory(options.directory);
  const kept = readKeptServers(options.directory);
  const ports = await choosePorts(kept.ports);
  // Side by side: one may be fetched while the other is built.
  const [mongo, temporal] = await Promise.all([
    planMongo({ ...options, remembered: kept.mongo }),
    planTemporal({
      ...options,
      forRealWork: options.forRealWork ?? false,
      showPages: options.showPages ?? false,
      ports,
      remembered: kept.temporal,
    }),
  ]);
  writeKeptServers(options.directory, {
    ports,
    temporal: remember(temporal.origin, kept.temporal),
    mongo: remember(mongo.origin, kept.mongo),
  });

  const launches = [mongo.launch, temporal.launch].filter((launch) => launch !== undefined);
  const running = await withProgress(
    options.say,
    'starting the servers',
    startAll(launches.map((launch) => () => supervise(launch, superviseOptions(options)))),
  );
  if (temporal.launch !== undefined) markSchemaFinished(options.directory);
  return {
    temporal: temporal.variables,
    mongoUri: mongo.uri,
    ownsTemporal: temporal.launch !== undefined,
    temporalPages: temporal.pages,
    // Temporal first: whatever it still hands out would find no database.
    stop: async () => {
      for (const server of [...running].reverse()) await server.stop();
    },
  };
}

function superviseOptions(options: OfficeServersOptions) {
  return { places: processPlaces(options.directory), say: options.say, timeout: startTimeout };
}

/** Starts all at once; when one fails, the others are stopped before the failure is passed on. */
async function startAll(starts: readonly (() => Promise<Supervised>)[]): Promise<Supervised[]> {
  const results = await Promise.allSettled(starts.map((start) => start()));
  const running = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed === undefined) return running;
  await Promise.all(running.map((server) => server.stop()));
  throw failed.reason;
}

/**
 * The ports of the last start as long as they are free: Temporal remembers the addresses of its parts for some time
 * and finds itself at once when they are the same.
 */
async function choosePorts(allKept: readonly number[]): Promise<number[]> {
  const count = temporalPortNames.length;
  // An earlier program kept the database's port before them.
  const kept = allKept.slice(-count);
  const free = await Promise.all(kept.map((port) => isPortFree(port)));
  if (kept.length === count && free.every(Boolean)) return kept;
  return freePorts(count);
}

function remember(origin: Origin, kept: OwnOrigin | undefined): OwnOrigin | undefined {
  return origin === 'address' ? kept : origin;
}
