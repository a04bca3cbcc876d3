import { randomUUID } from 'node:crypto';
import type { Express, Request } from 'express';
import { pinoHttp } from 'pino-http';
import { describeError } from '../../office/programLog';
import type { Services } from '../../office/services';
import { routePattern } from './request';

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
