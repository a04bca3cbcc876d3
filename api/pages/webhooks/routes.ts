import { type Request, type Response, Router } from 'express';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { actOnWebhook, proposeWebhook, takeSecret, webhookActs } from '../../../office/webhooks/webhooks';
import { sentValues } from '../../frame/forms/form';
import { notFound } from '../../frame/errors/problem';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { readWebhookForm } from './readForm';

const path = '/webhooks';

/** Addresses outside that are told what happens: proposed by an administrator, and looked after by one. */
export function webhookPageRoutes(services: Services): Router {
  const { accounts, cases } = services;
  const routes = Router();
  routes.use(path, requireDuty('manageAccounts'));

  async function show(res: Response, more: { status?: number; values?: object; errors?: FieldError[] } = {}) {
    const [all, { nameOf }] = await Promise.all([cases.webhooks.list(), readPeople(accounts)]);
    const webhooks = all.map(({ content, ...rest }) => ({
      ...rest,
      address: content.address,
      types: content.types?.join(', '),
      account: nameOf(content.accountId),
    }));
    const { status = 200, values = {}, errors } = more;
    res.status(status).render('webhooks/list', { webhooks, values, errors });
  }

  routes.get(path, (_req, res) => show(res));

  routes.post(path, async (req, res) => {
    const { t } = res.locals;
    const values = sentValues(req.body);
    const read = readWebhookForm(values, t);
    if ('errors' in read) return show(res, { status: 422, values, errors: read.errors });
    const proposed = await proposeWebhook(services, read.asked, signedInAccount(res)._id);
    if (proposed.kind === 'refused') {
      const errors = [fieldError(proposed.field, t(`webhooks:fault.${proposed.fault}`))];
      return show(res, { status: 422, values, errors });
    }
    flash(req, { kind: 'information', key: 'account:notice.proposed' });
    res.redirect(303, '/acts');
  });

  const asked = (req: Request<{ webhookId: string }>, res: Response) => ({
    webhookId: req.params.webhookId,
    by: signedInAccount(res)._id,
  });

  for (const act of webhookActs)
    routes.post(`${path}/:webhookId/${act}`, async (req, res) => {
      if (!(await actOnWebhook(services, { ...asked(req, res), act }))) throw notFound();
      flash(req, { kind: 'success', key: `webhooks:done.${act}` });
      res.redirect(303, path);
    });

  routes.post(`${path}/:webhookId/secret`, async (req, res) => {
    const secret = await takeSecret(services, asked(req, res));
    if (secret === undefined) throw notFound();
    // Shown in this answer only: it is kept in no session, notice or log.
    res.render('webhooks/secret', { secret });
  });
  return routes;
}
