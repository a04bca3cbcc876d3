import type { Express } from 'express';
import { officeToday } from '../language/dates';
import type { Services } from '../services';

/** Puts the account of the session on `res.locals`; a session from before a password change is forgotten. */
export function setUpSignedInAccount(app: Express, { accounts }: Services): void {
  app.use(async (req, res, next) => {
    const { accountId, credentialsVersion } = req.session;
    if (!accountId) return next();
    const account = await accounts.findAccount(accountId);
    if (account?.active && account.credentialsVersion === credentialsVersion) {
      const covers = await accounts.absentFor(account._id, officeToday());
      res.locals.account = { ...account, covers };
      return next();
    }
    req.session.regenerate(next);
  });
}
