import type { CaseState } from '../case/state';
import { type Refusal, refuse } from '../case/refusal';
import type { Role } from './roles';

/** Who acts: an account with its roles, as the session says. */
export interface Actor {
  id: string;
  roles: readonly Role[];
}

/** Who may give a command: a role of the office, or a place in the case's own team. */
export type Giver = Role | 'caseTeam' | 'caseLeader';

export const hasConflict = (state: CaseState, accountId: string): boolean =>
  state.conflicts.some((conflict) => conflict.accountId === accountId);

const fits = (actor: Actor, state: CaseState | undefined, giver: Giver): boolean => {
  switch (giver) {
    case 'caseLeader':
      return state?.team?.leader === actor.id;
    case 'caseTeam':
      return state?.team?.leader === actor.id || (state?.team?.members.includes(actor.id) ?? false);
    default:
      return actor.roles.includes(giver);
  }
};

/** Whether this person may give a command that `givers` may give; a conflict of interest closes every door. */
export function whyMayNotGive(
  actor: Actor,
  givers: readonly Giver[],
  state: CaseState | undefined,
): Refusal | undefined {
  if (state && hasConflict(state, actor.id)) return refuse('conflictOfInterest');
  return givers.some((giver) => fits(actor, state, giver)) ? undefined : refuse('notYourRole');
}

/** Roles whose holders work with cases; an administrator runs accounts and sees no case. */
const caseRoles: readonly Role[] = [
  'intakeOfficer', 'areaOfficer', 'teamLeader', 'departmentHead', 'commissioner', 'viceChair', 'chair',
  'standingCommittee', 'publisher', 'auditor',
]; // prettier-ignore

export const maySeeCases = (actor: Actor): boolean => actor.roles.some((role) => caseRoles.includes(role));

export const maySee = (actor: Actor, state: CaseState): boolean =>
  maySeeCases(actor) && !hasConflict(state, actor.id);

/** Which cases lists, counts and searches may show: everything that a person sees goes through this or `maySee`. */
export type Visibility = { all: false } | { all: true; exceptConflictOf: string };

export const visibilityOf = (actor: Actor): Visibility =>
  maySeeCases(actor) ? { all: true, exceptConflictOf: actor.id } : { all: false };

/** Duties outside single cases, and who has them. */
const duties = {
  register: ['intakeOfficer'],
  import: ['intakeOfficer', 'departmentHead'],
  replay: ['auditor', 'chair'],
  manageAccounts: ['administrator'],
  addRules: ['administrator'],
  changeRules: ['viceChair', 'chair'],
} as const satisfies Record<string, readonly Role[]>;
export type Duty = keyof typeof duties;

export const mayDo = (actor: Actor, duty: Duty): boolean =>
  duties[duty].some((role) => actor.roles.includes(role));

/** The rules are no secret of a case: whoever works with cases, or keeps the office's settings, reads them. */
export const mayReadProcedures = (actor: Actor): boolean =>
  maySeeCases(actor) || mayDo(actor, 'manageAccounts');

/** The reporter's identity is for those who must reach them: intake, and the case's own team; each look is recorded. */
export const maySeeReporter = (actor: Actor, state: CaseState): boolean =>
  !hasConflict(state, actor.id) &&
  (fits(actor, state, 'caseTeam') ||
    (actor.roles.includes('intakeOfficer') && state.registration.by === actor.id));
