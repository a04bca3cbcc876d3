import type { Express } from 'express';
import type { Services } from '../../office/services';
import { routePattern } from './request';

/** Measures each request by the pattern of its route. */
export function setUpMetrics(app: Express, { metrics }: Services): void {
  app.use((req, res, next) => {
    const stop = metrics.requestSeconds.startTimer();
    res.once('finish', () => {
      // A stream is open for as long as somebody listens: that is no time in which anything was answered.
      if (String(res.getHeader('Content-Type')).startsWith('text/event-stream')) return;
      stop({ method: req.method, route: routePattern(req), status: res.statusCode });
    });
    next();
  });
}
