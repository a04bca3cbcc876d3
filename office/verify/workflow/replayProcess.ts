import { temporal } from '@temporalio/proto';
import {
  DefaultLogger,
  type InjectedSinks,
  Runtime,
  Worker,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { createWorkerDataConverter } from '../../../temporal-config/dataConverter';
import { workflowBundle } from '../../../temporal-config/workflowBundle';
import {
  appendSchema,
  type DecidedEvent,
  type ReplayAnswer,
  type ReplayOrder,
  replayOrderSchema,
} from './messages';
import type { ReplaySinks } from './recordedAppends';

const logger = new DefaultLogger('ERROR');

/** Today's workflow code, with an ear beside it. */
const bundleWithEar = () => workflowBundle({ interceptors: [require.resolve('./recordedAppends')] });

async function replayRun(
  bundle: WorkflowBundleOption,
  { workflowId, keys }: ReplayOrder,
  { runId, history }: ReplayOrder['runs'][number],
): Promise<ReplayAnswer['runs'][number]> {
  const decided: DecidedEvent[] = [];
  const sinks: InjectedSinks<ReplaySinks> = {
    replay: {
      appending: {
        fn: (_info, append) => {
          // As JSON, which is what is hashed.
          decided.push(...appendSchema.parse(JSON.parse(JSON.stringify(append))).events);
        },
        callDuringReplay: true,
      },
    },
  };
  const dataConverter = createWorkerDataConverter(keys);
  try {
    const stored = temporal.api.history.v1.History.decode(history);
    await Worker.runReplayHistory({ workflowBundle: bundle, dataConverter, sinks }, stored, workflowId);
    return { runId, decided };
  } catch (error) {
    const differs = error instanceof DeterminismViolationError;
    return { runId, decided, failure: { differs, message: error instanceof Error ? error.message : '' } };
  }
}

async function answer(raw: unknown): Promise<void> {
  const order = replayOrderSchema.parse(raw);
  Runtime.install({ shutdownSignals: [], logger });
  const bundle = await bundleWithEar();
  const runs: ReplayAnswer['runs'] = [];
  for (const run of order.runs) runs.push(await replayRun(bundle, order, run));
  process.send?.({ runs } satisfies ReplayAnswer, () => process.exit(0));
}

process.once('message', (raw) => {
  answer(raw).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(1));
