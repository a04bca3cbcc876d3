import { Connection } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureNamespace } from '../../temporal-config/namespace';
import { startOfficeServers } from '../../temporal-config/servers/officeServers';
import { temporalAddress, type TemporalVariables } from '../../temporal-config/servers/temporalAddress';

export interface EmbeddedServers {
  /** Where Temporal is, as our programs are told it. */
  readonly temporal: TemporalVariables;
  readonly namespace: string;
  /** With a database name; `servedOffice()` gives each test file a name of its own. */
  readonly mongoUri: string;
  /** Where their logs and pid files stand. */
  readonly directory: string;
  stop(): Promise<void>;
}

/** The namespace that tests share; they keep apart by task queue and workflow ids. */
export const testNamespace = 'liem-test';

/**
 * A pair of real servers on free ports with a temporary directory, gone at the end. A server that is killed is started
 * again, as in an office. Temporal is the prebuilt development server, which is there at once; `likeARealOffice` asks for the
 * one that offices for real work run on.
 */
export async function startEmbeddedServers({ likeARealOffice = false } = {}): Promise<EmbeddedServers> {
  const directory = mkdtempSync(join(tmpdir(), 'liem-test-'));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  // Tests never touch servers that the environment names: those may hold a real office.
  const env = { ...process.env, TEMPORAL_ADDRESS: '', MONGODB_URI: '' };
  const servers = await startOfficeServers({
    env,
    directory,
    durable: false,
    forRealWork: likeARealOffice,
    say,
  });
  const connection = await Connection.connect(temporalAddress(servers.temporal));
  try {
    await ensureNamespace(connection, testNamespace);
  } finally {
    await connection.close();
  }
  return {
    temporal: servers.temporal,
    namespace: testNamespace,
    mongoUri: servers.mongoUri,
    directory,
    stop: async () => {
      await servers.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
