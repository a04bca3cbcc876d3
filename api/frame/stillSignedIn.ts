import type { Request, Response } from 'express';
import { officeToday } from '../../language/dates';
import type { Services } from '../../office/services';
import { findAskingByToken } from './programs';
import { isHeldBack, type SignedIn, signedInAccount } from './request';

/**
 * Who is still signed in while a request stays open: as they are now, with the roles that they have now; undefined once their session, token or
 * account has ended, or something is owed to it first.
 */
export async function findStillSignedIn(
  { accounts, sessions }: Pick<Services, 'accounts' | 'sessions'>,
  req: Request,
  res: Response,
): Promise<SignedIn | undefined> {
  if (res.locals.hasToken) return findAskingByToken(accounts, req);
  const before = signedInAccount(res);
  if (req.session.accountId && !(await sessions.find(req.sessionID))) return undefined;
  const account = await accounts.findAccount(before._id);
  if (!account?.active || account.credentialsVersion !== before.credentialsVersion) return undefined;
  const now = { ...before, ...account, covers: await accounts.absentFor(account._id, officeToday()) };
  return isHeldBack(now) ? undefined : now;
}

/** Keeps a session before a request stays open: kept at its end, one that was ended meanwhile would be there again. */
export const keepSession = (req: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    if (!req.session.accountId) return resolve();
    req.session.save((error: unknown) =>
      error ? reject(error instanceof Error ? error : new Error('not kept')) : resolve(),
    );
  });
