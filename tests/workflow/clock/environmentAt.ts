import type { DataConverter } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBuilt } from '../../../temporal-config/servers/cachedBuild';
import { runCommand } from '../../../temporal-config/servers/command';
import { timeSkippingExecutable } from '../../servers/time-skipping/build';

const program = join(__dirname, 'ServerAt.java');
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Compiles the program that sets the clock and starts the server. Once: compiling takes as long as starting. */
async function compile(library: string, target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  const { code, output } = await runCommand('javac', ['-cp', `${library}/*`, '-d', target, program]);
  if (code !== 0) throw new Error(`Workflow tests need a Java development kit:\n${output}`);
  const options = '-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx384m';
  const path = join(target, 'run.sh');
  const classes = `"$(dirname "$0")":'${library}/*'`;
  writeFileSync(path, `#!/bin/sh\nexec java ${options} -cp ${classes} ServerAt "$@" 2>/dev/null\n`);
  chmodSync(path, 0o755);
}

/** A script that starts the server at the moment which is its first argument. */
async function serverAt(): Promise<string> {
  const library = join(dirname(await timeSkippingExecutable(say)), 'lib');
  const version = createHash('sha256')
    .update(library)
    .update(readFileSync(program))
    .digest('hex')
    .slice(0, 12);
  const built = await ensureBuilt(
    {
      name: `time-skipping-server-at-${version}`,
      what: 'compiling the start of the time-skipping server once',
      build: (target) => compile(library, target),
      check: (path) =>
        Promise.resolve(existsSync(join(path, 'ServerAt.class')) && existsSync(join(path, 'run.sh'))),
    },
    say,
  );
  return join(built, 'run.sh');
}

/** The time-skipping server with its clock set to `moment`, so that a test can live through 2022 as it was. */
export async function createEnvironmentAt(
  moment: string,
  dataConverter: DataConverter,
): Promise<TestWorkflowEnvironment> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startAt(moment, dataConverter);
    } catch (error) {
      // On a machine that has to read all of Java from its disk first, the SDK's own patience of seconds is too short.
      if (attempt === startTries) throw error;
    }
  }
}

const startTries = 5;

async function startAt(moment: string, dataConverter: DataConverter): Promise<TestWorkflowEnvironment> {
  return TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: await serverAt() }, extraArgs: [moment] },
    client: { dataConverter },
  });
}
