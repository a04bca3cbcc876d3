import { type Response, Router } from 'express';
import { z } from 'zod';
import { text } from '../../../domain/text/text';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { addPasskey, askForNewPasskey } from '../../../office/accounts/passkeys';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { secondFactorPath as base } from '../../frame/guards';
import { signedInAccount } from '../../frame/request';
import { createPendingSecrets } from '../../frame/signIn/pendingSecret';
import { goOnAfterChange } from './afterChange';

const passkeyForm = z.object({ pending: z.string().max(4000), response: z.string().max(20_000) });
const nameForm = z.object({ name: text().trim().min(1).max(60) });

interface Shown {
  status?: number;
  errors?: FieldError[];
  name?: string;
}

/** Adding a passkey: the browser makes it, and its person gives it a name. */
export function newPasskey(services: Services): {
  show: (res: Response, shown?: Shown) => Promise<void>;
  routes: Router;
} {
  const pending = createPendingSecrets('newPasskey', services.settings.secrets.vaultKeys);
  const routes = Router();

  async function show(res: Response, { status = 200, errors = [], name }: Shown = {}): Promise<void> {
    const own = signedInAccount(res);
    const options = await askForNewPasskey(services, own);
    if (!options) throw notFound();
    res.status(status).render('secondFactor/passkey', {
      errors,
      values: { name },
      options: JSON.stringify(options),
      pending: pending.seal(own._id, options.challenge),
    });
  }

  routes.post(`${base}/passkey-made`, async (req, res) => {
    const own = signedInAccount(res);
    const { t } = res.locals;
    const sent = passkeyForm.safeParse(req.body).data;
    const challenge = sent && pending.open(own._id, sent.pending);
    // Too long ago: the person begins again.
    if (sent === undefined || challenge === undefined) return res.redirect(303, `${base}/passkey`);
    const named = nameForm.safeParse(req.body);
    if (!named.success)
      return show(res, { status: 422, errors: [fieldError('name', t('secondFactor:problem.name'))] });
    const { name } = named.data;
    const made = await addPasskey(services, own, { challenge, answer: sent.response, name });
    if (!made) {
      const errors = [fieldError('name', t('secondFactor:passkey.failed'))];
      return show(res, { status: 422, errors, name });
    }
    await goOnAfterChange({ req, res }, { ...made, notice: 'secondFactor:notice.passkeyAdded' });
  });
  return { show, routes };
}
