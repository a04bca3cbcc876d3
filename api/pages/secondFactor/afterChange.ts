import type { Request, Response } from 'express';
import type { Account } from '../../../models/accounts';
import { secondFactorPath } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { beginSession } from '../../frame/signIn/session';

/**
 * What was done ended every session of the account; this one begins again under a new id. Codes of recovery are shown in this answer only.
 * @param notice key of what is told where there are no new codes
 */
export async function goOnAfterChange(
  { req, res }: { req: Request; res: Response },
  { account, codes = [], notice }: { account: Account; codes?: readonly string[]; notice: string },
): Promise<void> {
  await beginSession(req, account);
  if (codes.length === 0) {
    flash(req, { kind: 'success', key: notice });
    return res.redirect(303, secondFactorPath);
  }
  res.locals.account = { ...signedInAccount(res), ...account, mustSetUpSecondFactor: false };
  res.render('secondFactor/codes', { codes, own: account });
}
