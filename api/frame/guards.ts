import type { Request, RequestHandler, Response } from 'express';
import { mayDo, type Duty } from '../../domain/access/policy';
import { takesTokens } from '../../domain/access/programGate';
import { forbidden, Problem } from './errors/problem';
import { actorOf } from '../../office/people/actorOf';
import { askForToken } from './programs';
import { signedInAccount, wantsJson } from './request';
import { rememberVisit } from './visit';

const passwordPath = '/account/password';
const allowedBeforeNewPassword = new Set([passwordPath, '/sign-out']);
/** Where a person sets up what they sign in with besides their password. */
export const secondFactorPath = '/account/second-factor';
const isAllowedBeforeSecondFactor = (path: string): boolean =>
  path === '/sign-out' || path === secondFactorPath || path.startsWith(`${secondFactorPath}/`);

/** Lets only signed-in people through; pages lead to the sign-in and back, JSON callers get 401. */
export const requireSignIn: RequestHandler = (req, res, next) => {
  const { account } = res.locals;
  if (!account) {
    if (takesTokens(req.path)) askForToken(res);
    if (wantsJson(req)) throw new Problem(401, 'signInNeeded');
    // A file is not even read of somebody unknown: whoever chose it is told so.
    if (req.is('multipart/form-data')) throw new Problem(401, 'signInAgain');
    rememberWhereTo(req, res);
    return res.redirect(303, '/sign-in');
  }
  if (account.mustChangePassword && !allowedBeforeNewPassword.has(req.path)) {
    if (wantsJson(req)) throw new Problem(403, 'passwordChangeNeeded');
    return res.redirect(303, passwordPath);
  }
  if (
    account.mustSetUpSecondFactor &&
    !account.mustChangePassword &&
    !isAllowedBeforeSecondFactor(req.path)
  ) {
    if (wantsJson(req)) throw new Problem(403, 'secondFactorSetUpNeeded');
    return res.redirect(303, secondFactorPath);
  }
  next();
};

/** Lets only those through whose roles carry the duty. */
export function requireDuty(duty: Duty): RequestHandler {
  return (_req, res, next) => {
    if (!mayDo(actorOf(signedInAccount(res)), duty)) throw forbidden();
    next();
  };
}

/** The page to show after signing in, kept in a cookie and never in an address. */
function rememberWhereTo(req: Request, res: Response): void {
  if (req.method === 'GET' && req.path !== '/') rememberVisit(res, { returnTo: req.originalUrl });
}
