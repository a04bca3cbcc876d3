import { Router, type ErrorRequestHandler, type Response } from 'express';
import { z } from 'zod';
import { Problem } from '../../frame/errors/problem';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { readForm } from '../../frame/forms/form';
import { createHeldForms } from '../../frame/forms/heldForms';
import { findHeld } from '../../frame/forms/holdForms';
import type { Services } from '../../../office/services';
import { homeOf } from '../../frame/navigation';
import { rememberVisit } from '../../frame/visit';
import { passkeyAsked } from '../../frame/signIn/passkeyAsked';
import { goOn } from '../../frame/signIn/goOn';
import { createSecondSteps } from '../../frame/signIn/secondStep';
import { passkeyPlace } from '../../../office/accounts/passkeys';
import { hasSecondFactor } from '../../../office/accounts/secondFactor';
import { createSignIn } from '../../frame/signIn/signIn';
import { signInLimits } from '../../frame/signIn/signInLimits';

const signInForm = z.object({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
});

/** Signing in and out on pages. */
export function signInRoutes(services: Services): Router {
  const { accounts, texts, settings } = services;
  const forms = createHeldForms(settings.secrets.vaultKeys);
  const signIn = createSignIn(services);
  const steps = createSecondSteps(settings);
  const routes = Router();

  const show = async (
    res: Response,
    status: number,
    locals: { errors?: FieldError[]; values?: object; held?: string | undefined } = {},
  ) => {
    const isDemonstration = await accounts.hasDemonstrationAccounts();
    // In the other language this page would be there without what it holds.
    const alone = locals.held === undefined ? {} : { languageLinks: [] };
    const hasProvider = services.singleSignOn !== undefined && locals.held === undefined;
    const hasPasskeys = passkeyPlace(services) !== undefined && locals.held === undefined;
    // No session cookie is given then: whoever signs in would be asked again without a word.
    const isInsecure = settings.http.secureCookies && !res.req.secure;
    const shown = { isDemonstration, hasPasskeys, hasProvider, isInsecure };
    res.status(status).render('account/sign-in', { ...locals, ...alone, ...shown });
  };

  routes.get('/sign-in', async (_req, res) => {
    const { account } = res.locals;
    if (account) return res.redirect(303, homeOf(account));
    await show(res, 200);
  });

  routes.post('/sign-in', ...signInLimits(services), async (req, res) => {
    const form = readForm({ schema: signInForm, body: req.body, res, texts, labels: 'account:label' });
    const held = findHeld(forms, req.body);
    if (!form.ok) return show(res, 422, { ...form, held });
    const { username, password } = form.data;
    const account = await signIn.proveWho({ username, password });
    if (!account) {
      // One text for every reason: it must not tell whether the user name exists.
      const errors = [fieldError('username', res.locals.t('account:signIn.failed'))];
      return show(res, 401, { errors, values: { username }, held });
    }
    if (!hasSecondFactor(account))
      return goOn({ ...services, signIn }, { req, res }, { account, means: 'password', held });
    steps.begin(res, account);
    if (held === undefined) return res.redirect(303, '/sign-in/code');
    const asked = await passkeyAsked(services, account);
    res.render('account/second-step', { held, languageLinks: [], ...asked });
  });

  routes.post('/sign-out', async (req, res) => {
    const held = findHeld(forms, req.body);
    await signIn.signOut(req, res);
    if (held !== undefined) {
      Object.assign(res.locals, { account: undefined, navigation: [] });
      return show(res, 200, { held });
    }
    rememberVisit(res, { hasSignedOut: true });
    res.redirect(303, '/sign-in');
  });

  const showLimitOnForm: ErrorRequestHandler = async (error: unknown, req, res, next) => {
    const isLimit = error instanceof Problem && error.code === 'tooManyAttempts';
    if (!isLimit || req.path !== '/sign-in') return next(error);
    const errors = [fieldError('username', res.locals.t(error.detailKey, error.params))];
    await show(res, 429, { errors, held: findHeld(forms, req.body) });
  };
  routes.use(showLimitOnForm);
  return routes;
}
