import type { Actor } from '../../domain/access/policy';
import type { Account } from '../../models/accounts';
import type { Cast } from './history';
import { pick } from './people';

/** Casts the stories with the accounts of the demonstration office. */
export function castFrom(accounts: readonly Pick<Account, '_id' | 'roles'>[]): Cast {
  const actors: Actor[] = accounts.map(({ _id, roles }) => ({ id: _id, roles }));
  const holding = (role: string) => actors.filter(({ roles }) => roles.some((held) => held === role));
  const getActor = (id: string): Actor => {
    const actor = actors.find((candidate) => candidate.id === id);
    if (!actor) throw new Error(`no demonstration account ${id}`);
    return actor;
  };
  return {
    getActor,
    holding,
    actorFor: (role, index) => pick(holding(role), index),
    teamFor: (index) => {
      const leader = pick(holding('teamLeader'), index).id;
      const others = holding('areaOfficer').filter(({ id }) => id !== leader);
      return {
        leader,
        members: [pick(others, index).id, pick(others, index + 1).id].filter(
          (id, i, all) => all.indexOf(id) === i,
        ),
      };
    },
  };
}
