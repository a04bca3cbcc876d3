import type { Actor } from '../../domain/access/policy';
import { officeToday } from '../../language/dates';
import type { Account } from '../../models/accounts';
import { knowingOf } from './knowing';

/** Who acts, as the policy knows them. */
export function actorOf(
  account: Account & { covers?: readonly Account[]; program?: { id: string } | undefined },
  today: string = officeToday(),
): Actor {
  const { _id: id, roles, covers = [], program } = account;
  const own = { id, roles, ...(program && { program: program.id }), ...knowingOf(account, today) };
  if (covers.length === 0) return own;
  return {
    ...own,
    covers: covers.map((away) => ({ id: away._id, roles: away.roles, ...knowingOf(away, today) })),
  };
}
