import type { Actor } from '../../access/policy';
import { type Refusal, refuse } from '../refusal';
import type { CaseState, Submission } from '../state';
import { decidersOf, findSubmission, type Standing, standingOf, submissionsIn } from './submission';

/** Whose own work a submission is: they neither appraise nor approve it. */
const isOwn = ({ by, appraised }: Submission, id: string): boolean => by === id || appraised?.by === id;

const isAt = (one: Submission, standings: readonly Standing[]): boolean =>
  standings.includes(standingOf(one));

const isTheirs = (one: Submission, { roles }: Actor): boolean =>
  decidersOf(one).some((role) => roles.includes(role));

/** Why there is nothing that this person could decide on; undefined where there is. */
export function whyNoneFor(
  state: CaseState,
  actor: Actor,
  standings: readonly Standing[],
): Refusal | undefined {
  const here = submissionsIn(state).filter((one) => isAt(one, standings));
  const theirs = here.filter((one) => isTheirs(one, actor));
  if (theirs.some((one) => !isOwn(one, actor.id))) return undefined;
  return refuse(theirs.length > 0 ? 'ownSubmission' : 'nothingSubmitted');
}

/** Which standings a command is about, of those by which a submission is decided on. */
const decidedIn = {
  appraise: ['appraisal'],
  approve: ['approval'],
  returnSubmission: ['appraisal', 'approval'],
} as const satisfies Record<string, readonly Standing[]>;

/** What a command of this person can be about, with the roles that they have in the case. */
export function submissionsFor(
  state: CaseState,
  actor: Actor,
  type: keyof typeof decidedIn | 'takeBackSubmission',
): Submission[] {
  const all = [...submissionsIn(state)];
  if (type === 'takeBackSubmission') return all.filter(({ by }) => by === actor.id);
  return all.filter((one) => isAt(one, decidedIn[type]) && isTheirs(one, actor) && !isOwn(one, actor.id));
}

/** The submission that this person decides on. */
export function mayDecide(
  state: CaseState,
  id: number,
  actor: Actor,
  standings: readonly Standing[],
): Submission | Refusal {
  const one = findSubmission(state, id);
  if (!one || !isAt(one, standings)) return refuse('noSuchSubmission', { field: 'submission' });
  return isOwn(one, actor.id) ? refuse('ownSubmission') : one;
}
