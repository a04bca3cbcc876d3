import { type Actor, findCovered, isGiver } from '../../access/policy';
import type { Step, SteppedAct } from '../../procedure/steps';
import { happened, type Happening } from '../events/event';
import { submittedInput } from '../events/submissions';
import { type Refusal, refuse } from '../refusal';
import type { CaseState, Submission } from '../state';
import { findCommand } from '../commands';
import { isSteppedAct } from './stepFor';
import { movesCase, openUntilSigned, standingOf, submissionsIn } from './submission';

type Input = Submission['input'];

/** Whether this person decides by themselves: they approve such acts, and the office's rule lets them do without a proposal. */
export const decidesAlone = ({ inOneAct, approvedBy }: Step, state: CaseState, actor: Actor): boolean =>
  inOneAct === true &&
  (approvedBy.some((role) => isGiver(actor, state, role)) ||
    findCovered(actor, approvedBy, state) !== undefined);

/** Whoever may approve it: nobody in person. */
export const anyApproverOf = ({ approvedBy }: Pick<Step, 'approvedBy'>): Actor => ({
  id: '',
  roles: approvedBy,
});

const isBack = (one: Submission): boolean => standingOf(one) === 'mending';

/** Which returned one a new one takes the place of: of the same act, or any that would have moved the case. */
const findReplaced = (state: CaseState, act: SteppedAct): Submission | undefined =>
  submissionsIn(state).find(
    (one) => isBack(one) && (one.act === act || (movesCase(act) && movesCase(one.act))),
  );

/** The case is moved by one act at a time: a second proposal waits until the first is decided on, or taken back. */
export function whyNotSubmitted(state: CaseState, type: string): Refusal | undefined {
  if (!isSteppedAct(type) || !movesCase(type)) return undefined;
  const awaited = submissionsIn(state).find((one) => movesCase(one.act) && !isBack(one));
  return awaited && refuse('submissionAwaits', { params: { act: awaited.act } });
}

/** What a proposal holds: what its form asks for, but not what comes with the signature or is found out anew for the approval. */
function proposed(act: SteppedAct, input: unknown): Input {
  const left = openUntilSigned(act);
  const asked = Object.keys(findCommand(act).input().shape);
  const isOpen = (field: string) => !asked.includes(field) || left.includes(field);
  const said = Object.entries(Object(input) as object).filter(
    ([field, value]) => value !== undefined && !isOpen(field),
  );
  return submittedInput().parse(Object.fromEntries(said));
}

/** An act that its author cannot decide on goes on its way; what comes with the signature is left open. */
export function submitted(
  state: CaseState,
  { appraisedBy, approvedBy }: Step,
  act: SteppedAct,
  input: unknown,
): Happening[] {
  const replaced = findReplaced(state, act);
  return [
    happened('actSubmitted', {
      act,
      input: proposed(act, input),
      ...(appraisedBy && { appraisedBy }),
      approvedBy,
      ...(replaced && { replaces: replaced.id }),
    }),
  ];
}
