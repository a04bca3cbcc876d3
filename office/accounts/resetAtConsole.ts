import type { AccountStore } from '../../models/accounts';
import { hasSecondFactor } from './secondFactor';

/**
 * Takes away what an administrator has besides the password, so that an office whose administrators have all lost theirs is not shut
 * out. Everybody else's is taken away on the pages, by two people.
 */
export async function resetAtConsole(
  accounts: AccountStore,
  username: string,
  by: string,
): Promise<'done' | 'nothingSetUp' | 'noAdministrator'> {
  const account = await accounts.findByUsername(username);
  if (!account?.active || !account.roles.includes('administrator')) return 'noAdministrator';
  if (!hasSecondFactor(account)) return 'nothingSetUp';
  await accounts.factors.reset(account._id, { askedBy: by, givenBy: by, at: new Date().toISOString() });
  return 'done';
}
