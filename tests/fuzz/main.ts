import { demonstrationPeople } from '../../seeds/accounts/demonstration';
import { explainFailure } from '../../temporal-config/servers/failure-for-people';
import { openJsonOffice, type JsonOffice } from '../api/json-office';
import { bring, receive, untilSigned } from '../api/json-ordinary-case';
import { cookiesOf, type ListeningOffice, listening } from '../api/raw-requests';
import { startEmbeddedServers } from '../servers';
import { fuzzPages } from './pageFuzz';
import { runSchemathesis, schemathesis } from './schemathesis';

const usage = `Sends odd requests to an office of its own, in the name of everybody, and counts the answers of 5xx.

  npm run fuzz -- [REQUESTS] [USER-NAME …]

REQUESTS for each person by the description of the JSON API, and a fifth of it to the pages; 10000 if left out.`;

const print = (line: string) => process.stdout.write(`${line}\n`);

interface Count {
  answers: number;
  faults: Map<string, number>;
}

/** The environment that `servedOffice` reads, as the tests' own set-up gives it. */
async function startServers() {
  const servers = await startEmbeddedServers();
  process.env.LIEM_TEST_TEMPORAL = JSON.stringify(servers.temporal);
  process.env.LIEM_TEST_NAMESPACE = servers.namespace;
  process.env.LIEM_TEST_MONGODB_URI = servers.mongoUri;
  process.env.LIEM_TEST_DIRECTORY = servers.directory;
  return servers;
}

async function fuzz(
  office: JsonOffice,
  server: ListeningOffice,
  count: Count,
  requests: number,
  asked: string[],
) {
  const python = await schemathesis(print);
  const intake = await office.program('tiep.nhan');
  const [fresh, signed] = [await receive(intake), await receive(intake)];
  await bring(office, signed, untilSigned);
  const { body } = await intake.get('/openapi.json');
  const operations = Object.values<object>(body.paths).flatMap((path) => Object.keys(path)).length;
  const usernames = asked.length > 0 ? asked : demonstrationPeople.map(({ username }) => username);
  const seed = Math.floor(Math.random() * 2 ** 31);
  print(`${usernames.length} people, ${operations} operations, seed ${seed}`);
  for (const username of usernames) {
    const before = count.answers;
    const { agent, token } = await office.program(username);
    const headers = { Cookie: cookiesOf(agent), 'X-CSRF-Token': token };
    const examples = Math.ceil(requests / operations);
    const said = await runSchemathesis({ python, port: server.port, headers, examples, seed });
    const byDescription = count.answers - before;
    if (byDescription < operations) throw new Error(`Schemathesis did not do its work:\n${said}`);
    const odd = await fuzzPages({
      office,
      server,
      usernames: [username],
      requests: Math.ceil(requests / 5),
      seed,
      caseIds: [fresh, signed],
    });
    const faults = [...count.faults.values()].reduce((sum, one) => sum + one, 0);
    print(
      `${username}: ${byDescription} by the description, ${count.answers - before - byDescription} to the pages; 5xx so far: ${faults}`,
    );
    for (const { status, request } of odd) {
      print(
        `  ${status} ${request.method} ${JSON.stringify(request.path)} ${request.type}: ${JSON.stringify(request.body.toString())}`,
      );
    }
  }
}

async function main(): Promise<void> {
  const [requests = '10000', ...usernames] = process.argv.slice(2);
  if (!/^\d+$/.test(requests)) {
    print(usage);
    return;
  }
  const servers = await startServers();
  const count: Count = { answers: 0, faults: new Map() };
  try {
    const office = await openJsonOffice('fuzz');
    const server = await listening(office.app, (method, url, status) => {
      count.answers += 1;
      if (status < 500) return;
      const where = `${status} ${method} ${url}`;
      count.faults.set(where, (count.faults.get(where) ?? 0) + 1);
    });
    try {
      await fuzz(office, server, count, Number(requests), usernames);
    } finally {
      await server.close();
      await office.close();
    }
  } finally {
    await servers.stop();
  }
  for (const [where, times] of count.faults) print(`${times} × ${where}`);
  print(
    `${count.answers} answers, ${count.faults.size === 0 ? 'none' : [...count.faults.values()].reduce((a, b) => a + b, 0)} of 5xx`,
  );
  if (count.faults.size > 0) process.exitCode = 1;
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${explainFailure(error)}\n`);
    process.exit(1);
  },
);
