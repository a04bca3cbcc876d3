import type { Express } from 'express';
import { officeToday } from '../../language/dates';
import type { Services } from '../../office/services';

/** How exactly a session knows when it was last used: it is not written at every request. */
const usedWithinMs = 60_000;

/** Puts the account of the session on `res.locals`; a session from before a password change is forgotten. */
export function setUpSignedInAccount(app: Express, { accounts }: Services): void {
  app.use(async (req, res, next) => {
    const { accountId, credentialsVersion, usedAt } = req.session;
    if (!accountId) return next();
    const account = await accounts.findAccount(accountId);
    if (account?.active && account.credentialsVersion === credentialsVersion) {
      const covers = await accounts.absentFor(account._id, officeToday());
      res.locals.account = { ...account, covers };
      const now = new Date();
      const isOld = now.getTime() - new Date(usedAt ?? 0).getTime() > usedWithinMs;
      if (isOld) req.session.usedAt = now.toISOString();
      return next();
    }
    req.session.regenerate(next);
  });
}
