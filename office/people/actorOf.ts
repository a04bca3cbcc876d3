import type { Actor } from '../../domain/access/policy';
import type { Account } from '../../models/accounts';

/** Who acts, as the policy knows them. */
export function actorOf(account: Account & { covers?: readonly Account[] }): Actor {
  const { _id: id, roles, covers = [] } = account;
  if (covers.length === 0) return { id, roles };
  return { id, roles, covers: covers.map((away) => ({ id: away._id, roles: away.roles })) };
}
