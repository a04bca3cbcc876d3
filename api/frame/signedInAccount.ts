import type { Express } from 'express';
import { officeToday } from '../../language/dates';
import { mustSetUpSecondFactor } from '../../office/accounts/secondFactor';
import type { Services } from '../../office/services';

/** How exactly a session knows when it was last used: it is not written at every request. */
const usedWithinMs = 60_000;

/** Puts the account of the session on `res.locals`; a session from before a password change is forgotten. */
export function setUpSignedInAccount(app: Express, services: Services): void {
  const { accounts } = services;
  app.use(async (req, res, next) => {
    const { accountId, credentialsVersion, usedAt } = req.session;
    if (!accountId) return next();
    const account = await accounts.findAccount(accountId);
    if (account?.active && account.credentialsVersion === credentialsVersion) {
      const covers = await accounts.absentFor(account._id, officeToday());
      // Whose provider has asked for more than a password needs nothing of ours.
      const hasProved = req.session.means === 'provider';
      res.locals.account = {
        ...account,
        covers,
        mustSetUpSecondFactor: !hasProved && (await mustSetUpSecondFactor(services, account)),
      };
      const now = new Date();
      const isOld = now.getTime() - new Date(usedAt ?? 0).getTime() > usedWithinMs;
      if (isOld) req.session.usedAt = now.toISOString();
      return next();
    }
    req.session.regenerate(next);
  });
}
