import { Router } from 'express';
import { z } from 'zod';
import { maySeeCases } from '../../../domain/access/policy';
import type { Account } from '../../../models/accounts';
import { officeToday } from '../../../language/dates';
import { actorOf } from '../../../office/people/actorOf';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import { flash, signedInAccount } from '../../frame/request';

const wanted = z.enum(['yes', 'no']);
/** What is typed while no letter is wanted is not looked at. */
const lettersForm = z.discriminatedUnion('wanted', [
  z.object({ wanted: z.literal(wanted.enum.no) }),
  z.object({
    wanted: z.literal(wanted.enum.yes),
    address: z
      .string()
      .trim()
      .max(254)
      .pipe(z.email({ error: 'notices:problem.address' })),
  }),
]);

/** Whether a person is told by mail each working day how much waits for them, and at which address. */
export function letterRoutes({ settings, ownSettings, letters, texts }: Services): Router {
  const routes = Router();

  async function pageOf({ _id }: Account) {
    const [address, today] = await Promise.all([
      ownSettings.findAddress(_id),
      letters.findState(officeToday(), _id),
    ]);
    return {
      values: { wanted: address === undefined ? 'no' : 'yes', address },
      at: settings.mail?.at,
      today,
    };
  }

  function whoGetsLetters(account: Account): Account {
    if (!maySeeCases(actorOf(account))) throw forbidden();
    return account;
  }

  routes.get('/account/letters', async (_req, res) => {
    res.render('account/letters', await pageOf(whoGetsLetters(signedInAccount(res))));
  });

  routes.post('/account/letters', async (req, res) => {
    const own = whoGetsLetters(signedInAccount(res));
    const form = readForm({ schema: lettersForm, body: req.body, res, texts, labels: 'notices:label' });
    if (!form.ok) return res.status(422).render('account/letters', { ...(await pageOf(own)), ...form });
    await ownSettings.keepAddress(own._id, form.data.wanted === 'yes' ? form.data.address : undefined);
    flash(req, { kind: 'success', key: `notices:saved.${form.data.wanted}` });
    res.redirect(303, '/account');
  });
  return routes;
}
