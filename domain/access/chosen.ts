import { type Purpose, rolesToChooseFrom } from './purposes';
import { findAccess } from '../case/access';
import type { CaseState } from '../case/state';
import { type RefusalReason } from '../case/refusal';
import { hasWorkedOnDecision } from '../appeals/appealable';
import { asActor, type Person } from './people';
import { hasConflict, maySeeCases } from './policy';

const hasProposal = ({ conflictProposals = [] }: CaseState, id: string): boolean =>
  conflictProposals.some(({ accountId }) => accountId === id);

/** Whether the account is one that work can be given to, or that works with cases at all. */
function whyNotAtWork({ roles, ...person }: Person, purpose: Purpose): RefusalReason | undefined {
  if (!person.active) return 'accountNotActive';
  const needed = rolesToChooseFrom(purpose);
  const isEligible =
    needed.length > 0
      ? needed.some((role) => roles.includes(role))
      : maySeeCases(asActor({ roles, ...person }));
  return isEligible ? undefined : 'accountWithoutRole';
}

/** Why a command cannot choose this account, for forms that offer people and for whatever names one; undefined when it can. */
export function whyMayNotBeChosen(
  person: Person | undefined,
  purpose: Purpose,
  state: CaseState,
): RefusalReason | undefined {
  if (!person) return 'noSuchAccount';
  switch (purpose) {
    case 'leader':
    case 'member':
      if (hasConflict(state, person.id)) return 'memberHasConflict';
      return hasWorkedOnDecision(state, person.id) ? 'workedOnDecision' : whyNotAtWork(person, purpose);
    case 'conflict':
      return hasConflict(state, person.id) ? 'alreadyInConflict' : whyNotAtWork(person, purpose);
    case 'access':
      return hasConflict(state, person.id) ? 'memberHasConflict' : whyNotAtWork(person, purpose);
    case 'endedAccess':
      return findAccess(state, person.id) ? undefined : 'noAccessGiven';
    // Whoever has left meanwhile stays under what was said of them until it is decided.
    case 'proposedConflict':
      return hasProposal(state, person.id) ? undefined : 'noConflictProposed';
    case 'liftedConflict':
      return hasConflict(state, person.id) ? undefined : 'notInConflict';
  }
}
