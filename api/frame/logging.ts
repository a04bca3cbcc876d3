import type { Express, Request, Response } from 'express';
import { pinoHttp } from 'pino-http';
import { z } from 'zod';
import { describeError } from '../../office/programLog';
import type { Services } from '../../office/services';
import type { Ids } from '../../temporal-config/threads/currentIds';
import { isQuiet } from './quietPaths';
import { routePattern } from './request';

const caseAsked = z.object({ caseId: z.uuid() });

/** The case of the address, unless something else was typed there; else the one that a command was given to. */
function idsOf(req: Request, { locals }: Response): Ids {
  const asked = caseAsked.safeParse(req.params).data?.caseId;
  return { ...locals.ids, ...(asked !== undefined && { caseId: asked }) };
}

/** One line per request: method, route pattern, status, time, ids. Never an address, a query, a body or a name. */
export function setUpLogging(app: Express, { logger }: Services): void {
  app.use(
    pinoHttp<Request, Response>({
      logger,
      wrapSerializers: false,
      autoLogging: { ignore: ({ url }) => isQuiet(url) },
      serializers: {
        req: (req: Request) => ({ method: req.method }),
        res: (res: { statusCode: number }) => ({ status: res.statusCode }),
        err: describeError,
      },
      // Asked at the start too, when no route is known yet.
      customProps: (req, res) => (res.writableEnded ? { route: routePattern(req) } : {}),
      customSuccessObject: (req, res, said: object) => ({ ...said, ...idsOf(req, res) }),
      customErrorObject: (req, res, _error, said: object) => ({ ...said, ...idsOf(req, res) }),
      customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info'),
      customSuccessMessage: () => 'request answered',
      customErrorMessage: () => 'request failed',
    }),
  );
}
