import type { Account, AccountStore } from '../../models/accounts';
import type { Names } from '../../language/sentences/names';

/** The people of the office: their names, and the accounts that can still be given work. */
export interface People {
  nameOf: Names;
  find(id: string): Account | undefined;
  active: Account[];
  all: Account[];
}

/** Reads everybody once for a page; those who have left keep their names in what they did. */
export async function readPeople(accounts: AccountStore): Promise<People> {
  const all = await accounts.listAccounts();
  const accountsById = new Map(all.map((account) => [account._id, account]));
  const find = (id: string) => accountsById.get(id);
  return {
    nameOf: (id) => find(id)?.displayName ?? id,
    find,
    active: all.filter(({ active }) => active),
    all,
  };
}
