import { findFall } from '../../appeals/fallen';
import { mustBeServed } from '../../appeals/served';
import { type Happening, happened } from '../events/event';
import { type Refusal, refuse } from '../refusal';
import type { CaseState } from '../state';
import type { Procedure } from '../../procedure/procedure';
import { isUnderStateLaw, reporterCanBeTold } from '../checks';
import type { usuallyFirst } from '../vocabulary';

export type UsuallyFirst = (typeof usuallyFirst)[number];

const isOwedToSubject = ({ owed }: CaseState, matter: 'acceptance' | 'result'): boolean =>
  owed.some(({ to, about }) => to === 'subject' && about === matter);

const when = (isSo: boolean, what: UsuallyFirst): UsuallyFirst[] => (isSo ? [what] : []);

/**
 * What comes before a team is formed: whoever denounced was met, with minutes, where the version asks for it and they can be met (89-QĐ/TW). An
 * appeal has its appellant's own paper.
 */
export const beforeTeam = (state: CaseState, procedure: Procedure): UsuallyFirst[] =>
  when(
    procedure.law !== 'state' &&
      procedure.firstMeeting?.value.beforeTeam === true &&
      state.kind === 'denunciation' &&
      reporterCanBeTold(state) &&
      state.firstMeeting === undefined,
    'firstMeeting',
  );

/** What usually comes before a result is told: the subject knows that the report was taken on (Luật Tố cáo art. 29). */
export const beforeResult = (state: CaseState): UsuallyFirst[] =>
  when(isOwedToSubject(state, 'acceptance'), 'acceptanceToSubject');

/**
 * What usually comes before, or on the day of, publication: whoever is disciplined has the decision in hand (procedure §3.5; 22-QĐ/TW art. 22-27);
 * under State law the conclusion was sent to the subject, within five working days where publication has seven (Luật Tố cáo art. 35, art. 40).
 */
export const beforePublication = (state: CaseState, on?: string): UsuallyFirst[] => [
  ...beforeResult(state),
  ...when(mustBeServed(state) && !findFall(state), 'service'),
  ...when(on !== undefined && state.served !== undefined && on < state.served.on, 'service'),
  ...when(isUnderStateLaw(state) && isOwedToSubject(state, 'result'), 'resultToSubject'),
];

/** That the office departs from the usual order, with its reason; or that the reason is missing, or has nothing to explain. */
export function departure(first: readonly UsuallyFirst[], reason: string | undefined): Happening[] | Refusal {
  const field = 'orderReason';
  const [missing] = first;
  if (missing === undefined) return reason === undefined ? [] : refuse('orderReasonNotNeeded', { field });
  return reason === undefined
    ? refuse('orderReasonMissing', { field, params: { first: missing } })
    : [happened('departedFromOrder', { first: [...first], reason })];
}
