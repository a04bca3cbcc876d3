import { cacheName } from './cache';
import type { CachedBuild } from './cached-build';
import { runCommand } from './command';
import { buildWithGo } from './go-build';
import { temporalServerVersion } from './versions';

/** The Temporal server itself, as its makers run it on PostgreSQL; here it gets a SQLite file. */
export function temporalServerBuild(): CachedBuild {
  return {
    name: cacheName('temporal-server', temporalServerVersion),
    what: `building Temporal ${temporalServerVersion} once (some 6 minutes on 2 cores)`,
    build: (target) =>
      buildWithGo(
        {
          program: 'server',
          insteadSet: 'TEMPORAL_ADDRESS',
          args: () => ['install', `go.temporal.io/server/cmd/server@v${temporalServerVersion}`],
        },
        target,
      ),
    check: async (path) =>
      (await runCommand(path, ['--version'])).output.trim().endsWith(` ${temporalServerVersion}`),
  };
}

/**
 * Arguments of a `temporal` command found on PATH: its development server, on a file, tuned as the built one.
 */
export function temporalCliArguments(options: { port: number; file: string; durable: boolean }): string[] {
  return [
    ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(options.port)],
    ...['--db-filename', options.file, '--log-level', 'warn'],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', `synchronous=${options.durable ? 2 : 1}`],
    ...['--dynamic-config-value', 'history.transferProcessorMaxPollRPS=500'],
    ...['--dynamic-config-value', 'matching.numTaskqueueReadPartitions=1'],
    ...['--dynamic-config-value', 'matching.numTaskqueueWritePartitions=1'],
  ];
}
