import { type Request, type Response, Router } from 'express';
import { nobody } from '../../../domain/staff/entries';
import { fieldError } from '../../../language/fieldErrors';
import { BindingTakenError } from '../../../models/accountBindings';
import {
  ProviderAwayError,
  providerReturnPath,
  type ToldPerson,
} from '../../../office/accounts/singleSignOn';
import { hasSecondFactor } from '../../../office/accounts/secondFactor';
import type { Services } from '../../../office/services';
import { notFound, Problem } from '../../frame/errors/problem';
import { secondFactorPath } from '../../frame/guards';
import { flash } from '../../frame/request';
import { goOn } from '../../frame/signIn/goOn';
import { createProviderWay } from '../../frame/signIn/providerWay';
import { createSecondSteps } from '../../frame/signIn/secondStep';
import { createSignIn } from '../../frame/signIn/signIn';

/** Whether another site's page has led here: nobody is signed in who has not asked for it. A browser too old to say so is let through. */
const isLedByOthers = (req: Request): boolean =>
  ['cross-site', 'same-site'].includes(req.get('sec-fetch-site') ?? '');

/** Signing in at the provider of the organisation, and binding an account to who one is there. */
export function providerRoutes(services: Services): Router {
  const { accounts, settings, cases, singleSignOn } = services;
  const signIn = createSignIn(services);
  const steps = createSecondSteps(settings);
  const way = createProviderWay(settings);
  const routes = Router();

  const refused = (res: Response, key: string) =>
    res.status(401).render('account/sign-in', {
      errors: [fieldError('username', res.locals.t(key))],
      hasProvider: true,
    });

  /** One text for every reason; the log tells whose account it was, where there is one. */
  async function enter(req: Request, res: Response, told: ToldPerson | undefined) {
    const account = told && (await accounts.bindings.find(told));
    if (!account?.active) {
      const data = told
        ? { unknownName: cases.officeLog.digestOfName(`${told.issuer} ${told.subject}`) }
        : {};
      await cases.officeLog.append({ by: nobody, type: 'signInFailed', data });
      return refused(res, told ? 'secondFactor:provider.nobody' : 'secondFactor:provider.failed');
    }
    if (told?.isStrong || !hasSecondFactor(account)) {
      const means = told?.isStrong ? 'provider' : 'providerOnly';
      return goOn({ ...services, signIn }, { req, res }, { account, means });
    }
    steps.begin(res, account);
    res.redirect(303, '/sign-in/code');
  }

  /** The password was right before this way began, and the same person has come back. */
  async function bind(req: Request, res: Response, told: ToldPerson | undefined, accountId: string) {
    const { account } = res.locals;
    if (account?._id !== accountId) return refused(res, 'secondFactor:provider.failed');
    try {
      if (told) await accounts.bindings.bind(accountId, told, accountId);
      const key = told ? 'secondFactor:notice.bound' : 'secondFactor:notice.notBound';
      flash(req, { kind: told ? 'success' : 'information', key });
    } catch (error) {
      if (!(error instanceof BindingTakenError)) throw error;
      flash(req, { kind: 'information', key: 'secondFactor:notice.bindingTaken' });
    }
    res.redirect(303, secondFactorPath);
  }

  async function asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ProviderAwayError) throw new Problem(503, 'providerAway', { cause: error });
      throw error;
    }
  }

  routes.get('/sign-in/provider', async (req, res) => {
    if (!singleSignOn) throw notFound();
    if (res.locals.account) return res.redirect(303, '/');
    if (isLedByOthers(req)) return res.redirect(303, '/sign-in');
    res.redirect(303, await asking(() => way.begin(res, singleSignOn)));
  });

  routes.get(providerReturnPath, async (req, res) => {
    if (!singleSignOn) throw notFound();
    const begun = way.take(req, res);
    const told = begun && (await asking(() => singleSignOn.finish(req.originalUrl, begun)));
    if (begun?.binds !== undefined) return bind(req, res, told, begun.binds);
    await enter(req, res, told);
  });
  return routes;
}
