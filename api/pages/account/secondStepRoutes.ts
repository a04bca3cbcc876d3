import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import type { Account } from '../../../models/accounts';
import { hasSecondFactor, type TakenCode } from '../../../office/accounts/secondFactor';
import type { Services } from '../../../office/services';
import { Problem } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import { createHeldForms } from '../../frame/forms/heldForms';
import { findHeld } from '../../frame/forms/holdForms';
import { goOn } from '../../frame/signIn/goOn';
import { passkeyAsked } from '../../frame/signIn/passkeyAsked';
import { createPendingSecrets } from '../../frame/signIn/pendingSecret';
import { createSecondSteps } from '../../frame/signIn/secondStep';
import { createSignIn } from '../../frame/signIn/signIn';
import { signInLimits } from '../../frame/signIn/signInLimits';

const path = '/sign-in/code';
const codeForm = z.object({ code: z.string().trim().min(1).max(60) });
const passkeyForm = z.object({ pending: z.string().max(4000), response: z.string().min(1).max(20_000) });

interface Shown {
  errors?: FieldError[];
  held?: string | undefined;
}

/** By what somebody proved the second step, or what was wrong. */
type Taken = TakenCode | { means: 'passkey' } | { status: 401 | 422; errors: FieldError[] };

/** The second step of a sign-in: a code of the app, one of recovery, or a passkey. */
export function secondStepRoutes(services: Services): Router {
  const { accounts, texts, settings } = services;
  const forms = createHeldForms(settings.secrets.vaultKeys);
  const steps = createSecondSteps(settings);
  const pending = createPendingSecrets('passkey', settings.secrets.vaultKeys);
  const signIn = createSignIn(services);
  const routes = Router();

  /** Whose password was right; undefined where that is too long ago, or the account has changed since. */
  async function findWaiting(req: Request): Promise<Account | undefined> {
    const step = steps.find(req);
    const account = step && (await accounts.findAccount(step.accountId));
    const isSame = account?.active && account.credentialsVersion === step?.credentialsVersion;
    return isSame && hasSecondFactor(account) ? account : undefined;
  }

  const show = async (res: Response, account: Account | undefined, status: number, locals: Shown = {}) =>
    res.status(status).render('account/second-step', {
      ...locals,
      ...(locals.held !== undefined && { languageLinks: [] }),
      ...(account && (await passkeyAsked(services, account))),
    });

  routes.get(path, async (req, res) => {
    const account = await findWaiting(req);
    if (!account) return res.redirect(303, '/sign-in');
    await show(res, account, 200);
  });

  /** Takes what was sent, a code or what a passkey says; says what is wrong with it. */
  async function take(account: Account, req: Request, res: Response): Promise<Taken> {
    const { t } = res.locals;
    const sent = passkeyForm.safeParse(req.body).data;
    if (sent) {
      const challenge = pending.open(account._id, sent.pending) ?? '';
      const answer = { challenge, answer: sent.response, alone: false };
      if (await signIn.takePasskey(account, answer)) return { means: 'passkey' };
      return { status: 401, errors: [fieldError('code', t('secondFactor:passkey.failed'))] };
    }
    const form = readForm({ schema: codeForm, body: req.body, res, texts, labels: 'secondFactor:label' });
    if (!form.ok) return { status: 422, errors: form.errors };
    const taken = await signIn.takeCode(account, form.data.code);
    return taken ?? { status: 401, errors: [fieldError('code', t('secondFactor:problem.code'))] };
  }

  routes.post(path, ...signInLimits(services, (req) => steps.find(req)?.username ?? ''), async (req, res) => {
    const held = findHeld(forms, req.body);
    const account = await findWaiting(req);
    if (!account) {
      steps.end(res);
      const errors = [fieldError('username', res.locals.t('secondFactor:step.over'))];
      return res.status(422).render('account/sign-in', { errors, held });
    }
    const taken = await take(account, req, res);
    if ('errors' in taken) return show(res, account, taken.status, { errors: taken.errors, held });
    steps.end(res);
    // A code of recovery has changed the account.
    const now = await accounts.getAccount(account._id);
    const left = taken.means === 'recoveryCode' ? taken.left : undefined;
    await goOn({ ...services, signIn }, { req, res }, { account: now, means: taken.means, held, left });
  });

  const showLimitOnForm: ErrorRequestHandler = async (error: unknown, req, res, next) => {
    const isLimit = error instanceof Problem && error.code === 'tooManyAttempts';
    if (!isLimit || req.path !== path) return next(error);
    const errors = [fieldError('code', res.locals.t(error.detailKey, error.params))];
    await show(res, undefined, 429, { errors, held: findHeld(forms, req.body) });
  };
  routes.use(showLimitOnForm);
  return routes;
}
