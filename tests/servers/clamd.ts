import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programOnPath } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { type GuardedProcess, lastLines, startGuarded } from '../../temporal-config/servers/guardedProcess';
import { waitUntilReady } from '../../temporal-config/servers/readiness';
import { installDebianPackage } from './debianPackage';

const findProgram = () => programOnPath('clamd', `${process.env.PATH}:/usr/sbin:/usr/local/sbin`);
const mayInstall = () => programOnPath('apt-get') !== undefined && process.getuid?.() === 0;

/** Why the tests with ClamAV's daemon cannot run on this machine; undefined where they can. */
export const whyNoClamd = (): string | undefined =>
  findProgram() !== undefined || mayInstall()
    ? undefined
    : 'there is no clamd here, and we may not install one (Debian: apt-get install clamav-daemon)';

/** ClamAV's daemon with one signature of our own, on a socket in a directory of its own. */
export interface OwnClamd {
  socket: string;
  /** What a file holds that the daemon calls infected, and as what. */
  marker: Buffer;
  found: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Ends it at once, whatever it is at. */
  kill(): Promise<void>;
  /** Removes all that it has written. */
  remove(): void;
}

const answers = (socket: string) =>
  new Promise<void>((resolve, reject) => {
    const asked = connect(socket);
    asked.once('error', reject);
    asked.once('connect', () => asked.write('zPING\0'));
    asked.once('data', (said) => {
      asked.destroy();
      if (said.toString().startsWith('PONG')) resolve();
      else reject(new Error(said.toString()));
    });
  });

/**
 * Sets up the system's daemon, installed where we may.
 * @param megabytes its limits: the largest stream that it takes, and the largest file of which it looks at all
 */
export async function ownClamd(megabytes: { stream: number; file: number }): Promise<OwnClamd> {
  if (findProgram() === undefined) {
    const isThere = () => findProgram() !== undefined;
    await installDebianPackage({ title: 'ClamAV', packages: ['clamav-daemon'], isThere });
  }
  const command = findProgram();
  if (command === undefined)
    throw new FailureForPeople('These tests need ClamAV: apt-get install clamav-daemon');
  const root = mkdtempSync(join(tmpdir(), 'liem-clamd-'));
  const [data, socket, config] = [join(root, 'data'), join(root, 'clamd.sock'), join(root, 'clamd.conf')];
  mkdirSync(data);
  const marker = Buffer.from(`LIEM-${randomBytes(12).toString('hex')}`);
  writeFileSync(join(data, 'own.ndb'), `Liem.Test:0:*:${marker.toString('hex')}\n`);
  const lines = [
    `LocalSocket ${socket}`,
    `DatabaseDirectory ${data}`,
    `TemporaryDirectory ${root}`,
    `StreamMaxLength ${megabytes.stream}M`,
    `MaxFileSize ${megabytes.file}M`,
    'MaxScanSize 400M',
    'Foreground yes',
    'FixStaleSocket yes',
    ...(process.getuid?.() === 0 ? ['User root'] : []),
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  const places = { logs: join(root, 'logs'), pids: join(root, 'pids') };
  let running: GuardedProcess | undefined;
  const end = async (patience: number) => {
    await running?.stop(patience);
    running = undefined;
  };
  return {
    socket,
    marker,
    // So does ClamAV call what no signed database knows.
    found: 'Liem.Test.UNOFFICIAL',
    start: async () => {
      const plan = { name: 'clamd', command, args: ['--config-file', config] };
      const daemon = startGuarded(plan, places);
      running = daemon;
      const gaveUp = () => (daemon.isRunning() ? undefined : lastLines(daemon.logFile));
      await waitUntilReady(() => answers(socket), { timeout: 60_000, gaveUp });
    },
    stop: () => end(20_000),
    kill: () => end(0),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
