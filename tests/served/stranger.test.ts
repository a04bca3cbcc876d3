import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { environmentOfOffice } from '../../temporal-config/runningOffice';
import { certifiedName, makeCertificates } from '../../temporal-config/servers/certificates';
import { freePorts } from '../../temporal-config/servers/ports';
import { readSettings, type Settings } from '../../temporal-config/settings';

// Another user of the machine on which an office for real work runs, and somebody who has its data without its keys.

const root = join(__dirname, '..', '..');
const isRoot = process.getuid?.() === 0;
/** Only root may be somebody else; any other user plays the stranger as well as they can. */
const stranger = isRoot ? { uid: 65_534, gid: 65_534 } : {};
const onlyAsRoot = isRoot ? test : test.skip;
const probe = readFileSync(join(__dirname, 'strangerProbe.mjs'), 'utf8');

const place = mkdtempSync(join(tmpdir(), 'liem-stranger-'));
const data = join(place, 'data');
const keys = join(place, 'keys');
/** Ours may stand where only we can go, as in the cache. */
const strangersNode = join(place, 'node');
let port = 0;
let office: ChildProcess;
let settings: Settings;
let pids: number[];
let ports: number[];

const pidSchema = z.object({ pid: z.number() });
const refused = z.object({ refused: z.string() });
const call = z.union([refused, z.object({ bytes: z.number() })]);
const probeSchema = z.object({
  user: z.number(),
  ports: z.record(
    z.string(),
    z.object({ plain: call, withoutCertificate: call, selfMade: call, mongo: z.string() }),
  ),
  ours: call.optional(),
  socket: z.string().optional(),
  read: z.record(z.string(), z.unknown()),
  listed: z.record(z.string(), z.unknown()),
});

const socketOf = ({ mongo: { uri } }: Settings) =>
  decodeURIComponent(/^mongodb:\/\/([^/]+)\//.exec(uri)?.[1] ?? '');

const hexPort = (line: string) => parseInt(line.trim().split(/\s+/)[1]?.split(':')[1] ?? '', 16);
const inodeOf = (line: string) => line.trim().split(/\s+/)[9] ?? '';

/** The sockets that a process holds, by their numbers. */
function socketsOf(pid: number): string[] {
  const fds = `/proc/${pid}/fd`;
  return readdirSync(fds).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(join(fds, fd)))?.[1] ?? [];
    } catch {
      // Closed meanwhile.
      return [];
    }
  });
}

/** Every TCP port that a process of the office listens on. */
function listeningPorts(): number[] {
  const held = new Set(pids.flatMap(socketsOf));
  const lines = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8').split('\n').slice(1),
  );
  const listening = lines.filter((line) => / 0A /.test(line) && held.has(inodeOf(line)));
  return [...new Set(listening.map(hexPort))].sort((one, other) => one - other);
}

/** Runs the probe as the stranger, and tells what it found. */
async function probeAs(
  who: { uid?: number; gid?: number },
  asked: Record<string, unknown>,
): Promise<z.infer<typeof probeSchema>> {
  const whole = { ports: [], files: [], directories: [], servername: certifiedName, ...asked };
  const child = spawn(strangersNode, ['--input-type=module', '-e', probe], {
    ...who,
    cwd: '/',
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (said: string) => (text += said));
  child.stdin.end(JSON.stringify(whole));
  await new Promise((resolve) => child.once('close', resolve));
  return probeSchema.parse(JSON.parse(text));
}

const pem = ({ cert, key }: { cert: string; key: string }) => ({
  cert: readFileSync(cert, 'utf8'),
  key: readFileSync(key, 'utf8'),
});

beforeAll(async () => {
  // What keeps others out must be the office's own directories, not the one that they happen to be in.
  chmodSync(place, 0o755);
  copyFileSync(process.execPath, strangersNode);
  chmodSync(strangersNode, 0o755);
  [port = 0] = await freePorts(1);
  const env = { ...process.env, TEMPORAL_ADDRESS: '', MONGODB_URI: '', LIEM_DATA: data, LIEM_KEYS: keys };
  const entry = ['temporal-config/bootstrap.mjs', 'temporal-config/start.ts'];
  office = spawn(process.execPath, [...entry, '--empty', '--port', String(port)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [office.stdout, office.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (!said.includes('Liêm is ready')) {
    if (office.exitCode !== null) throw new Error(said);
    await pause(100);
  }
  settings = readSettings(environmentOfOffice({ LIEM_DATA: data, LIEM_KEYS: keys }));
  const files = [
    join(data, 'launcher.json'),
    ...readdirSync(join(data, 'pids')).map((file) => join(data, 'pids', file)),
  ];
  pids = files.map((file) => pidSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).pid);
  ports = listeningPorts();
}, 240_000);
afterAll(async () => {
  const ended = new Promise((resolve) => office.once('close', resolve));
  office.kill('SIGINT');
  await ended;
  rmSync(place, { recursive: true, force: true });
}, 60_000);

test('no port of the office answers whoever has no certificate of its own start', async () => {
  const frontend = Number(settings.temporal.address.split(':')[1]);
  expect(ports).toEqual(expect.arrayContaining([port, frontend]));
  const selfMade = pem((await makeCertificates(join(place, 'self-made'))).client);
  // What stands open to everybody: the sign-in, and the pages of the public door.
  const others = ports.filter((one) => one !== port && one !== port + 100);
  const found = await probeAs(stranger, { ports: others, selfMade });
  expect(found.user).toBe(isRoot ? 65_534 : process.getuid?.());
  expect(Object.keys(found.ports)).toHaveLength(others.length);
  for (const [of, answers] of Object.entries(found.ports)) {
    for (const way of ['plain', 'withoutCertificate', 'selfMade'] as const) {
      expect({ of, way, answer: answers[way] }).toEqual({
        of,
        way,
        answer: { refused: expect.any(String) },
      });
    }
    expect(answers.mongo).not.toMatch(/ismaster|maxWireVersion|ok/i);
  }
  // The same question with the office's own certificate is answered: what is refused is the stranger, not the question.
  const { cert = '', key = '' } = settings.temporal.tls ?? {};
  const own = await probeAs({}, { ours: { cert, key }, frontend, socket: socketOf(settings) });
  expect(own.ours).toEqual({ bytes: expect.any(Number) });
  expect(own.socket).toMatch(/maxWireVersion/);
});

onlyAsRoot('neither the data, nor the keys, nor what its processes were told can be read', async () => {
  const socket = socketOf(settings);
  expect(socket).toContain(data);
  const files = [
    ...['running.json', 'office.json', 'launcher.json', 'servers.json'].map((name) => join(data, name)),
    ...['temporal/server.sqlite', 'temporal/server.yaml', 'temporal/tls/client-key.pem'].map((name) =>
      join(data, name),
    ),
    ...['logs/worker.log', 'pids/worker.pid'].map((name) => join(data, name)),
    ...readdirSync(join(data, 'ferretdb')).map((name) => join(data, 'ferretdb', name)),
    ...readdirSync(keys).map((name) => join(keys, name)),
    ...pids.map((pid) => `/proc/${pid}/environ`),
  ];
  const found = await probeAs(stranger, { files, directories: [data, keys], socket });
  expect(found.socket).toBe('EACCES');
  for (const [path, answer] of Object.entries({ ...found.read, ...found.listed })) {
    expect({ path, answer }).toEqual({ path, answer: expect.stringMatching(/^(EACCES|EPERM)$/) });
  }
  // Everybody sees how a process was called.
  const told = pids.map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).join();
  for (const { key } of settings.secrets.vaultKeys) expect(told).not.toContain(key);
  expect(told).not.toContain(settings.secrets.sessionSecret);
});

test('the web server shows its public pages and asks everybody else to sign in', async () => {
  const url = `http://localhost:${port}`;
  for (const path of ['/api/v1/cases', '/api/v1/registers', '/api/v1/meetings']) {
    expect({ path, status: (await fetch(`${url}${path}`)).status }).toEqual({ path, status: 401 });
  }
  for (const path of ['/', '/cases', '/accounts']) {
    const { status, url: end } = await fetch(`${url}${path}`);
    expect({ path, isOpen: status === 200 && !/sign-in|dang-nhap|login/.test(end) }).toEqual({
      path,
      isOpen: false,
    });
  }
});

/** What must not be found in the files of the database, by whoever has a copy of them. */
const secretsStored: { what: string; text: string; store(): Promise<void> }[] = [
  {
    what: 'the name of a reporter',
    text: 'Nguyen Thi Kin Tieng',
    store: () =>
      withStores(({ vault }) =>
        vault.store('stranger-case', 'p-stranger-case', {
          name: 'Nguyen Thi Kin Tieng',
          address: '',
          phone: '',
          originalText: '',
        }),
      ),
  },
  {
    what: 'a row of an import',
    text: 'Don to cao cua nguoi kin tieng',
    store: () =>
      withStores(async ({ imports }) => {
        await imports.keep({ _id: 'stranger', by: 'x', createdAt: '2026-03-02', expiresAt: '2999-01-01' }, [
          { row: 1, status: 'ready', content: 'Don to cao cua nguoi kin tieng' },
        ]);
      }),
  },
];

async function withStores(
  work: (stores: Awaited<ReturnType<typeof createCaseStores>>) => Promise<void>,
): Promise<void> {
  const connection = await openConnection(settings.mongo.uri);
  try {
    await work(await createCaseStores(connection, settings.secrets.vaultKeys));
  } finally {
    await connection.close();
  }
}

test('whoever has the database’s files and not the keys reads no secret in them', async () => {
  for (const { store } of secretsStored) await store();
  const directory = join(data, 'ferretdb');
  const kept = Buffer.concat(readdirSync(directory).map((name) => readFileSync(join(directory, name))));
  expect(kept.includes('stranger-case')).toBe(true);
  for (const { what, text } of secretsStored) {
    expect({ what, isThere: kept.includes(text) }).toEqual({ what, isThere: false });
  }
  for (const { key } of settings.secrets.vaultKeys) expect(kept.includes(key)).toBe(false);
});
