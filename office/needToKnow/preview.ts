import { maySeeCases, visibilityOf } from '../../domain/access/policy';
import type { Account } from '../../models/accounts';
import type { PlacedAccount } from '../../models/accountsSchema';
import type { CaseViewStore } from '../../models/caseViews';
import { placedIn } from '../../models/placedAccounts';
import { actorOf } from '../people/actorOf';

/** How many cases an account sees now, and how many it would see or sees once need to know is in force. */
export interface SeenCount {
  account: Account;
  placed: PlacedAccount;
  now: number;
  then: number;
}

/**
 * Who sees how many cases, before and after. Deputies are left out: for whom they act changes from day to day.
 * @param accounts all of the office
 */
export async function previewNeedToKnow(
  views: Pick<CaseViewStore, 'count'>,
  accounts: readonly Account[],
): Promise<SeenCount[]> {
  const workers = accounts.filter((account) => account.active && maySeeCases(actorOf(account)));
  return Promise.all(
    workers.map(async (account) => {
      const placed = placedIn(account, accounts);
      const [now, then] = await Promise.all(
        [account, { ...account, placed }].map((one) => views.count(visibilityOf(actorOf(one)), {})),
      );
      return { account, placed, now: now ?? 0, then: then ?? 0 };
    }),
  );
}
