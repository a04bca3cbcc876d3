import { Router, type ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { Problem } from '../errors/problem';
import { fieldError } from '../forms/field-errors';
import { readForm } from '../forms/form';
import type { Services } from '../services';
import { homeOf } from '../setup/navigation';
import { notify } from '../setup/request';
import { beginSession, endSession } from './session';
import { signInLimits } from './sign-in-limits';

const signInForm = z.object({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
});

/** Signing in and out on pages. */
export function signInRoutes(services: Services): Router {
  const { accounts, texts, settings } = services;
  const routes = Router();
  const page = 'account/sign-in';
  const isDemonstration = settings.mode === 'demo';

  routes.get('/sign-in', (_req, res) => {
    const { account } = res.locals;
    if (account) return res.redirect(303, homeOf(account));
    res.render(page, { isDemonstration });
  });

  routes.post('/sign-in', ...signInLimits(services), async (req, res) => {
    const form = readForm({ schema: signInForm, body: req.body, res, texts, labels: 'account:label' });
    if (!form.ok) return res.status(422).render(page, { ...form, isDemonstration });
    const { username, password } = form.data;
    const account = await accounts.authenticate(username, password);
    if (!account) {
      // One text for every reason: it must not tell whether the user name exists.
      const errors = [fieldError('username', res.locals.t('account:signIn.failed'))];
      return res.status(401).render(page, { errors, values: { username }, isDemonstration });
    }
    const { returnTo } = req.session;
    await beginSession(req, account);
    res.redirect(303, localPath(returnTo) ?? homeOf(account));
  });

  routes.post('/sign-out', async (req, res) => {
    await endSession(req);
    notify(req, { kind: 'success', key: 'account:notice.signedOut' });
    res.redirect(303, '/sign-in');
  });

  const showLimitOnForm: ErrorRequestHandler = (error: unknown, req, res, next) => {
    const isLimit = error instanceof Problem && error.code === 'tooManyAttempts';
    if (!isLimit || req.path !== '/sign-in') return next(error);
    const errors = [fieldError('username', res.locals.t(error.detailKey, error.params))];
    res.status(429).render(page, { errors, isDemonstration });
  };
  routes.use(showLimitOnForm);
  return routes;
}

/** Only a path on this host may be gone to after signing in. */
function localPath(path: string | undefined): string | undefined {
  return path && /^\/(?![/\\])/.test(path) ? path : undefined;
}
