import { parseArgs } from 'node:util';
import { z } from 'zod';
import { certificateVariables, makeCertificates } from '../temporal-config/servers/certificates';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { ensurePrivateDirectory } from '../temporal-config/servers/privateDirectory';
import { postgresqlStores } from '../temporal-config/servers/temporalStores';
import { writeTemporalYaml } from '../temporal-config/servers/temporalYaml';
import { join, resolve } from 'node:path';
import { runCommand } from './runCommand';
import { say } from './say';

const usage = `Usage: SQL_HOST=… SQL_PORT=… SQL_USER=… SQL_PASSWORD=… npm run configure-temporal -- DIR [--shards NUMBER]

Writes to DIR what a Temporal server needs that keeps its data in PostgreSQL, in the databases temporal and temporal_visibility: its
configuration, and certificates that it and the office show each other. The number of shards cannot be changed once the server has run.`;

/** The makers' own ports. All lie below 32,768: PostgreSQL's columns hold no more, and the server would end at once. */
const ports = {
  frontend: 7233,
  frontendMembership: 6933,
  history: 7234,
  historyMembership: 6934,
  matching: 7235,
  matchingMembership: 6935,
  worker: 7239,
  workerMembership: 6939,
};

const place = z.object({
  SQL_HOST: z.string().min(1),
  SQL_PORT: z.coerce.number().int().positive(),
  SQL_USER: z.string().min(1),
  SQL_PASSWORD: z.string(),
});

function readOrder() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { shards: { type: 'string', default: '512' } },
    });
    const [directory, ...more] = positionals;
    if (directory === undefined || more.length > 0) throw new RangeError('order');
    const shards = z.coerce.number().int().positive().parse(values.shards);
    return { directory: resolve(directory), shards, ...place.parse(process.env) };
  } catch {
    throw new FailureForPeople(usage);
  }
}

async function configure(): Promise<void> {
  const { directory, shards, ...sql } = readOrder();
  const { SQL_HOST: host, SQL_PORT: port, SQL_USER: user, SQL_PASSWORD: password } = sql;
  ensurePrivateDirectory(directory);
  const certificates = await makeCertificates(join(directory, 'tls'));
  const databases = { store: 'temporal', visibility: 'temporal_visibility' };
  const stores = postgresqlStores({ host, port, user, password }, databases, shards);
  const config = writeTemporalYaml({ directory, stores, ports, certificates });
  say(`The server is started with: temporal-server --config-file ${config} --allow-no-auth start`);
  say('The programs of the office are told of it by:');
  say(`TEMPORAL_ADDRESS=127.0.0.1:${ports.frontend}`);
  for (const [name, value] of Object.entries(certificateVariables(certificates))) say(`${name}=${value}`);
}

runCommand(configure);
