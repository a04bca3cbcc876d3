import type { Request, Response } from 'express';
import { officeItself } from '../../../domain/staff/entries';
import type { SignInMeans } from '../../../domain/staff/secondFactor';
import { formatDateTime } from '../../../language/dates';
import type { Account } from '../../../models/accounts';
import { freshReset, mustSetUpSecondFactor } from '../../../office/accounts/secondFactor';
import type { Services } from '../../../office/services';
import { showHeld } from '../forms/holdForms';
import { homeOf } from '../navigation';
import { flash } from '../request';
import { findVisit, forgetVisit } from '../visit';
import type { SignIn } from './signIn';

interface Entering {
  account: Account;
  means: SignInMeans;
  /** A form that was typed before the session ended. */
  held?: string | undefined;
  /** How many recovery codes are left, where one was used. */
  left?: number | undefined;
}

/** Lets somebody in who has proved all that they have to, tells them what they should know, and leads to where they wanted to go. */
export async function goOn(
  services: Services & { signIn: SignIn },
  { req, res }: { req: Request; res: Response },
  { account, means, held, left }: Entering,
): Promise<void> {
  const { returnTo } = findVisit(req, res);
  await services.signIn.begin(req, res, account, means);
  forgetVisit(res);
  if (left !== undefined)
    flash(req, { kind: 'information', key: 'secondFactor:notice.codeUsed', params: { count: left } });
  const reset = freshReset(account);
  if (reset) {
    const nameOf = async (id: string) =>
      id === officeItself
        ? res.locals.t('office:by.office')
        : ((await services.accounts.findAccount(id))?.displayName ?? id);
    const [askedBy, givenBy] = await Promise.all([nameOf(reset.askedBy), nameOf(reset.givenBy)]);
    const params = { askedBy, givenBy, at: formatDateTime(reset.at) };
    flash(req, { kind: 'information', key: 'secondFactor:notice.reset', params });
  }
  const { mustChangePassword } = account;
  const mustSetUp = means !== 'provider' && (await mustSetUpSecondFactor(services, account));
  if (held !== undefined)
    return showHeld(req, res, {
      held,
      account: { mustChangePassword, mustSetUpSecondFactor: mustSetUp },
    });
  res.redirect(303, localPath(returnTo) ?? homeOf(account));
}

/** Only a path on this host may be gone to after signing in. */
function localPath(path: string | undefined): string | undefined {
  return path && /^\/(?![/\\])/.test(path) ? path : undefined;
}
