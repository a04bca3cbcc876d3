import type { Router } from 'express';
import type { Webhook } from '../../../models/webhooks';
import type { Services } from '../../../office/services';
import { actOnWebhook, proposeWebhook, takeSecret, webhookActs } from '../../../office/webhooks/webhooks';
import { notFound } from '../../frame/errors/problem';
import { requireDuty } from '../../frame/guards';
import { signedInAccount } from '../../frame/request';
import { invalidInput, readInput } from '../input';
import { webhookBody, webhookListSchema, webhookSchema } from './shapes';

const path = '/api/v1/webhooks';

const shown = ({ id, content, ...rest }: Webhook) =>
  webhookSchema.parse({
    id,
    ...rest,
    address: content.address,
    accountId: content.accountId,
    types: content.types,
    links: { self: `${path}/${id}` },
  });

/** Addresses outside that are told what happens: for administrators. */
export function webhookRoutes(routes: Router, services: Services): void {
  const { cases, texts } = services;
  routes.use(path, requireDuty('manageAccounts'));

  routes.get(path, async (_req, res) => {
    res.json(webhookListSchema.parse({ items: (await cases.webhooks.list()).map(shown) }));
  });

  routes.post(path, async (req, res) => {
    const asked = readInput({ schema: webhookBody, value: req.body, res, texts });
    const proposed = await proposeWebhook(services, asked, signedInAccount(res)._id);
    const { t } = res.locals;
    if (proposed.kind === 'refused')
      throw invalidInput([{ field: proposed.field, detail: t(`webhooks:fault.${proposed.fault}`) }]);
    const self = `${path}/${proposed.webhookId}`;
    res.location(self).status(202);
    res.json({ id: proposed.webhookId, detail: t('account:notice.proposed'), links: { self } });
  });

  routes.get(`${path}/:webhookId`, async (req, res) => {
    const found = await cases.webhooks.find(req.params.webhookId);
    if (!found) throw notFound();
    res.json(shown(found));
  });

  for (const act of webhookActs)
    routes.post(`${path}/:webhookId/${act}`, async (req, res) => {
      const { webhookId } = req.params;
      const done = await actOnWebhook(services, { webhookId, act, by: signedInAccount(res)._id });
      if (!done) throw notFound();
      res.json(shown(done));
    });

  routes.post(`${path}/:webhookId/secret`, async (req, res) => {
    const { webhookId } = req.params;
    const secret = await takeSecret(services, { webhookId, by: signedInAccount(res)._id });
    if (secret === undefined) throw notFound();
    res.json({ secret });
  });
}
