import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CachedBuild, ensureBuilt } from '../../temporal-config/servers/cachedBuild';
import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import type { Say } from '../../temporal-config/servers/progress';

const version = '4.32.5';

const tool: CachedBuild = {
  name: `schemathesis-${version}`,
  what: `fetching Schemathesis ${version} once`,
  build: fetchWithPip,
  check: (path) => Promise.resolve(existsSync(join(path, 'bin', 'schemathesis'))),
};

/** Its interpreter: the scripts beside it bear the place where they were made. */
const pythonIn = (path: string) => join(path, 'bin', 'python');

async function fetchWithPip(target: string): Promise<void> {
  const python = programOnPath('python3');
  if (python === undefined) throw new FailureForPeople('The fuzz run needs Python 3.10 or newer with venv.');
  const steps: [string, string[]][] = [
    [python, ['-m', 'venv', target]],
    [pythonIn(target), ['-m', 'pip', 'install', '--quiet', `schemathesis==${version}`]],
  ];
  for (const [program, args] of steps) {
    const { code, output } = await runCommand(program, args);
    if (code !== 0) throw new FailureForPeople(`Schemathesis could not be fetched:\n  ${output.trim()}`);
  }
}

/** The Python that has it, fetched into the cache the first time. */
export const schemathesis = async (say: Say): Promise<string> => pythonIn(await ensureBuilt(tool, say));

interface Run {
  python: string;
  /** The file with the description. */
  description: string;
  port: number;
  headers: Readonly<Record<string, string>>;
  /** What it sends: what follows from the description alone, or as many random requests for each of its operations. */
  sends: 'described' | { random: number };
  seed: number;
}

/** At once: while one request is written, others are answered. */
const workers = 4;

/** Sends what the description allows, and what it does not, to each operation; only the server's own count is believed. */
export function runSchemathesis({ python, description, port, headers, sends, seed }: Run): Promise<string> {
  const office = `http://127.0.0.1:${port}`;
  const phases =
    sends === 'described'
      ? ['--phases', 'examples,coverage']
      : ['--phases', 'fuzzing', '--max-examples', String(sends.random)];
  const args = [
    ...['-m', 'schemathesis.cli', 'run', description, '--url', office, ...phases, '--workers', String(workers)],
    ...['--checks', 'not_a_server_error', '--continue-on-failure', '--no-shrink', '--suppress-health-check', 'all'],
    ...['--seed', String(seed), '--warnings', 'off'],
    // It would end the session that the other requests are sent with.
    ...['--exclude-path', '/api/session'],
    ...Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}:${value}`]),
  ]; // prettier-ignore
  return new Promise((resolve, reject) => {
    const child = spawn(python, args, {
      // It leaves notes of its own beside it.
      cwd: dirname(description),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-20_000)));
    }
    child.once('error', reject);
    child.once('close', () => resolve(said));
  });
}
