import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { context, SpanKind, trace } from '@opentelemetry/api';
import type { Express, Request } from 'express';
import { findTraceparent, requestIdForm } from '../../temporal-config/threads/carried/thread';
import { type Ids, underIds } from '../../temporal-config/threads/currentIds';
import { contextOf, findTraceparentOf, markFailed } from '../../temporal-config/threads/spans';
import { tracer } from '../../temporal-config/threads/tracing';
import { isQuiet } from './quietPaths';
import { routePattern } from './request';

declare module 'express-serve-static-core' {
  interface Locals {
    /** What of this request the log names. */
    ids: Ids;
    /** Goes on within this request, where whoever has read its body has lost it. */
    within: (work: () => void) => void;
  }
}

const given = (req: Request, name: string): string | undefined => req.get(name)?.trim().toLowerCase();

/**
 * Each request has an id and, while traces are kept, a span: its caller's, where they are of the strict form. Both are given back, stand in problem
 * details and in each line of the log, and lead on to workflows and the database.
 */
export function setUpThreads(app: Express): void {
  app.use((req, res, next) => {
    const asked = given(req, 'x-request-id');
    const requestId = asked !== undefined && requestIdForm.test(asked) ? asked : randomUUID();
    req.id = requestId;
    res.locals.ids = { requestId };
    res.setHeader('X-Request-Id', requestId);

    const traceparent = given(req, 'traceparent');
    const from = contextOf({ traceparent });
    const isTraced = !isQuiet(req.url);
    const span = isTraced ? tracer().startSpan(req.method, { kind: SpanKind.SERVER }, from) : undefined;
    const givenBack = findTraceparentOf(span) ?? (findTraceparent(traceparent) && traceparent);
    if (givenBack !== undefined) res.setHeader('traceparent', givenBack);
    res.once('close', () => {
      if (!span?.isRecording()) return;
      const route = routePattern(req);
      const { caseId, commandId } = res.locals.ids;
      void commandId;
      span.updateName(`${req.method} ${route}`).setAttributes({
        'http.request.method': req.method,
        'http.route': route,
        'http.response.status_code': res.statusCode,
        'liem.request_id': requestId,
        ...(caseId !== undefined && { 'liem.case_id': caseId }),
      });
      if (res.statusCode >= 500) markFailed(span);
      span.end();
    });
    underIds(res.locals.ids, () =>
      context.with(span ? trace.setSpan(from, span) : from, () => {
        res.locals.within = AsyncLocalStorage.snapshot();
        next();
      }),
    );
  });
}

/** A body may be read by parts that know nothing of who waits for it: behind them the request is gone on with as itself. */
export function setUpThreadsAgain(app: Express): void {
  app.use((_req, res, next) => res.locals.within(next));
}
