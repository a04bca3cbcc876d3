import type { DataConverter } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { timeSkippingExecutable } from '../../servers/time-skipping/build';

const program = join(__dirname, 'ServerAt.java');

/** A script that starts the server through a program of ours, which Java compiles on the way (so: a JDK). */
function writeScript(library: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'liem-clock-')), 'run.sh');
  const options = '-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx384m';
  writeFileSync(path, `#!/bin/sh\nexec java ${options} -cp '${library}/*' '${program}' "$@" 2>/dev/null\n`);
  chmodSync(path, 0o755);
  return path;
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

const startTries = 3;

async function startAt(moment: string, dataConverter: DataConverter): Promise<TestWorkflowEnvironment> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const library = join(dirname(await timeSkippingExecutable(say)), 'lib');
  return TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: writeScript(library) }, extraArgs: [moment] },
    client: { dataConverter },
  });
}
