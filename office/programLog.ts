import { trace } from '@opentelemetry/api';
import pino, { type DestinationStream, type Logger } from 'pino';

import { currentIds } from '../temporal-config/threads/currentIds';

/** Kinds of error whose message is our own program's wording; others may quote what a person typed. */
const speakable = new Set(['TypeError', 'ReferenceError', 'RangeError', 'Template render error']);

/** What of an error may be logged: its kind, its code and where it happened, but no words of people. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...('code' in error && { code: error.code }),
    ...(speakable.has(error.name) && { message: error.message }),
    stack: frames.slice(0, 12).map((line) => line.trim()),
  };
}

/** What is being worked at, and in which trace. */
function idsOfNow(): object {
  const traceId = trace.getActiveSpan()?.spanContext().traceId;
  return { ...currentIds(), ...(traceId !== undefined && { traceId }) };
}

/** What Node itself warns of goes into the log too, by its kind and code. */
export function logWarnings(logger: Logger): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => logger.warn({ err: describeError(warning) }, 'Node warns'));
}

/** The log of a process: JSON lines with the ids of what is worked at, errors without the words of people. */
export function createLogger(level: string, destination?: DestinationStream, name?: string): Logger {
  const options = { level, name, mixin: idsOfNow, serializers: { err: describeError } };
  return destination ? pino(options, destination) : pino(options);
}
