import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import type { ProcessPlaces } from '../../temporal-config/servers/guardedProcess';
import { freePorts } from '../../temporal-config/servers/ports';
import { supervise } from '../../temporal-config/servers/supervisor';
import type { PostgresqlPlace } from '../../temporal-config/servers/temporalStores';
import { installDebianPackage } from './debianPackage';

/** Where Debian and its like put the programs of each version; only `psql` and its kind stand on PATH. */
const debianVersions = '/usr/lib/postgresql';
const used = ['initdb', 'postgres', 'pg_isready'];

/** The directory of PostgreSQL's programs: on PATH, else where Debian keeps them, else Debian's package, installed where we may. */
async function findPrograms(): Promise<string> {
  const found = programsHere();
  if (found !== undefined) return found;
  await installDebianPackage({
    title: 'PostgreSQL',
    packages: ['postgresql'],
    isThere: () => programsHere() !== undefined,
  });
  const installed = programsHere();
  if (installed !== undefined) return installed;
  throw new FailureForPeople(
    'Temporal on PostgreSQL needs PostgreSQL 12 or newer: install it (Debian: `apt-get install postgresql`), or put its `initdb` on PATH.',
  );
}

function programsHere(): string | undefined {
  const initdb = programOnPath('initdb');
  const versions = existsSync(debianVersions) ? readdirSync(debianVersions) : [];
  return [
    // A link on PATH leads to where the others stand too.
    ...(initdb === undefined ? [] : [dirname(realpathSync(initdb))]),
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debianVersions, version, 'bin')),
  ].find((directory) => used.every((program) => existsSync(join(directory, program))));
}

/** As whom PostgreSQL runs, which refuses to be root: ourselves, or else the user of its package, or nobody. */
async function findOwner(): Promise<{ uid: number; gid: number; prefix: readonly string[] } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [user, group] = await Promise.all(['-u', '-g'].map((what) => runCommand('id', [what, name])));
    if (user?.code !== 0 || group?.code !== 0) continue;
    const [uid, gid] = [Number(user.output), Number(group.output)];
    const prefix = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'];
    return { uid, gid, prefix };
  }
  throw new FailureForPeople(
    'PostgreSQL does not run as root, and this machine has no user `postgres` or `nobody`.',
  );
}

/** A PostgreSQL server of our own. */
export interface OwnPostgresql extends PostgresqlPlace {
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL, the system's package, on an empty cluster in a temporary directory, which is gone at the end. It listens on the
 * loopback interface alone and asks for a password, as one on another machine does.
 * @param durable whether each commit waits for the disk
 */
export async function startPostgresql(options: {
  durable: boolean;
  places: ProcessPlaces;
  say: (line: string) => void;
}): Promise<OwnPostgresql> {
  const programs = await findPrograms();
  const owner = await findOwner();
  const root = mkdtempSync(join(tmpdir(), 'liem-postgresql-'));
  const remove = () => rmSync(root, { recursive: true, force: true });
  const data = join(root, 'data');
  const own = (path: string) => owner && chownSync(path, owner.uid, owner.gid);
  const commandOf = (program: string, args: readonly string[]) => {
    const [command = '', ...rest] = [...(owner?.prefix ?? []), join(programs, program), ...args];
    return { command, args: rest };
  };
  const place = { host: '127.0.0.1', port: 0, user: 'temporal', password: randomBytes(24).toString('hex') };
  const [port = 0] = await freePorts(1);
  try {
    mkdirSync(data);
    const passwordFile = join(root, 'password');
    writeFileSync(passwordFile, place.password, { mode: 0o600 });
    for (const path of [root, data, passwordFile]) own(path);
    chmodSync(data, 0o700);
    const initdb = commandOf('initdb', [
      ...['-D', data, '-U', place.user, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...['--encoding=UTF8', '--locale=C', '--no-sync'],
    ]);
    const made = await runCommand(initdb.command, initdb.args, { cwd: root });
    rmSync(passwordFile);
    if (made.code !== 0) throw new FailureForPeople(`PostgreSQL could not be set up:\n${made.output}`);
    const server = await supervise(
      {
        name: 'postgresql',
        ...commandOf('postgres', [
          ...['-D', data, '-c', `listen_addresses=${place.host}`, '-c', `port=${port}`],
          ...['-c', 'unix_socket_directories=', '-c', 'max_connections=200'],
          ...['-c', `fsync=${options.durable ? 'on' : 'off'}`],
        ]),
        isReady: async () => {
          const where = ['-h', place.host, '-p', String(port)];
          const asked = await runCommand(join(programs, 'pg_isready'), where);
          if (asked.code !== 0) throw new Error(asked.output);
        },
      },
      { places: options.places, say: options.say, timeout: 60_000 },
    );
    return {
      ...place,
      port,
      stop: async () => {
        await server.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
