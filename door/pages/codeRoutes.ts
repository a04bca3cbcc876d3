import { type Request, type Response, Router } from 'express';
import { findTypedCode, secretsOf } from '../codes/receiptCode';
import type { Door } from '../door';
import { beginForm, statusOf, takePass } from './paidForm';

/** The way back to a report, by its code. */
export function codeRoutes(door: Door): Router {
  const { boxes, visits, identity } = door;
  const routes = Router();
  const show = (req: Request, res: Response, status = 200, error?: string) => {
    const { pass } = beginForm(door, req, res);
    // What was typed is not given back: a code stands on no page but the one on which it was first shown.
    res.status(status).render('code', { pass, errors: error && [{ field: 'code', text: error }] });
  };

  routes.get('/code', (req, res) => show(req, res));
  routes.post('/code', async (req, res) => {
    const { t, base } = res.locals;
    const code = findTypedCode(String(req.body?.code ?? ''));
    if (code === undefined) return show(req, res, 422, t('door:error.code'));
    const visit = await takePass(door, req, req.body?.pass);
    if (typeof visit === 'string') return show(req, res, statusOf(visit), t(`door:error.${visit}`));
    const secrets = await secretsOf(code, identity.salt);
    if (!boxes.find(secrets.box)) return show(req, res, 422, t('door:error.unknown'));
    visits.keep(res, { mark: visit.mark, secrets });
    res.redirect(303, `${base}/box`);
  });
  return routes;
}
