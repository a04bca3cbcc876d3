import type { Request } from 'express';
import type { Account } from '../../models/accounts';

/** Begins the session of an account under a new id, so that an id known from before is worth nothing. */
export async function beginSession(req: Request, account: Account): Promise<void> {
  const { language } = req.session;
  await regenerate(req);
  req.session.language = language;
  req.session.accountId = account._id;
  req.session.credentialsVersion = account.credentialsVersion;
}

/** Ends the session; the language that was chosen stays. */
export async function endSession(req: Request): Promise<void> {
  const { language } = req.session;
  await regenerate(req);
  req.session.language = language;
}

function regenerate(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate((error: unknown) => (error ? reject(error) : resolve()));
  });
}
