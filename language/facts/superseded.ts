import type { CaseState, Superseded } from '../../domain/case/state';
import { formatDate } from '../dates';
import { bornWords, managerOf } from '../sentences/subject';
import { word } from '../sentences/vocabulary';
import type { Translate } from '../texts';
import type { Fact, FactsOf, Wording } from './fact';

/** The case as if its file held this of the kind, or nothing. */
const holding = (
  state: CaseState,
  { fact }: Superseded,
  value: Superseded['was'] | undefined,
): CaseState => ({
  ...state,
  [fact]: value,
});

/** Whom a report is about, in one line. */
function subjectLine({ subject }: CaseState['registration'], t: Translate): string {
  if (subject.kind === 'privateCitizen') return word(t, 'subjectKinds', subject.kind);
  const kind = word(t, 'subjectKinds', subject.kind);
  const partyPosition = 'partyPosition' in subject ? subject.partyPosition : undefined;
  return [
    subject.name, bornWords(t, subject), partyPosition, subject.position, subject.organisation, kind, managerOf(t, subject),
  ] // prettier-ignore
    .filter(Boolean)
    .join(', ');
}

/**
 * The subject, allegations and what is recommended are told one by one on the page, so what was said of them, and their earlier findings and
 * reports, are told here.
 */
function toldApart(state: CaseState, { fact, was }: Superseded, { t }: Wording): Fact[] {
  switch (fact) {
    case 'registration': {
      const [before, now] = [subjectLine(was, t), subjectLine(state.registration, t)];
      return before === now ? [] : [{ label: t('cases:subject.title'), value: before }];
    }
    case 'allegations':
      return was.flatMap(({ id, finding, summary }) => [
        ...(state.allegations.some((one) => one.id === id && one.summary !== summary)
          ? [{ label: t('cases:allegations.n', { n: id.slice(1) }), value: summary }]
          : []),
        ...(finding
          ? [
              {
                label: t('cases:allegations.n', { n: id.slice(1) }),
                value: `${t(`vocabulary:findings.${finding.finding}`)}\n${finding.reasons}`,
              },
            ]
          : []),
      ]);
    case 'recommendations':
      return was.flatMap(({ to, lastReport }) => (lastReport ? [{ label: to, value: lastReport }] : []));
    default:
      return [];
  }
}

/** What is there where a fact is not: lists of the file are never absent, and neither is its registration. */
function inItsPlace(state: CaseState, { fact, was }: Superseded): Superseded['was'] | undefined {
  if (fact === 'registration') return state.registration;
  return Array.isArray(was) ? ([] as unknown as Superseded['was']) : undefined;
}

/** What the file held before later acts put something else in its place, in the words in which it was told then. */
export const supersededFacts =
  (factsOf: readonly FactsOf[]): FactsOf =>
  (state, wording) =>
    (state.superseded ?? []).flatMap((one) => {
      const told = (value: Superseded['was'] | undefined) =>
        factsOf.flatMap((facts) => facts(holding(state, one, value), wording));
      const without = told(inItsPlace(state, one)).map(({ label, value }) => `${label}\n${value}`);
      const lines = [
        ...told(one.was).filter(({ label, value }) => !without.includes(`${label}\n${value}`)),
        ...toldApart(state, one, wording),
      ];
      const { t, names } = wording;
      const until = t('cases:supersededOn', { on: formatDate(one.at), by: names(one.by) });
      return lines.map(({ label, value }) => ({ label, value: `${value}\n${until}` }));
    });
