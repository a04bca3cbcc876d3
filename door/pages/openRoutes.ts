import { Router } from 'express';
import type { Door } from '../door';

/** Pages that ask nothing of anybody. */
export function openRoutes({ visits }: Door): Router {
  const routes = Router();
  routes.get('/', (_req, res) => res.render('home'));
  routes.get('/safety', (_req, res) => res.render('safety'));
  routes.get('/left', (_req, res) => res.render('left'));
  routes.post('/leave', (_req, res) => {
    visits.forget(res);
    // Of cookies its own alone: another service may stand under the same name on another port.
    res.set('Clear-Site-Data', '"cache"');
    res.redirect(303, `${res.locals.base}/left`);
  });
  return routes;
}
