import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { formatDate } from '../../../language/dates';
import type { FieldError } from '../../../language/fieldErrors';
import type { Account } from '../../../models/accounts';
import { passkeyPlace, removePasskey } from '../../../office/accounts/passkeys';
import {
  hasSecondFactor,
  readFactors,
  removeAuthenticator,
  renewRecoveryCodes,
} from '../../../office/accounts/secondFactor';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { secondFactorPath as base } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { passkeyAsked } from '../../frame/signIn/passkeyAsked';
import { createProviderWay } from '../../frame/signIn/providerWay';
import { goOnAfterChange } from './afterChange';
import { newAuthenticator } from './newAuthenticator';
import { newPasskey } from './newPasskey';
import { createProveAgain } from './proveAgain';

/** Which passkey, where it is about one. */
const whichSchema = z.object({ passkey: z.string().max(2000).optional().catch(undefined) }).catch({});

/** What needs the password again, and what one has besides, before it is done. */
const acts = [
  'authenticator',
  'passkey',
  'recovery-codes',
  'provider',
  'remove-authenticator',
  'remove-passkey',
  'remove-provider',
] as const;
type Act = (typeof acts)[number];

const hasApp = ({ secondFactor }: Account): boolean => secondFactor?.kinds.includes('authenticator') ?? false;

/** What a person signs in with besides their password. */
export function secondFactorRoutes(services: Services): Router {
  const { accounts, settings, singleSignOn } = services;
  const way = createProviderWay(settings);
  const proveAgain = createProveAgain(services);
  const authenticators = newAuthenticator(services);
  const passkeys = newPasskey(services);
  const routes = Router();

  routes.get(base, async (_req, res) => {
    const own = signedInAccount(res);
    const factors = await readFactors(services, own._id);
    res.render('secondFactor/own', {
      own,
      hasApp: hasApp(own),
      codesLeft: own.secondFactor?.recoveryCodes ?? 0,
      hasAny: hasSecondFactor(own),
      isReadable: factors !== undefined,
      hasProvider: singleSignOn !== undefined,
      hasPlace: passkeyPlace(services) !== undefined,
      passkeys:
        factors?.passkeys.map(({ id, name, madeAt }) => ({ id, name, made: formatDate(madeAt) })) ?? [],
    });
  });

  interface Asking {
    status?: number;
    errors?: FieldError[];
    passkey?: string | undefined;
  }
  const ask = async (res: Response, act: Act, { status = 200, errors = [], passkey }: Asking = {}) => {
    const own = signedInAccount(res);
    const needsMore = hasSecondFactor(own);
    const asked = needsMore ? await passkeyAsked(services, own) : undefined;
    res
      .status(status)
      .render('secondFactor/prove', { act, errors, passkey, needsMore, hasApp: hasApp(own), ...asked });
  };

  const doThem: Record<Act, (req: Request, res: Response) => Promise<void> | void> = {
    authenticator: (_req, res) => authenticators.show(res),
    passkey: (_req, res) => passkeys.show(res),
    'recovery-codes': async (_req, res) => {
      const own = signedInAccount(res);
      res.render('secondFactor/codes', { own, codes: await renewRecoveryCodes(services, own) });
    },
    provider: async (_req, res) => {
      if (!singleSignOn) throw notFound();
      // A link, and not a redirect: what a form leads to must be a page of ours.
      const address = await way.begin(res, singleSignOn, signedInAccount(res)._id);
      res.render('secondFactor/provider', { address });
    },
    'remove-authenticator': async (req, res) => {
      const account = await removeAuthenticator(services, signedInAccount(res));
      await goOnAfterChange({ req, res }, { account, notice: 'secondFactor:notice.removed' });
    },
    'remove-passkey': async (req, res) => {
      const { passkey = '' } = whichSchema.parse(req.body);
      const account = await removePasskey(services, signedInAccount(res), passkey);
      await goOnAfterChange({ req, res }, { account, notice: 'secondFactor:notice.passkeyRemoved' });
    },
    'remove-provider': async (req, res) => {
      const { _id } = signedInAccount(res);
      await accounts.bindings.unbind(_id, _id);
      flash(req, { kind: 'success', key: 'secondFactor:notice.unbound' });
      res.redirect(303, base);
    },
  };

  /** What can be taken away or made anew is there only with something that it belongs to. */
  async function isPossible(res: Response, act: Act, passkey: string | undefined): Promise<boolean> {
    const own = signedInAccount(res);
    switch (act) {
      case 'authenticator':
        return true;
      case 'passkey':
        return passkeyPlace(services) !== undefined;
      case 'recovery-codes':
        return hasSecondFactor(own);
      case 'provider':
        return singleSignOn !== undefined;
      case 'remove-authenticator':
        return hasApp(own);
      case 'remove-provider':
        return own.binding !== undefined;
      case 'remove-passkey': {
        const there = (await readFactors(services, own._id))?.passkeys ?? [];
        return there.some(({ id }) => id === passkey);
      }
    }
  }

  for (const act of acts) {
    routes.get(`${base}/${act}`, async (req, res) => {
      const { passkey } = whichSchema.parse(req.query);
      if (!(await isPossible(res, act, passkey))) return res.redirect(303, base);
      await ask(res, act, { passkey });
    });
    routes.post(`${base}/${act}`, async (req, res) => {
      const { passkey } = whichSchema.parse(req.body);
      if (!(await isPossible(res, act, passkey))) throw notFound();
      const problem = await proveAgain(req.body, res);
      if (problem) return ask(res, act, { ...problem, passkey });
      await doThem[act](req, res);
    });
  }
  routes.use(authenticators.routes, passkeys.routes);
  return routes;
}
