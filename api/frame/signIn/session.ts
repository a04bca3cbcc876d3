import type { Request } from 'express';
import type { Account } from '../../../models/accounts';

/** Begins the session of an account under a new id, so that an id known from before is worth nothing. */
export async function beginSession(req: Request, account: Account): Promise<void> {
  const { means } = req.session;
  await endSession(req);
  const now = new Date().toISOString();
  req.session.accountId = account._id;
  req.session.credentialsVersion = account.credentialsVersion;
  req.session.begunAt = now;
  req.session.usedAt = now;
  if (means) req.session.means = means;
}

/** Ends the session. */
export function endSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate((error: unknown) => (error ? reject(error) : resolve()));
  });
}
