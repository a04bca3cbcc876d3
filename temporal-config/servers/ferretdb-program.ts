import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheName } from './cache';
import type { CachedBuild } from './cached-build';
import { runCommand } from './command';
import { buildWithGo } from './go-build';
import { ferretdbSourceDigest, layOutFerretdb } from './ferretdb-source';
import { ferretdbVersion } from './versions';

/** The MongoDB stand-in: FerretDB embedded in a small program of our own, with SQLite files. */
export function ferretdbBuild(): CachedBuild {
  return {
    name: cacheName('liem-ferretdb', `${ferretdbVersion}-${ferretdbSourceDigest()}`),
    what: `building FerretDB ${ferretdbVersion} once (some 3 minutes on 2 cores)`,
    build: async (target) => {
      const cwd = `${target}.source`;
      const program = { program: 'liem-ferretdb', insteadSet: 'MONGODB_URI' };
      const args = (directory: string) => [
        'build',
        '-mod=vendor',
        '-o',
        join(directory, program.program),
        '.',
      ];
      try {
        await layOutFerretdb(program, cwd);
        await buildWithGo({ ...program, cwd, args }, target);
      } finally {
        rmSync(cwd, { recursive: true, force: true });
      }
    },
    check: async (path) =>
      (await runCommand(path, ['-version'])).output.trim() === `liem-ferretdb ${ferretdbVersion}`,
  };
}

/** Arguments of the built stand-in. */
export function ferretdbArguments(options: { port: number; directory: string; durable: boolean }): string[] {
  const synchronous = options.durable ? 'full' : 'normal';
  return ['-listen', `127.0.0.1:${options.port}`, '-data', options.directory, '-synchronous', synchronous];
}

/** Arguments of a `mongod` found on PATH. */
export function mongodArguments(options: { port: number; directory: string }): string[] {
  return ['--dbpath', options.directory, '--port', String(options.port), '--bind_ip', '127.0.0.1', '--quiet'];
}
