import { Router } from 'express';
import { z } from 'zod';
import type { Account } from '../../../models/accounts';
import { Problem } from '../../frame/errors/problem';
import type { Services } from '../../../office/services';
import { createSignIn } from '../../frame/signIn/signIn';
import { signInLimits } from '../../frame/signIn/signInLimits';

const credentials = z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) });

/**
 * The session for JSON callers: `GET /api/session` gives the token that every change sends as `X-CSRF-Token`,
 * `POST` signs in (and gives the new session's token), `DELETE` signs out.
 */
export function sessionRoutes(services: Services): Router {
  const { signIn, signOut } = createSignIn(services);
  const routes = Router();

  routes.get('/api/session', (_req, res) => {
    res.json({ csrfToken: res.locals.csrfToken(), account: publicAccount(res.locals.account) });
  });

  routes.post('/api/session', ...signInLimits(services), async (req, res) => {
    const sent = credentials.safeParse(req.body);
    const account = sent.success ? await signIn(req, res, sent.data) : undefined;
    if (!account) throw new Problem(401, 'signInFailed');
    res.json({ csrfToken: res.locals.csrfToken(), account: publicAccount(account) });
  });

  routes.delete('/api/session', async (req, res) => {
    await signOut(req, res);
    res.status(204).end();
  });
  return routes;
}

function publicAccount(account: Account | undefined) {
  if (!account) return null;
  const { _id: id, username, displayName, position, roles, language, mustChangePassword } = account;
  return { id, username, displayName, position, roles, language, mustChangePassword };
}
