import { Router } from 'express';
import type { Services } from '../../office/services';
import { mayReadFigures } from '../../temporal-config/metricsGuard';
import { notFound } from './errors/problem';

/** Answers for the machines that watch over the process; they come before sessions and need none. */
export function healthRoutes({
  readiness,
  metrics,
  settings,
}: Pick<Services, 'readiness' | 'metrics' | 'settings'>): Router {
  const routes = Router();
  routes.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  routes.get('/readyz', async (_req, res) => {
    const state = await readiness.inspect();
    res.status(state.ready ? 200 : 503).json(state);
  });
  routes.get('/metrics', async (req, res) => {
    if (!mayReadFigures(req, settings.metricsToken)) throw notFound();
    await metrics.readings.refresh();
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return routes;
}
