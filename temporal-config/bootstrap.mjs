// The way in on a fresh clone: plain Node, no dependencies. Finds the Node to run on, installs what package-lock.json says where it is
// not there yet, then runs the entry that it was given: TypeScript through tsx, JavaScript as it is.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findRuntime } from './node/runtime.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [entry, ...args] = process.argv.slice(2);

const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};
// What a command prints may be read by a program; this is for the person beside it.
const say = (line) => process.stderr.write(`${line}\n`);

if (entry === undefined) fail('Usage: node temporal-config/bootstrap.mjs ENTRY [ARGUMENT…]');
const runtime = (() => {
  try {
    return findRuntime({ version: process.versions.node, env: process.env, say });
  } catch (error) {
    return fail(error.message);
  }
})();
if (runtime.path !== process.execPath) {
  say(`  Node ${process.versions.node} started this; it runs on the packaged Node ${runtime.version}.`);
} else if (entry.endsWith('/start.ts')) {
  say(`  It runs on Node ${runtime.version}, which it was started with.`);
}
// Whatever is started further, also through npm, finds the same Node first.
const env = { ...process.env, TZ: 'UTC', PATH: [dirname(runtime.path), process.env.PATH].join(delimiter) };

/** What is installed, as one digest: lock file and Node's major version (native modules depend on it). */
const digest = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(runtime.version.split('.')[0])
    .digest('hex');

const stamp = join(root, 'node_modules', '.liem-installed');
const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === digest();
if (!installed) {
  say('  … installing the dependencies of package-lock.json');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (npm.error) fail('npm was not found: install npm 10 or newer, which comes with Node.');
  if (npm.status !== 0) fail('`npm ci` failed: see its lines above; a package registry must be reachable.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest());
}

const loader = entry.endsWith('.ts') ? ['--import', 'tsx'] : [];
const child = spawn(runtime.path, [...loader, join(root, entry), ...args], {
  cwd: root,
  // By the channel the child sees at once when we are gone, however suddenly.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env,
});
// Ctrl-C reaches the child by itself; what npm or another program sends to us alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
if (process.env.npm_lifecycle_event !== undefined) {
  // npm takes no leave of us when it is killed: then we have another parent.
  const npm = process.ppid;
  setInterval(() => process.ppid === npm || child.kill('SIGTERM'), 1_000).unref();
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
