import { hasWorkedOnDecision } from '../../../appeals/appealable';
import { whyMayNotBeChosen } from '../../../access/chosen';
import { type AskedPeople, findPerson, type Person } from '../../../access/people';
import { hasConflict } from '../../../access/policy';
import { account, accounts } from '../../fields';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

export const teamFields = () => ({ leader: account('leader'), members: accounts('member') });

interface Team {
  leader: string;
  members: string[];
}

export const peopleOfTeam = ({ leader, members }: Team): AskedPeople => ({ ids: [leader, ...members] });

/**
 * Nobody with a conflict of interest may join (procedure §3.2), and a leader is not a member besides. Each must be an account that can
 * be chosen for it, where the command tells of accounts.
 */
export function whyNotTeam(
  state: CaseState,
  team: Team,
  people: readonly Person[] | undefined,
): Refusal | undefined {
  if (team.members.includes(team.leader)) return refuse('leaderAmongMembers', { field: 'members' });
  if (hasConflict(state, team.leader)) return refuse('memberHasConflict', { field: 'leader' });
  if (team.members.some((member) => hasConflict(state, member)))
    return refuse('memberHasConflict', { field: 'members' });
  const own = [team.leader, ...team.members].find((id) => hasWorkedOnDecision(state, id));
  if (own !== undefined)
    return refuse('workedOnDecision', { field: own === team.leader ? 'leader' : 'members' });
  return people && (whyNotThese(state, team, people) ?? whyNotSigner(state, team));
}

function whyNotThese(state: CaseState, team: Team, people: readonly Person[]): Refusal | undefined {
  const leader = whyMayNotBeChosen(findPerson(people, team.leader), 'leader', state);
  if (leader) return refuse(leader, { field: 'leader' });
  const [member] = team.members.flatMap(
    (id) => whyMayNotBeChosen(findPerson(people, id), 'member', state) ?? [],
  );
  return member && refuse(member, { field: 'members' });
}

export const isInTeam = ({ leader, members }: Team, id: string): boolean =>
  leader === id || members.includes(id);

/** Whoever signed the decision has given the work to others. */
const whyNotSigner = ({ decision }: CaseState, team: Team): Refusal | undefined =>
  decision && isInTeam(team, decision.by)
    ? refuse('signerInTeam', { field: decision.by === team.leader ? 'leader' : 'members' })
    : undefined;
