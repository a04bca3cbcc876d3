import type { DataConverter, SerializationContext } from '@temporalio/common';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { EncryptionCodec } from '../../temporal-config/codec/encryptionCodec';
import { createDataConverter, failureConverterPath } from '../../temporal-config/dataConverter';
import { type Change, changedBundle, changes } from '../workflow/changedBundle';
import { historyFiles, readRecorded } from './recorded';

/** Runs of the programs from before have these days; they decided again on replay. */
const isBefore = (file: string): boolean => file < '2026-11-27';

const recorded = historyFiles.map((file) => ({ file, ...readRecorded(file) }));
const fitting = recorded.filter(({ file }) => !isBefore(file));
const codecs = new Map(
  fitting.map(({ workflowId, keys }) => [workflowId, new EncryptionCodec(keys, 'throw')]),
);

function codecOf(context: SerializationContext | undefined): EncryptionCodec {
  const codec = codecs.get(context?.workflowId ?? '');
  if (!codec) throw new Error(`no recorded history is of ${context?.workflowId ?? 'no workflow'}`);
  return codec;
}

/** One worker goes through several histories, each opened by the keys of its own recording. */
const dataConverter: DataConverter = {
  failureConverterPath,
  payloadCodecs: [
    {
      encode: async (payloads, context) => codecOf(context).encode(payloads, context),
      decode: async (payloads, context) => codecOf(context).decode(payloads, context),
    },
  ],
};

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
});

test.each(Object.keys(changes) as Change[])(
  'each stored history is gone through as it was recorded under a program with %s; one from before may stop by name, and never forks',
  async (change) => {
    const workflowBundle = await changedBundle(change);
    for (const { keys, history, workflowId } of recorded.filter(({ file }) => isBefore(file))) {
      const options = { workflowBundle, dataConverter: createDataConverter(keys) };
      const stopped = await Worker.runReplayHistory(options, history, workflowId).catch(
        (error: unknown) => error,
      );
      if (stopped !== undefined) expect(stopped).toBeInstanceOf(DeterminismViolationError);
    }
    // What may not stop goes through one worker, which would take none after one that stopped.
    const seen: string[] = [];
    const together = Worker.runReplayHistories({ workflowBundle, dataConverter }, fitting);
    for await (const { workflowId, error } of together) {
      expect({ workflowId, error }).toEqual({ workflowId, error: undefined });
      seen.push(workflowId);
    }
    expect(seen.sort()).toEqual(fitting.map(({ workflowId }) => workflowId).sort());
  },
  400_000,
);
