import { type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import type { AppealResult } from '../case/vocabulary';
import { type DisciplineForm, disciplineForms } from '../procedure/partyProcedure';
import { type AppealChoice, appealChoices } from './choices';

/** The fields under which a form asks for the papers of each result. */
export const appealVoteFields = {
  upheld: 'votesUpheld',
  annulled: 'votesAnnulled',
  reprimand: 'votesReprimand',
  warning: 'votesWarning',
  dismissal: 'votesDismissal',
  expulsion: 'votesExpulsion',
  dissolution: 'votesDissolution',
} as const satisfies Record<AppealChoice, string>;
export type AppealVoteField = (typeof appealVoteFields)[AppealChoice];

interface AppealBallotInput extends Partial<Record<AppealVoteField, number | undefined>> {
  result: AppealResult;
  form?: DisciplineForm | undefined;
  votesFor?: number | undefined;
}

/** The papers for each result that got any; undefined where only the count for the adopted one was put in. */
export function findAppealVotes(input: AppealBallotInput): Partial<Record<AppealChoice, number>> | undefined {
  const given = appealChoices.filter((choice) => input[appealVoteFields[choice]] !== undefined);
  if (given.length === 0) return undefined;
  return Object.fromEntries(
    given.flatMap((choice) => {
      const count = input[appealVoteFields[choice]] ?? 0;
      return count > 0 ? [[choice, count]] : [];
    }),
  );
}

/** Which papers speak for a result: those for the form where it changes one. */
const choiceOf = ({ result, form }: AppealBallotInput): AppealChoice | undefined =>
  result === 'raised' || result === 'lowered' ? form : result;

/** The count for the adopted result, from the papers where they are told; a count beside them must agree. */
export function votesForResult(input: AppealBallotInput): number | Refusal {
  const votes = findAppealVotes(input);
  if (!votes) return input.votesFor ?? refuse('votesMissing', { field: 'votesFor' });
  const choice = choiceOf(input);
  const counted = (choice && votes[choice]) ?? 0;
  const differs = input.votesFor !== undefined && input.votesFor !== counted;
  return differs ? refuse('votesDiffer', { field: 'votesFor', params: { count: counted } }) : counted;
}

/** A paper for the form that the decision has already is one for upholding it. */
export function whyNotAppealPapers(state: CaseState, input: AppealBallotInput): Refusal | undefined {
  const votes = findAppealVotes(input);
  const same = disciplineForms.find((form) => form === state.appeal?.form && (votes?.[form] ?? 0) > 0);
  return same && refuse('formNotForResult', { field: appealVoteFields[same] });
}
