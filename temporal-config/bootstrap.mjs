// The way in on a fresh clone: plain Node, no dependencies. Installs what package-lock.json says where it is not there
// yet, then runs the entry that it was given: TypeScript through tsx, JavaScript as it is.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [entry, ...args] = process.argv.slice(2);

const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Liêm needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and try again.`,
  );
}
if (entry === undefined) fail('Usage: node temporal-config/bootstrap.mjs ENTRY [ARGUMENT…]');

/** What is installed, as one digest: lock file and Node's major version (native modules depend on it). */
const digest = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(String(major))
    .digest('hex');

const stamp = join(root, 'node_modules', '.liem-installed');
const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === digest();
if (!installed) {
  process.stdout.write('  … installing the dependencies of package-lock.json\n');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (npm.error) fail('npm was not found: install npm 10 or newer, which comes with Node.');
  if (npm.status !== 0) fail('`npm ci` failed: see its lines above; a package registry must be reachable.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest());
}

const runtime = entry.endsWith('.ts') ? ['--import', 'tsx'] : [];
const child = spawn(process.execPath, [...runtime, join(root, entry), ...args], {
  cwd: root,
  // By the channel the child sees at once when we are gone, however suddenly.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, TZ: 'UTC' },
});
// Ctrl-C reaches the child by itself; what npm or another program sends to us alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
if (process.env.npm_lifecycle_event !== undefined) {
  // npm takes no leave of us when it is killed: then we have another parent.
  const npm = process.ppid;
  setInterval(() => process.ppid === npm || child.kill('SIGTERM'), 1_000).unref();
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
