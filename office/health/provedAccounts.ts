import type { AccountStore } from '../../models/accounts';

/** Rejects where accounts of people or programs bear no proof of this office: nobody signs in with them. @param uponUnproved hears whose */
export async function askForProofs(
  accounts: Pick<AccountStore, 'listUnproved' | 'programs'>,
  uponUnproved: (accountIds: readonly string[]) => void = () => undefined,
): Promise<void> {
  const unproved = [...(await accounts.listUnproved()), ...(await accounts.programs.listUnproved())];
  if (unproved.length === 0) return;
  uponUnproved(unproved);
  throw new Error('accounts without a proof');
}
