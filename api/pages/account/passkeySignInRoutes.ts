import { type ErrorRequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { nobody } from '../../../domain/staff/entries';
import { claimOf } from '../../../office/accounts/passkeys';
import type { Services } from '../../../office/services';
import { notFound, Problem } from '../../frame/errors/problem';
import { goOn } from '../../frame/signIn/goOn';
import { anybody, passkeyAsked } from '../../frame/signIn/passkeyAsked';
import { createPendingSecrets } from '../../frame/signIn/pendingSecret';
import { createSignIn } from '../../frame/signIn/signIn';
import { signInLimits } from '../../frame/signIn/signInLimits';

const path = '/sign-in/passkey';
const sentForm = z
  .object({ pending: z.string().max(4000), response: z.string().max(20_000) })
  .catch({ pending: '', response: '' });

/** Signing in with a passkey alone: its device knows its person by finger, face or PIN, so that it stands for both factors. */
export function passkeySignInRoutes(services: Services): Router {
  const { accounts, settings, cases } = services;
  const signIn = createSignIn(services);
  const pending = createPendingSecrets('passkey', settings.secrets.vaultKeys);
  const routes = Router();

  async function show(res: Response, status = 200, problem?: string) {
    const asked = await passkeyAsked(services);
    if (!asked) throw notFound();
    res.status(status).render('account/sign-in-passkey', { ...asked, problem });
  }

  routes.get(path, async (_req, res) => {
    if (res.locals.account) return res.redirect(303, '/');
    await show(res);
  });

  const limits = signInLimits(services, (req) => {
    const claim = claimOf(sentForm.parse(req.body).response);
    return `passkey ${claim?.passkeyId.slice(0, 80) ?? ''}`;
  });
  routes.post(path, ...limits, async (req, res) => {
    const sent = sentForm.parse(req.body);
    const claim = claimOf(sent.response);
    const account = claim?.accountId === undefined ? undefined : await accounts.findAccount(claim.accountId);
    const challenge = pending.open(anybody, sent.pending) ?? '';
    const holds =
      account !== undefined &&
      (await signIn.takePasskey(account, { challenge, answer: sent.response, alone: true }));
    if (!holds) {
      if (!account) {
        const data = { unknownName: cases.officeLog.digestOfName(claim?.passkeyId ?? '') };
        await cases.officeLog.append({ by: nobody, type: 'signInFailed', data });
      }
      return show(res, 401, res.locals.t('secondFactor:passkey.unknown'));
    }
    await goOn({ ...services, signIn }, { req, res }, { account, means: 'passkeyAlone' });
  });

  const showLimitOnPage: ErrorRequestHandler = async (error: unknown, req, res, next) => {
    const isLimit = error instanceof Problem && error.code === 'tooManyAttempts';
    if (!isLimit || req.path !== path) return next(error);
    await show(res, 429, res.locals.t(error.detailKey, error.params));
  };
  routes.use(showLimitOnPage);
  return routes;
}
