import { Router } from 'express';
import type { Services } from '../../office/services';
import { notFound } from './errors/problem';

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
  routes.get('/metrics', async (req, res) => {
    // Whoever comes through the proxy is a visitor; what gathers figures asks the web server itself.
    if (req.get('x-forwarded-for') !== undefined) throw notFound();
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return routes;
}
