import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './cachedBuild';
import { certificateVariables, makeCertificates } from './certificates';
import { chooseServer, describeChoice, type Origin, type ServerChoice } from './choice';
import { FailureForPeople } from './failureForPeople';
import { programOnPath } from './command';
import type { LaunchPlan } from './launchPlan';
import { probeTemporal } from './readiness';
import type { ServerPlanOptions } from './serverPlanOptions';
import { isPackagedHere } from './pythonPackage';
import {
  temporalCliArguments,
  temporalCliFetch,
  temporalCliIn,
  temporalCliPackage,
  type TemporalPages,
  temporalServerArguments,
  temporalServerBuild,
} from './temporalProgram';
import { sqliteStores } from './temporalStores';
import { namePorts, writeTemporalYaml } from './temporalYaml';
import type { TemporalVariables } from './temporalAddress';
import { temporalCliVersion, temporalServerVersion } from './versions';

/** Where a Temporal server is, in the variables that our programs are told it by, and how to start it. */
export interface TemporalPlan {
  readonly variables: TemporalVariables;
  readonly origin: Origin;
  readonly launch?: LaunchPlan;
  /** Its own pages, where it has some. */
  readonly pages?: TemporalPages;
}

const withoutCertificates =
  'the prebuilt development server cannot ask for certificates: it is for trying out only';

/** Each kind of server keeps a file of its own. */
const serverFile = 'server.sqlite';
const cliFile = 'cli.sqlite';

/** The Temporal server of an office: its address, and how to start it unless it runs elsewhere. */
export async function planTemporal(
  options: ServerPlanOptions & { ports: readonly number[]; forRealWork: boolean; showPages: boolean },
): Promise<TemporalPlan> {
  const need = {
    title: 'Temporal',
    variable: 'TEMPORAL_ADDRESS',
    program: 'temporal',
    remembered: options.remembered,
    packaged: isPackagedHere(temporalCliPackage)
      ? `the development server of Temporal's command line ${temporalCliVersion}, on a SQLite file`
      : undefined,
    onlyBuilt: options.forRealWork ? withoutCertificates : undefined,
  } as const;
  const choice = chooseServer(need, options.env, programOnPath);
  options.say(describeChoice(need, choice, `server ${temporalServerVersion} on a SQLite file`));
  if (choice.origin === 'address') {
    return { variables: { TEMPORAL_ADDRESS: choice.place }, origin: choice.origin };
  }
  if (choice.origin === 'built' && options.remembered !== undefined && options.remembered !== 'built') {
    options.say(
      '  What the other program kept of the cases is not gone on with: let them go on from their stored events by `npm run restart-cases`.',
    );
  }

  const ports = namePorts(options.ports);
  const directory = join(options.directory, 'temporal');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const address = `127.0.0.1:${ports.frontend}`;
  const { tls, pages, origin, ...start } = await startBy(choice);
  const variables = { TEMPORAL_ADDRESS: address, ...tls };
  return {
    variables,
    origin,
    pages,
    launch: { name: 'temporal', isReady: () => probeTemporal(variables), ...start },
  };

  async function startBy({ origin, place }: ServerChoice) {
    if (origin === 'path') return startCli(place, 'path');
    if (origin === 'built') return startBuilt();
    const fetched = await fetchedCli();
    return fetched === undefined ? startBuilt() : startCli(fetched, 'fetched');
  }

  /** The fetched program; nothing where it cannot be had and no data waits for it: then the server is built. */
  async function fetchedCli(): Promise<string | undefined> {
    try {
      return temporalCliIn(await ensureBuilt(temporalCliFetch(), options.say));
    } catch (error) {
      if (options.remembered === 'fetched' || !(error instanceof FailureForPeople)) throw error;
      options.say(`  ${error.message}\n  So Temporal ${temporalServerVersion} is built instead.`);
      return undefined;
    }
  }

  function startCli(command: string, origin: 'path' | 'fetched') {
    const file = join(directory, cliFile);
    // What a program on PATH has written may be from before there were marks.
    if (origin === 'fetched') removeUnfinishedSchema(file);
    options.say('  It asks nobody for a certificate: whoever uses this machine can stop its cases.');
    // It listens on one port, so others of the office's are free for what belongs to its pages.
    const pages = options.showPages
      ? { port: ports.frontendMembership, codecPort: ports.matching }
      : undefined;
    const args = temporalCliArguments({ port: ports.frontend, file, durable: options.durable, pages });
    return { command, args, tls: {}, pages, origin };
  }

  async function startBuilt() {
    const command = await ensureBuilt(temporalServerBuild(), options.say);
    const file = join(directory, serverFile);
    removeUnfinishedSchema(file);
    const certificates = await makeCertificates(join(directory, 'tls'));
    const stores = sqliteStores(file, options.durable);
    const config = writeTemporalYaml({ directory, stores, ports, certificates });
    const args = temporalServerArguments(config);
    return {
      command,
      args,
      tls: certificateVariables(certificates),
      pages: undefined,
      origin: 'built',
    } as const;
  }
}

/**
 * The server sets up its tables one by one and takes any existing table for a finished set-up. A first start that was
 * killed in the middle would never work again; as nothing was kept in it, it is begun anew.
 */
function removeUnfinishedSchema(file: string): void {
  if (existsSync(finishedMark(file))) return;
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${part}`, { force: true });
}

/** To be called once the server has answered: from now on its file is worth keeping. */
export function markSchemaFinished(directory: string): void {
  for (const name of [serverFile, cliFile]) {
    const file = join(directory, 'temporal', name);
    if (existsSync(file)) writeFileSync(finishedMark(file), '');
  }
}

function finishedMark(file: string): string {
  return `${file}.in-use`;
}
