import type { DataConverter } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { join } from 'node:path';
import { clockLibrary, timeSkippingServer } from '../../servers/time-skipping/fetch';

const say = (line: string) => process.stderr.write(`${line}\n`);

/** As the library that sets the clock reads a moment. */
const asDate = (moment: string) => new Date(moment).toISOString().slice(0, 19).replace('T', ' ');

/** The time-skipping server with its clock set to `moment`, so that a test can live through 2022 as it was. */
export async function createEnvironmentAt(
  moment: string,
  dataConverter: DataConverter,
): Promise<TestWorkflowEnvironment> {
  const path = join(__dirname, 'server-at.sh');
  const extraArgs = [asDate(moment), await clockLibrary(say), await timeSkippingServer(say)];
  return TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path }, extraArgs },
    client: { dataConverter },
  });
}
