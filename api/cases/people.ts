import type { Account, AccountStore } from '../../models/accounts';
import type { Names } from '../language/sentences/names';

/** The people of the office: their names, and the accounts that can still be given work. */
export interface People {
  nameOf: Names;
  active: Account[];
}

/** Reads everybody once for a page; those who have left keep their names in what they did. */
export async function readPeople(accounts: AccountStore): Promise<People> {
  const all = await accounts.listAccounts();
  const names = new Map(all.map(({ _id, displayName }) => [_id, displayName]));
  return { nameOf: (id) => names.get(id) ?? id, active: all.filter(({ active }) => active) };
}
