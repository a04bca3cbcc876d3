import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheName } from '../../temporal-config/servers/cache';
import { type CachedBuild, ensureBuilt } from '../../temporal-config/servers/cachedBuild';
import { certificateVariables, makeCertificates } from '../../temporal-config/servers/certificates';
import { runCommand } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { buildWithGo } from '../../temporal-config/servers/goBuild';
import { processPlaces } from '../../temporal-config/servers/officeServers';
import { isPortFree } from '../../temporal-config/servers/ports';
import { probeTemporal } from '../../temporal-config/servers/readiness';
import { supervise } from '../../temporal-config/servers/supervisor';
import type { TemporalVariables } from '../../temporal-config/servers/temporalAddress';
import { temporalServerArguments, temporalServerBuild } from '../../temporal-config/servers/temporalProgram';
import { type PostgresqlPlace, postgresqlStores } from '../../temporal-config/servers/temporalStores';
import { namePorts, temporalPortNames, writeTemporalYaml } from '../../temporal-config/servers/temporalYaml';
import { temporalServerVersion } from '../../temporal-config/servers/versions';
import { startPostgresql } from './postgresql';

/** Few, for two cores; an office that means to grow begins with more, as the number stays. */
const historyShards = 4;
const databases = { store: 'temporal', visibility: 'temporal_visibility' } as const;

/** The makers' own tool that sets up Temporal's tables; it holds the schemas of its version. */
function schemaToolBuild(): CachedBuild {
  return {
    name: cacheName('temporal-sql-tool', temporalServerVersion),
    what: `building Temporal's schema tool ${temporalServerVersion} once`,
    build: (target) =>
      buildWithGo(
        {
          program: 'sql',
          insteadSet: 'TEMPORAL_ADDRESS',
          args: () => ['install', `go.temporal.io/server/cmd/tools/sql@v${temporalServerVersion}`],
        },
        target,
      ),
    check: async (path) =>
      (await runCommand(path, ['--version'])).output.trim().endsWith(` ${temporalServerVersion}`),
  };
}

/** Makes both databases with Temporal's tables. */
async function setUpSchemas(tool: string, place: PostgresqlPlace): Promise<void> {
  const run = async (database: string, args: readonly string[]) => {
    const env = {
      ...process.env,
      SQL_PLUGIN: 'postgres12',
      SQL_HOST: place.host,
      SQL_PORT: String(place.port),
      SQL_USER: place.user,
      SQL_PASSWORD: place.password,
      SQL_DATABASE: database,
    };
    const done = await runCommand(tool, args, { env });
    if (done.code !== 0) throw new FailureForPeople(`Temporal's tables could not be set up:\n${done.output}`);
  };
  const setUp = async (database: string, schema: string) => {
    await run(database, ['create-database']);
    await run(database, ['setup-schema', '-v', '0.0']);
    await run(database, ['update-schema', '--schema-name', `postgresql/v12/${schema}`]);
  };
  // One after the other: both begin by copying the same empty database.
  await setUp(databases.store, 'temporal');
  await setUp(databases.visibility, 'visibility');
}

/**
 * On PostgreSQL the server notes its ports in columns that hold numbers up to 32,767; what the system gives away is above. Whom two
 * starts at once find free is left to chance.
 */
async function lowPorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = randomInt(15_000, 32_768);
    if (await isPortFree(port)) found.add(port);
  }
  return [...found];
}

/** A Temporal server that keeps everything in PostgreSQL. */
export interface TemporalOnPostgresql {
  /** Where it is, as our programs are told it. */
  readonly variables: TemporalVariables;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL and the Temporal server of real offices on it, which asks for certificates. Nothing of Liêm is there yet: that
 * comes by `npm run prepare-office`, from settings alone, as with any server that an operator has.
 * @param directory where configuration, certificates, logs and pid files stand
 */
export async function startTemporalOnPostgresql(options: {
  directory: string;
  durable: boolean;
  say: (line: string) => void;
}): Promise<TemporalOnPostgresql> {
  const { say } = options;
  const program = await ensureBuilt(temporalServerBuild(), say);
  const tool = await ensureBuilt(schemaToolBuild(), say);
  const directory = join(options.directory, 'temporal');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const places = processPlaces(options.directory);
  const postgresql = await startPostgresql({ durable: options.durable, places, say });
  try {
    await setUpSchemas(tool, postgresql);
    const ports = namePorts(await lowPorts(temporalPortNames.length));
    const certificates = await makeCertificates(join(directory, 'tls'));
    const stores = postgresqlStores(postgresql, databases, historyShards);
    const config = writeTemporalYaml({ directory, stores, ports, certificates });
    const variables = {
      TEMPORAL_ADDRESS: `127.0.0.1:${ports.frontend}`,
      ...certificateVariables(certificates),
    };
    const server = await supervise(
      {
        name: 'temporal',
        command: program,
        args: temporalServerArguments(config),
        isReady: () => probeTemporal(variables),
      },
      { places, say, timeout: 60_000 },
    );
    return {
      variables,
      // Temporal first: whatever it still writes would find no database.
      stop: async () => {
        await server.stop();
        await postgresql.stop();
      },
    };
  } catch (error) {
    await postgresql.stop();
    throw error;
  }
}
