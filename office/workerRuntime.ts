import { DefaultLogger, type LogEntry, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { sealProblem } from '../temporal-config/codec/encryptionCodec';
import { describeError } from './programLog';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Of what the server's answer says in words only its code may be written: words may quote what a person typed. */
const codeIn = (said: unknown): string | undefined =>
  /\bcode: ['"]?([A-Za-z ]{3,40})/.exec(text(said) ?? '')?.[1];

/** A line of Temporal's program, with those of its fields that are opaque ids or closed words. */
function lineOf({ message, meta = {} }: LogEntry): [object, string] {
  const workflowId = text(meta['workflowId'] ?? meta['workflow_id']);
  const error: unknown = meta['error'];
  const line = {
    part: text(meta['sdkComponent']) ?? 'worker',
    workflowId,
    caseId: /^case-(.+)$/.exec(workflowId ?? '')?.[1],
    runId: text(meta['runId'] ?? meta['run_id']),
    activityType: text(meta['activityType'] ?? meta['activity_type']),
    requestId: text(meta['requestId']),
    commandId: text(meta['commandId']),
    commandIds: meta['commandIds'],
    reason: sealProblem(error),
    code: codeIn(error),
    err: error instanceof Error ? describeError(error) : undefined,
  };
  // What is not said leaves its place to the ids of what is worked at.
  return [Object.fromEntries(Object.entries(line).filter(([, said]) => said !== undefined)), message];
}

/**
 * Sets up Temporal's program in this process: it stops in our own order, writes into our log, its native part too, and tells its measures on a port of the
 * loopback interface, where the worker fetches them.
 */
export function installWorkerRuntime(logger: Logger, level: string, metricsPort: number | undefined): void {
  const least = level === 'trace' ? 'TRACE' : level === 'debug' ? 'DEBUG' : 'WARN';
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger(least, (entry) => logger[levels[entry.level]](...lineOf(entry))),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: least, other: 'ERROR' }), forward: {} },
      ...(metricsPort !== undefined && {
        metrics: { prometheus: { bindAddress: `127.0.0.1:${metricsPort}` } },
      }),
    },
  });
}

/** What Temporal's program measures of itself in this process, as Prometheus reads it. */
export async function readRuntimeMetrics(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(2_000) });
  return response.text();
}
