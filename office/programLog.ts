import pino, { type DestinationStream, type Logger } from 'pino';

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

/** The log of a process: JSON lines, errors without the words of people. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = { level, serializers: { err: describeError } };
  return destination ? pino(options, destination) : pino(options);
}
