import { mayDo } from '../../domain/access/policy';
import type { Account, AccountStore } from '../../models/accounts';
import type { Ask } from '../../temporal-config/console';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import type { Translate } from '../../language/texts';
import { actorOf } from '../../office/people/actorOf';
import type { Order } from './order';

const mayImport = (account: Account): boolean => account.active && mayDo(actorOf(account), 'import');

/** The account with this name. @throws FailureForPeople unless it may import a register */
export async function namedAccount(username: string, accounts: AccountStore, t: Translate): Promise<Account> {
  const account = await accounts.findByUsername(username);
  if (!account?.active) throw new FailureForPeople(t('import:cli.noAccount', { username }));
  if (!mayImport(account)) throw new FailureForPeople(t('import:cli.notAllowed', { username }));
  return account;
}

export interface AskNeeds {
  accounts: AccountStore;
  t: Translate;
  /** Asks the person at the console; undefined when there is nobody to ask. */
  ask: Ask | undefined;
}

/**
 * Finds who answers for an import whose order names nobody: the only account that may import, or the one that the person at
 * the console names. @throws FailureForPeople saying what to add, where nobody can be asked
 */
export async function answeringAccount(order: Order, { accounts, t, ask }: AskNeeds): Promise<Account> {
  const able = (await accounts.listAccounts({ active: true })).filter(mayImport);
  const [first] = able;
  if (!first) throw new FailureForPeople(t('import:cli.nobodyMay'));
  if (able.length === 1) return first;
  const usernames = able.map(({ username }) => username).join(', ');
  if (!ask) {
    const example = first.username;
    throw new FailureForPeople(t('import:cli.sayWho', { usernames, example, file: order.typed }));
  }
  return namedAccount(await ask(t('import:cli.who', { usernames })), accounts, t);
}
