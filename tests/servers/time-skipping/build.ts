import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, type CachedBuild } from '../../../temporal-config/servers/cachedBuild';
import { programOnPath, runCommand } from '../../../temporal-config/servers/command';
import { FailureForPeople } from '../../../temporal-config/servers/failureForPeople';
import type { Say } from '../../../temporal-config/servers/progress';

/** The version of Temporal's test server for Java. */
const timeSkippingServerVersion = '1.28.0';

const server: CachedBuild = {
  name: `time-skipping-server-${timeSkippingServerVersion}`,
  what: `fetching Temporal's time-skipping test server ${timeSkippingServerVersion} once`,
  build: fetchWithMaven,
  check: (path) => Promise.resolve(isWhole(path)),
};

/** Path of an executable that starts the time-skipping server; fetched into the cache the first time. */
export async function timeSkippingExecutable(say: Say): Promise<string> {
  if (programOnPath('java') === undefined) {
    throw new FailureForPeople(
      'Workflow tests need Java 11 or newer: install a Java runtime (Debian: default-jre).',
    );
  }
  return join(await ensureBuilt(server, say), 'run.sh');
}

async function fetchWithMaven(target: string): Promise<void> {
  const maven = programOnPath('mvn');
  if (maven === undefined) {
    throw new FailureForPeople(
      'Workflow tests need Maven once, to fetch the time-skipping server: install it (Debian: maven).',
    );
  }
  mkdirSync(target, { recursive: true });
  const pom = join(target, 'pom.xml');
  copyFileSync(join(__dirname, 'pom.xml'), pom);
  const result = await runCommand(maven, [
    ...['-B', '-q', '-f', pom, `-DtimeSkippingServerVersion=${timeSkippingServerVersion}`],
    ...['dependency:copy-dependencies', `-DoutputDirectory=${join(target, 'lib')}`, '-DincludeScope=runtime'],
  ]);
  if (result.code !== 0) {
    const reason = result.output.trim().split('\n').slice(0, 5).join('\n  ');
    throw new FailureForPeople(
      `The time-skipping server could not be fetched from Maven Central:\n  ${reason}`,
    );
  }
  // Last, so that its presence says that all the rest is there.
  copyFileSync(join(__dirname, 'run.sh'), join(target, 'run.sh'));
  chmodSync(join(target, 'run.sh'), 0o755);
}

function isWhole(path: string): boolean {
  const jar = `temporal-test-server-${timeSkippingServerVersion}.jar`;
  const library = join(path, 'lib');
  return existsSync(join(path, 'run.sh')) && existsSync(library) && readdirSync(library).includes(jar);
}
