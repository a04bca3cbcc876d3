import type { CaseState } from '../case/state';
import { isKeptApart, namesProtected } from '../papers/papers';
import type { PaperKind } from '../papers/kinds';
import { type Actor, hasConflict, rolesIn } from './policy';
import { isSignatory } from './signatories';

/** Who has put down what of the protection of a case: they go on seeing it. */
const handsInProtection = ({ protectionRequests = [], retaliations = [] }: CaseState): string[] =>
  [...protectionRequests, ...retaliations].map(({ by }) => by);

/** Whether a person is among those who decide on protection in a case, or have put a request for it down. */
export const mayNameProtected = (actor: Actor, state: CaseState): boolean =>
  actor.program === undefined &&
  !hasConflict(state, actor.id) &&
  (isSignatory(rolesIn(actor, state)) || handsInProtection(state).includes(actor.id));

/**
 * What protects whom lies in a file apart (Luật Tố cáo art. 55): for those who sign and those who put it down, not for the whole team. The audit
 * reads it without the names; of these each look is recorded.
 */
export const maySeeProtection = (actor: Actor, state: CaseState): boolean =>
  actor.program === undefined && (actor.roles.includes('auditor') || mayNameProtected(actor, state));

/** The registers of its papers are for those who see the file of every case. */
export const mayReadProtectionRegisters = ({ roles, program }: Pick<Actor, 'roles' | 'program'>): boolean =>
  program === undefined && (roles.includes('auditor') || isSignatory(roles));

/** Whether a person may write or read a paper of this kind in a case that they see. */
export const mayReadPaper = (actor: Actor, state: CaseState, kind: PaperKind): boolean =>
  !isKeptApart(kind) || (namesProtected(kind) ? mayNameProtected : maySeeProtection)(actor, state);
