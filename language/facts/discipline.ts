import { findFall } from '../../domain/appeals/fallen';
import type { CaseState } from '../../domain/case/state';
import { disciplineForms } from '../../domain/procedure/partyProcedure';
import { formatDate } from '../../language/dates';
import { minutesLines } from '../../language/sentences/minutes';
import { word, wordInside } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';
import { deferralFacts, dissentFacts, meetingFacts, postponementFacts } from './deliberation';
import { fact, numbered, yesNo, type Fact, type FactsOf, type Wording } from './fact';

/** The day of the hearing, and what was taken down of who was there. */
const hearingLines = (t: Translate, hearing: NonNullable<CaseState['hearing']>): string =>
  [
    [formatDate(hearing.on), hearing.place].filter(Boolean).join(', '),
    ...minutesLines(t, hearing),
    ...(hearing.attending ?? []),
  ].join('\n');

export const discipline: FactsOf = (state, wording) => {
  const { hearing, conclusion, proposedDiscipline, discipline: imposed } = state;
  const { t } = wording;
  const form = imposed && formText(state, t);
  return [
    ...deferralFacts(state, wording),
    ...postponementFacts(state, wording),
    ...fact(t, 'hearing', hearing && hearingLines(t, hearing)),
    ...fact(t, 'opinion', hearing?.opinion),
    ...meetingFacts(state, wording),
    ...voteFacts(state, wording),
    ...dissentFacts(state, wording),
    ...fact(t, 'conclusion', conclusion && numbered(t, conclusion.number, conclusion.on)),
    ...fact(t, 'conclusionText', conclusion?.summary),
    ...fact(t, 'disciplineDue', conclusion && yesNo(t, conclusion.disciplineDue)),
    ...fact(
      t,
      'proposedDiscipline',
      proposedDiscipline &&
        `${proposedDiscipline.form ? word(t, 'disciplineForms', proposedDiscipline.form) : t('cases:nothingAdopted')} – ${proposedDiscipline.to}`,
    ),
    ...fact(
      t,
      'discipline',
      imposed && withFall(`${form}. ${numbered(t, imposed.number, imposed.on)}`, state, t),
    ),
    ...fact(
      t,
      'served',
      state.served && t('cases:served', { on: formatDate(state.served.on), how: state.served.how }),
    ),
    ...appealFacts(state, wording),
  ];
};

/** The form as the decision imposed it: what became of it is said beside it. */
function formText({ discipline: imposed }: CaseState, t: Translate): string {
  const form = imposed?.imposed ?? imposed?.form;
  return form ? word(t, 'disciplineForms', form) : t('cases:noDiscipline');
}

/** A decision, and by which one it fell since and what is in its place. */
const withFall = (decision: string, state: CaseState, t: Translate): string =>
  [decision, fallText(state, t)].filter(Boolean).join('; ');

function fallText(state: CaseState, t: Translate): string {
  const fall = findFall(state);
  if (!fall) return '';
  const { result, decision: number, on } = fall;
  // Reviews from before they kept the form left it with the discipline alone.
  const left = fall.form ?? state.discipline?.form;
  const form = left && wordInside(t, 'disciplineForms', left);
  const key = result === 'annulled' ? 'setAside' : 'changed';
  return t(`cases:side.${key}`, { number, on: on && formatDate(on), form });
}

function voteFacts({ vote }: CaseState, { t }: Wording): Fact[] {
  if (!vote) return [];
  const votes = disciplineForms
    .flatMap((form) => (vote.votes[form] ? `${word(t, 'disciplineForms', form)}: ${vote.votes[form]}` : []))
    .concat(
      vote.noDiscipline ? t('cases:papers.noDiscipline', { count: vote.noDiscipline }) : [],
      vote.blank ? t('cases:papers.blank', { count: vote.blank }) : [],
      vote.invalid ? t('cases:papers.invalid', { count: vote.invalid }) : [],
    )
    .join('; ');
  const { officialMembers, present } = vote;
  return [
    ...fact(
      t,
      'vote',
      t('cases:voteOf', { officialMembers, present, votes: votes || '–', on: formatDate(vote.on) }),
    ),
    ...fact(
      t,
      'adopted',
      vote.adopted ? word(t, 'disciplineForms', vote.adopted) : t('cases:nothingAdopted'),
    ),
    ...fact(t, 'ballotReason', vote.reason),
  ];
}

/** How the appeal was decided, or how appeals against this decision stand. */
function appealFacts(state: CaseState, { t }: Wording): Fact[] {
  const { appeal, appeals = [] } = state;
  const decided = appeal?.decision;
  const own = decided && word(t, 'appealResults', decided.result);
  const left = decided?.form && word(t, 'disciplineForms', decided.form);
  return [
    ...fact(
      t,
      'appealResult',
      decided &&
        withFall(
          `${[own, left].filter(Boolean).join(': ')}. ${numbered(t, decided.number, decided.on)}`,
          state,
          t,
        ),
    ),
    ...appeals.flatMap(({ number, result }) =>
      fact(
        t,
        'appeals',
        result
          ? t('cases:side.appealEnded', { number, result: wordInside(t, 'appealResults', result) })
          : t('cases:side.appealOpen', { number }),
      ),
    ),
  ];
}
