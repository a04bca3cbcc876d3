import { searchedWords, searchWords } from '../../domain/views/searchText';
import type { Account } from '../../models/accounts';

export type NamedAccount = Pick<Account, '_id' | 'displayName'>;

/** The accounts that a text names: each of its words begins one of the name's. */
export function accountsNamed(text: string, accounts: readonly NamedAccount[]): string[] {
  const asked = searchedWords(text);
  if (asked.length === 0) return [];
  return accounts
    .filter(({ displayName }) => {
      const words = searchWords(displayName);
      return asked.every((word) => words.some((one) => one.startsWith(word)));
    })
    .map(({ _id }) => _id);
}
