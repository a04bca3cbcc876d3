import { type Response, Router } from 'express';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { authenticatorAddress, newAuthenticatorSecret } from '../../../office/accounts/authenticator';
import { setUpAuthenticator } from '../../../office/accounts/secondFactor';
import type { Services } from '../../../office/services';
import { secondFactorPath as base } from '../../frame/guards';
import { signedInAccount } from '../../frame/request';
import { createPendingSecrets } from '../../frame/signIn/pendingSecret';
import { goOnAfterChange } from './afterChange';

const confirmForm = z.object({ pending: z.string().max(4000), code: z.string().trim().max(60) });

/** Setting up an app: its key is shown, and holds once the app has shown a right code. */
export function newAuthenticator(services: Services): { show: (res: Response) => void; routes: Router } {
  const pending = createPendingSecrets('authenticator', services.settings.secrets.vaultKeys);
  const routes = Router();

  function show(
    res: Response,
    secret = newAuthenticatorSecret(),
    status = 200,
    errors: FieldError[] = [],
  ): void {
    const { _id, username } = signedInAccount(res);
    // With the margin that readers need around it.
    const drawn = renderSVG(authenticatorAddress(secret, username), { border: 4 });
    const picture = Buffer.from(drawn).toString('base64');
    res.status(status).render('secondFactor/app', {
      errors,
      picture: `data:image/svg+xml;base64,${picture}`,
      secret: secret.match(/.{1,4}/g)?.join(' '),
      pending: pending.seal(_id, secret),
    });
  }

  routes.post(`${base}/confirm`, async (req, res) => {
    const own = signedInAccount(res);
    const sent = confirmForm.safeParse(req.body).data;
    const secret = sent && pending.open(own._id, sent.pending);
    // Too long ago: the person begins again.
    if (sent === undefined || secret === undefined) return res.redirect(303, `${base}/authenticator`);
    const set = await setUpAuthenticator(services, own, { secret, code: sent.code });
    if (!set) {
      const errors = [fieldError('code', res.locals.t('secondFactor:problem.newCode'))];
      return show(res, secret, 422, errors);
    }
    await goOnAfterChange({ req, res }, { ...set, notice: 'secondFactor:notice.appAdded' });
  });
  return { show: (res) => show(res), routes };
}
