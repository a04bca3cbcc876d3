import { hasConflict } from '../../../access/policy';
import { account, accounts } from '../../fields';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

export const teamFields = () => ({
  leader: account('teamLeader'),
  members: accounts('areaOfficer', 'teamLeader', 'commissioner'),
});

/** Nobody with a conflict of interest may join (procedure §3.2), and a leader is not a member besides. */
export function whyNotTeam(
  state: CaseState,
  team: { leader: string; members: string[] },
): Refusal | undefined {
  if (team.members.includes(team.leader)) return refuse('leaderAmongMembers', { field: 'members' });
  if (hasConflict(state, team.leader)) return refuse('memberHasConflict', { field: 'leader' });
  return team.members.some((member) => hasConflict(state, member))
    ? refuse('memberHasConflict', { field: 'members' })
    : undefined;
}
