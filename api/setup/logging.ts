import { randomUUID } from 'node:crypto';
import type { Express, Request } from 'express';
import pino, { type DestinationStream, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Services } from '../services';
import { routePattern } from './request';

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

const quietPaths = ['/assets/', '/healthz', '/readyz', '/metrics'];

/** One line per request: method, route pattern, status, time, ids. Never an address, a query, a body or a name. */
export function setUpLogging(app: Express, { logger }: Services): void {
  app.use(
    pinoHttp({
      logger,
      genReqId: () => randomUUID(),
      wrapSerializers: false,
      quietReqLogger: true,
      autoLogging: { ignore: (req) => quietPaths.some((path) => req.url?.startsWith(path)) },
      serializers: {
        req: (req: Request) => ({ method: req.method }),
        res: (res: { statusCode: number }) => ({ status: res.statusCode }),
        err: describeError,
      },
      // Asked at the start too, when no route is known yet.
      customProps: (req, res) => (res.writableEnded ? { route: routePattern(req as Request) } : {}),
      customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info'),
      customSuccessMessage: () => 'request answered',
      customErrorMessage: () => 'request failed',
    }),
  );
}
