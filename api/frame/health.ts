import { Router } from 'express';
import type { Services } from '../../office/services';

/** Answers for the machines that watch over the process; they come before sessions and need none. */
export function healthRoutes({ readiness, metrics }: Pick<Services, 'readiness' | 'metrics'>): Router {
  const routes = Router();
  routes.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  routes.get('/readyz', async (_req, res) => {
    const state = await readiness.inspect();
    res.status(state.ready ? 200 : 503).json(state);
  });
  routes.get('/metrics', async (_req, res) => {
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return routes;
}
