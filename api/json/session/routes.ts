import { type Response, Router } from 'express';
import { z } from 'zod';
import type { Account } from '../../../models/accounts';
import { hasSecondFactor, mustSetUpSecondFactor } from '../../../office/accounts/secondFactor';
import { Problem } from '../../frame/errors/problem';
import type { Services } from '../../../office/services';
import type { SignedIn } from '../../frame/request';
import { createSignIn } from '../../frame/signIn/signIn';
import { signInLimits } from '../../frame/signIn/signInLimits';
import { refuseUnknown } from '../input';

const credentials = z.object({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
  /** Of the app, or one of recovery; needed where the account has a second factor. */
  code: z.string().max(60).optional(),
});

/**
 * The session for JSON callers: `GET /api/session` gives the token that every change sends as `X-CSRF-Token`,
 * `POST` signs in (and gives the new session's token), `DELETE` signs out.
 */
export function sessionRoutes(services: Services): Router {
  const signIn = createSignIn(services);
  const routes = Router();

  /** By what else the account is proved, where it has more than a password. */
  async function provenBy(account: Account, code: string | undefined, res: Response) {
    if (!hasSecondFactor(account)) return 'password';
    if (code === undefined) {
      res.locals.isNoGuess = true;
      throw new Problem(401, 'secondFactorNeeded', { extension: { missing: 'code' } });
    }
    const taken = await signIn.takeCode(account, code);
    if (!taken) throw new Problem(401, 'secondFactorFailed', { extension: { wrong: 'code' } });
    return taken.means;
  }

  routes.get('/api/session', (_req, res) => {
    res.json({ csrfToken: res.locals.csrfToken(), account: publicAccount(res.locals.account) });
  });

  routes.post('/api/session', ...signInLimits(services), async (req, res) => {
    refuseUnknown({ schema: credentials, value: req.body, res, texts: services.texts });
    const sent = credentials.safeParse(req.body);
    const account = sent.success ? await signIn.proveWho(sent.data) : undefined;
    if (!account) throw new Problem(401, 'signInFailed');
    const means = await provenBy(account, sent.data?.code, res);
    await signIn.begin(req, res, account, means);
    const mustSetUp = await mustSetUpSecondFactor(services, account);
    res.json({
      csrfToken: res.locals.csrfToken(),
      account: publicAccount({ ...account, mustSetUpSecondFactor: mustSetUp }),
    });
  });

  routes.delete('/api/session', async (req, res) => {
    await signIn.signOut(req, res);
    res.status(204).end();
  });
  return routes;
}

function publicAccount(account: Omit<SignedIn, 'covers'> | undefined) {
  if (!account) return null;
  const { _id: id, username, displayName, position, roles, language } = account;
  const { mustChangePassword, mustSetUpSecondFactor } = account;
  return {
    id,
    username,
    displayName,
    position,
    roles,
    language,
    mustChangePassword,
    mustSetUpSecondFactor,
  };
}
