import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demonstrationPeople } from '../../seeds/accounts/demonstration';
import { explainFailure } from '../../temporal-config/servers/failureForPeople';
import { openJsonOffice, type JsonOffice } from '../api/jsonOffice';
import { bring, receive, untilReported, untilSigned } from '../api/jsonOrdinaryCase';
import { cookiesOf, type ListeningOffice, listening } from '../api/rawRequests';
import { startEmbeddedServers } from '../servers';
import { describedWith, type Known } from './describedWith';
import { fuzzPages } from './pageFuzz';
import { runSchemathesis, schemathesis } from './schemathesis';

const usage = `Sends odd requests to an office of its own, in the name of everybody, and counts the answers of 5xx.

  npm run fuzz -- [REQUESTS] [USER-NAME …]

REQUESTS, or a few more, for each person by the description of the JSON API, and a fifth of it to the pages; 10000 if left out.`;

const print = (line: string) => process.stdout.write(`${line}\n`);

interface Count {
  answers: number;
  faults: Map<string, number>;
  byStatus: Map<number, number>;
  /** Answers that show where in the program they failed. */
  showingProgram: number;
}

const faultsOf = ({ faults }: Count): number => [...faults.values()].reduce((sum, one) => sum + one, 0);

/** The environment that `servedOffice` reads, as the tests' own set-up gives it. */
async function startServers() {
  const servers = await startEmbeddedServers();
  process.env.LIEM_TEST_TEMPORAL = JSON.stringify(servers.temporal);
  process.env.LIEM_TEST_NAMESPACE = servers.namespace;
  process.env.LIEM_TEST_MONGODB_URI = servers.mongoUri;
  process.env.LIEM_TEST_DIRECTORY = servers.directory;
  return servers;
}

/** Cases at several stages, so that whatever a person may do has one that waits for it; some end on the way. */
async function makeCases(office: JsonOffice): Promise<string[]> {
  const intake = await office.program('tiep.nhan');
  const caseIds: string[] = [];
  for (const acts of [[], [], [], untilSigned, untilSigned, untilReported]) {
    const caseId = await receive(intake);
    await bring(office, caseId, acts);
    caseIds.push(caseId);
  }
  return caseIds;
}

/** Writes the description for a run: with what is there, so that requests come behind the first check. */
async function describe(office: JsonOffice, directory: string, caseIds: string[]) {
  const { cases, accounts } = office.services;
  const { body } = await (await office.program('tiep.nhan')).get('/openapi.json');
  const meetings = await cases.meetings.list({}, { skip: 0, limit: 10 });
  const procedures = await cases.reference.listProcedures();
  const known: Known = {
    parameters: {
      caseId: caseIds,
      ...(meetings.length > 0 && { meetingId: meetings.map(({ _id }) => _id) }),
      id: [...new Set(procedures.map(({ id }) => id))],
    },
    references: {
      account: (await accounts.listAccounts()).map(({ _id }) => _id),
      allegation: ['a1'],
      case: caseIds,
    },
  };
  const description = join(directory, `description-${randomUUID()}.json`);
  await writeFile(description, JSON.stringify(describedWith(body, known)));
  const operations = Object.values<object>(body.paths).flatMap((path) => Object.keys(path)).length;
  return { description, operations };
}

/** Convenes a meeting that its address can name. */
async function convene(office: JsonOffice): Promise<void> {
  const chair = await office.program('chu.nhiem');
  const meeting = { body: 'commission', on: '2026-03-16', place: 'Phòng họp số 1' };
  await chair.post('/api/v1/meetings', meeting, { 'Idempotency-Key': randomUUID() });
}

interface Fuzz {
  office: JsonOffice;
  server: ListeningOffice;
  count: Count;
  requests: number;
  directory: string;
}

/** Says every minute how far it is. */
function tellingProgress(username: string, count: Count): () => void {
  const before = count.answers;
  const timer = setInterval(() => {
    print(`  ${username}: ${count.answers - before} answers so far, ${faultsOf(count)} of 5xx`);
  }, 60_000);
  return () => clearInterval(timer);
}

async function fuzz({ office, server, count, requests, directory }: Fuzz, asked: string[]) {
  const python = await schemathesis(print);
  await convene(office);
  const usernames = asked.length > 0 ? asked : demonstrationPeople.map(({ username }) => username);
  const seed = Math.floor(Math.random() * 2 ** 31);
  print(`${usernames.length} people, seed ${seed}`);
  for (const username of usernames) {
    const [before, begun] = [count.answers, Date.now()];
    const caseIds = await makeCases(office);
    const { description, operations } = await describe(office, directory, caseIds);
    const { agent, token } = await office.program(username);
    const headers = { Cookie: cookiesOf(agent), 'X-CSRF-Token': token };
    const stopTelling = tellingProgress(username, count);
    const run = { python, description, port: server.port, headers, seed };
    const said = await runSchemathesis({ ...run, sends: 'described' });
    // What is described is a good part of all requests already; an operation with nothing to vary is not sent so often.
    for (let more = 1; more <= 3 && count.answers - before < requests; more += 1) {
      const left = requests - (count.answers - before);
      const sends = { random: Math.ceil(left / operations) };
      await runSchemathesis({ ...run, seed: seed + more, sends });
    }
    const byDescription = count.answers - before;
    if (byDescription < Math.min(requests, operations))
      throw new Error(`Schemathesis did not do its work:\n${said}`);
    const me = await agent.get('/api/v1/me');
    if (me.status !== 200) throw new Error(`The session of ${username} did not last.`);
    const odd = await fuzzPages({
      office,
      server,
      usernames: [username],
      requests: Math.ceil(requests / 5),
      seed,
      caseIds,
    });
    stopTelling();
    const seconds = Math.round((Date.now() - begun) / 1000);
    const toPages = count.answers - before - byDescription;
    print(
      `${username}: ${byDescription} by the description, ${toPages} to the pages; 5xx so far: ${faultsOf(count)} (${seconds} s)`,
    );
    count.showingProgram += odd.filter(({ showsProgram }) => showsProgram).length;
    for (const { status, showsProgram, request } of odd) {
      print(
        `  ${status}${showsProgram ? ' shows the program' : ''} ${request.method} ${JSON.stringify(request.path)} ${request.type}: ${JSON.stringify(request.body.toString())}`,
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
  const count: Count = { answers: 0, faults: new Map(), byStatus: new Map(), showingProgram: 0 };
  try {
    const office = await openJsonOffice('fuzz');
    const server = await listening(office.app, (method, url, status) => {
      count.answers += 1;
      count.byStatus.set(status, (count.byStatus.get(status) ?? 0) + 1);
      if (status < 500) return;
      const where = `${status} ${method} ${url}`;
      count.faults.set(where, (count.faults.get(where) ?? 0) + 1);
    });
    try {
      const { directory } = servers;
      await fuzz({ office, server, count, requests: Number(requests), directory }, usernames);
    } finally {
      await server.close();
      await office.close();
    }
  } finally {
    await servers.stop();
  }
  for (const [where, times] of count.faults) print(`${times} × ${where}`);
  print(
    `${count.answers} answers, ${count.faults.size === 0 ? 'none' : faultsOf(count)} of 5xx; by status: ${JSON.stringify(Object.fromEntries(count.byStatus))}`,
  );
  if (count.faults.size > 0 || count.showingProgram > 0) process.exitCode = 1;
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${explainFailure(error)}\n`);
    process.exit(1);
  },
);
