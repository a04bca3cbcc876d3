import type { Instant } from '../calendar/calendar';
import { grantsOf } from '../case/identity';
import type { CaseState } from '../case/state';
import { type IdentityField, identityFields } from '../case/vocabulary';
import { type Actor, hasConflict, isGiver, registrarOf } from './policy';

/** Whether there is anything that can give the reporter away. */
export const hasSealedReporter = ({
  registration,
  files = [],
}: Pick<CaseState, 'registration' | 'files'>): boolean =>
  registration.reporter.ref !== undefined ||
  registration.throughDoor === true ||
  files.some(({ guarded }) => guarded);

/** Who keeps what is sealed of the reporter. In a case in whose team they sit they are one of those who ask. */
export const isCustodianIn = (actor: Actor, state: CaseState): boolean =>
  actor.roles.includes('custodian') && !hasConflict(state, actor.id) && !isGiver(actor, state, 'caseTeam');

const isRegistrar = (actor: Actor, state: CaseState): boolean =>
  actor.roles.includes('intakeOfficer') && registrarOf(state) === actor.id;

/** Intake writes down what is needed, and sees it no more once the report is classified or has left intake. */
const isStillRegistering = (actor: Actor, state: CaseState): boolean =>
  state.stage === 'intake' &&
  state.classification === undefined &&
  isRegistrar(actor, state) &&
  !hasConflict(state, actor.id);

/**
 * Who may ask to read it: those who must reach the reporter. The team, once another person has signed the decision that made it one; and
 * whoever registered the report.
 */
export const mayAskForIdentity = (actor: Actor, state: CaseState): boolean =>
  actor.program === undefined &&
  !hasConflict(state, actor.id) &&
  ((state.decision !== undefined && isGiver(actor, state, 'caseTeam')) || isRegistrar(actor, state));

/** Whether all of it is open to somebody by their place, without a grant. */
const isOpenByPlace = (actor: Actor, state: CaseState): boolean =>
  isCustodianIn(actor, state) || isStillRegistering(actor, state);

/** The last grant under which a person reads; undefined where there is none, and for whom all is open by their place. */
export const findReadingGrant = (actor: Actor, state: CaseState, now: Instant) =>
  isOpenByPlace(actor, state) ? undefined : grantsOf(state, actor.id, now).at(-1);

/**
 * What of the reporter a person may read now: all of it is for the custodian, and for intake until classification; for others what was
 * granted to them, while the grant lasts and they are among those who may ask. Each reading is an event before it is shown.
 */
export function openIdentityFields(actor: Actor, state: CaseState, now: Instant): IdentityField[] {
  // Each look is a person's, who answers for it.
  if (actor.program !== undefined) return [];
  if (isOpenByPlace(actor, state)) return [...identityFields];
  if (!mayAskForIdentity(actor, state)) return [];
  const granted = grantsOf(state, actor.id, now).flatMap(({ fields }) => fields);
  return identityFields.filter((field) => granted.includes(field));
}

/** Who makes the copy of a letter that the case is worked on with: to whom the letter is open, and all by which the copy is read back. */
export const mayMakeWorkingCopy = (actor: Actor, state: CaseState, now: Instant): boolean => {
  const open = openIdentityFields(actor, state, now);
  return (['name', 'address', 'phone', 'originalText'] as const).every((field) => open.includes(field));
};
