import {
  TestWorkflowEnvironment,
  type TimeSkippingTestWorkflowEnvironmentOptions,
} from '@temporalio/testing';
import { timeSkippingExecutable } from './time-skipping/build';

/**
 * A Temporal server whose clock jumps ahead, for workflow tests. Use one per test file and call `teardown()` at the
 * end. Move time with `env.sleep()` and ask with queries or updates: awaiting a workflow's `result()` while any other
 * workflow idles jumps the clock by ten years.
 */
export async function createTimeSkippingEnvironment(
  options: Omit<TimeSkippingTestWorkflowEnvironmentOptions, 'server'> = {},
): Promise<TestWorkflowEnvironment> {
  const path = await timeSkippingExecutable((line) => process.stderr.write(`${line}\n`));
  return TestWorkflowEnvironment.createTimeSkipping({
    ...options,
    server: { executable: { type: 'existing-path', path } },
  });
}
