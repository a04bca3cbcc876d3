import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheName } from './cache';
import type { CachedBuild } from './cachedBuild';
import { runCommand } from './command';
import { buildWithGo } from './goBuild';
import { ferretdbSourceDigest, layOutFerretdb } from './ferretdbSource';
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
export function ferretdbArguments(options: {
  socket: string;
  directory: string;
  durable: boolean;
}): string[] {
  const synchronous = options.durable ? 'full' : 'normal';
  return ['-socket', options.socket, '-data', options.directory, '-synchronous', synchronous];
}

/**
 * Arguments of a `mongod` found on PATH: it takes the path of a socket in place of an address, and then opens no port. Should it open
 * the socket of its own besides, that stands in the same directory, which nobody else can enter, and not in the one for all.
 */
export function mongodArguments(options: { socket: string; directory: string }): string[] {
  const { socket, directory } = options;
  const place = ['--bind_ip', socket, '--unixSocketPrefix', dirname(socket), '--filePermissions', '0600'];
  return ['--dbpath', directory, ...place, '--quiet'];
}
