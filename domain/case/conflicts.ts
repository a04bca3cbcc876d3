import type { z } from 'zod';
import { type Actor, findCovered, type Giver } from '../access/policy';
import type { Person } from '../access/people';
import type { Role } from '../access/roles';
import type { EventData } from './events/event';
import type { followingConflict } from './fields';
import type { CaseState, ConflictOfInterest } from './state';

/** In which case a conflict was declared. */
export const originOf = ({ caseId }: Pick<CaseState, 'caseId'>, { origin = caseId }: ConflictOfInterest) =>
  origin;

/** A conflict of interest as a linked case takes it over. */
export type FollowingConflict = z.infer<ReturnType<typeof followingConflict>>;

/** The conflicts of a case, as another takes them over that is linked to it. */
export const followingFrom = (state: CaseState): FollowingConflict[] =>
  state.conflicts.map((conflict) => {
    const { accountId, relation } = conflict;
    return { accountId, relation, origin: originOf(state, conflict) };
  });

/** Whether a conflict has been declared or taken over already: once for each case in which it was declared, so it stays while any of them holds. */
export const isKnown = (state: CaseState, id: string, origin: string): boolean =>
  state.conflicts.some((conflict) => conflict.accountId === id && originOf(state, conflict) === origin);

/** The heads who decide on a conflict that is proposed of somebody. */
export const conflictHeads = ['departmentHead', 'viceChair', 'chair'] as const satisfies readonly Role[];

/** The committee stands over all heads: where none of them may decide, the case does not wait for ever. */
export const conflictGivers: readonly Giver[] = [...conflictHeads, 'standingCommittee'];

export const findProposal = ({ conflictProposals = [] }: CaseState, id: string) =>
  conflictProposals.find(({ accountId }) => accountId === id);

/** Who decides on what is proposed of a person: a head, unless it is the chair, or no head is left who could. */
export function decidersOf(
  state: CaseState,
  person: Person,
  proposer: string,
  people: readonly Person[],
): EventData<'conflictProposed'>['decidedBy'] {
  if (person.roles.includes('chair')) return 'standingCommittee';
  const barred = [proposer, person.id, ...state.conflicts.map(({ accountId }) => accountId)];
  const isLeft = people.some(
    ({ id, roles, active }) =>
      active && !barred.includes(id) && conflictHeads.some((role) => roles.includes(role)),
  );
  return isLeft ? 'heads' : 'standingCommittee';
}

/** Whether somebody acts in this for themselves, or in the place of one who would. */
export const standsFor = (
  actor: Actor,
  state: CaseState,
  givers: readonly Giver[],
  ids: readonly string[],
): boolean =>
  [actor.id, findCovered(actor, givers, state)?.id].some((id) => id !== undefined && ids.includes(id));

type Proposed = EventData<'conflictProposed'> & { by: string };

/** Whether a person decides on it, whatever else stands in their way. */
const isDecider = ({ decidedBy }: Pick<Proposed, 'decidedBy'>, roles: readonly Role[]): boolean =>
  roles.includes('standingCommittee') ||
  (decidedBy === 'heads' && conflictHeads.some((head) => roles.includes(head)));

/** What this person has proposed themselves, and can take back. */
export const proposalsOf = ({ conflictProposals = [] }: CaseState, { id }: Pick<Actor, 'id'>) =>
  conflictProposals.filter(({ by }) => by === id);

/** What this person can decide on now. */
export const proposalsFor = (
  { conflictProposals = [] }: CaseState,
  { id, roles }: Pick<Actor, 'id' | 'roles'>,
) =>
  conflictProposals.filter(
    (proposal) => isDecider(proposal, roles) && proposal.by !== id && proposal.accountId !== id,
  );

/** What is only proposed of somebody is known to them, to who proposed it, to who decides, and to the audit. */
export const mayKnowOfProposal = (
  { id, roles }: Pick<Actor, 'id' | 'roles'>,
  proposal: Pick<Proposed, 'accountId' | 'by' | 'decidedBy'>,
): boolean =>
  proposal.accountId === id || proposal.by === id || roles.includes('auditor') || isDecider(proposal, roles);
