import type { Express } from 'express';
import type { Services } from '../../office/services';
import { routePattern } from './request';

/** Measures each request by the pattern of its route. */
export function setUpMetrics(app: Express, { metrics }: Services): void {
  app.use((req, res, next) => {
    const stop = metrics.requestSeconds.startTimer();
    res.once('finish', () => {
      stop({ method: req.method, route: routePattern(req), status: res.statusCode });
    });
    next();
  });
}
