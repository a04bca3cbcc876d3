// Which Node runs Liêm: the one that it is started with, or the packaged one where that is too old. Plain JavaScript without dependencies,
// since it comes before all of them.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const oldest = { major: 22, minor: 13 };
const remedy = `install Node ${oldest.major}.${oldest.minor} or newer and try again`;

/** Whether a version of Node will do; `LIEM_NODE` may name the one major version that is wanted. */
export function isFit(version, wanted) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (wanted) return major === Number(wanted);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}

/** The packaged Node for this kind of machine, as its lock file pins it; undefined where there is none. */
export function findPackage(machine) {
  const { optionalDependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  const name = `node-${machine}`;
  const version = optionalDependencies[name];
  return version && { name, version };
}

/**
 * The path of the Node to run on, fetched into the cache the first time it is needed.
 * @throws an error whose message is one sentence with the remedy
 */
export function findRuntime({ version, env, say, machine = `${process.platform}-${process.arch}` }) {
  if (isFit(version, env.LIEM_NODE)) return { path: process.execPath, version };
  const packaged = findPackage(machine);
  const wanted = env.LIEM_NODE;
  if (!packaged || !isFit(packaged.version, wanted)) {
    const why = wanted
      ? `LIEM_NODE asks for Node ${wanted}`
      : `Liêm needs Node ${oldest.major}.${oldest.minor} or newer`;
    throw new Error(`${why}, this is ${version}, and no other is packaged for this machine: ${remedy}.`);
  }
  const cache = join(
    env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(homedir(), '.cache'),
    'liem',
  );
  const kept = join(cache, `node-${packaged.version}-${machine}`);
  const program = (directory) => join(directory, 'node_modules', packaged.name, 'bin', 'node');
  if (!runs(program(kept), packaged.version)) {
    say(`  … this is Node ${version}; fetching Node ${packaged.version} to run on, once`);
    const unfinished = `${kept}.unfinished-${process.pid}`;
    try {
      fetchInto(unfinished);
      if (!runs(program(unfinished), packaged.version)) {
        throw new Error(`The packaged Node ${packaged.version} does not run on this machine: ${remedy}.`);
      }
      rmSync(kept, { recursive: true, force: true });
      renameSync(unfinished, kept);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return { path: program(kept), version: packaged.version };
}

function fetchInto(directory) {
  mkdirSync(directory, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(here, file), join(directory, file));
  const words = ['ci', '--no-audit', '--no-fund', '--no-bin-links', '--loglevel=error'];
  const npm = spawnSync('npm', words, { cwd: directory, stdio: ['ignore', 'inherit', 'inherit'] });
  if (npm.error) throw new Error('npm was not found: install npm 10 or newer, which comes with Node.');
  if (npm.status !== 0) {
    throw new Error(`A newer Node could not be fetched: a package registry must be reachable, or ${remedy}.`);
  }
}

function runs(program, version) {
  if (!existsSync(program)) return false;
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${version}`;
}
