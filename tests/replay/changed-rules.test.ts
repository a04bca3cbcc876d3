import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { createDataConverter } from '../../temporal-config/data-converter';
import { type Change, changedBundle, changes } from '../workflow/changed-bundle';
import { historyFiles, readRecorded } from './recorded';

/** Runs of the programs from before have these days; they decided again on replay. */
const isBefore = (file: string): boolean => file < '2026-11-27';

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
});

test.each(Object.keys(changes) as Change[])(
  'each stored history is gone through as it was recorded under a program with %s; one from before may stop by name, and never forks',
  async (change) => {
    const workflowBundle = await changedBundle(change);
    const stopped: string[] = [];
    for (const file of historyFiles) {
      const { workflowId, keys, history } = readRecorded(file);
      const options = { workflowBundle, dataConverter: createDataConverter(keys) };
      try {
        await Worker.runReplayHistory(options, history, workflowId);
      } catch (error) {
        expect(error).toBeInstanceOf(DeterminismViolationError);
        stopped.push(file);
      }
    }
    expect(stopped.filter((file) => !isBefore(file))).toEqual([]);
  },
  400_000,
);
