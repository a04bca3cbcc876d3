import type { CaseState, Superseded } from '../../domain/case/state';
import { formatDate } from '../dates';
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

/** Allegations and what is recommended are told one by one on the page, so their earlier findings and reports are told here. */
function toldApart({ fact, was }: Superseded, { t }: Wording): Fact[] {
  switch (fact) {
    case 'allegations':
      return was.flatMap(({ id, finding }) =>
        finding
          ? [
              {
                label: t('cases:allegations.n', { n: id.slice(1) }),
                value: `${t(`vocabulary:findings.${finding.finding}`)}\n${finding.reasons}`,
              },
            ]
          : [],
      );
    case 'recommendations':
      return was.flatMap(({ to, lastReport }) => (lastReport ? [{ label: to, value: lastReport }] : []));
    default:
      return [];
  }
}

/** What the file held before later acts put something else in its place, in the words in which it was told then. */
export const supersededFacts =
  (factsOf: readonly FactsOf[]): FactsOf =>
  (state, wording) =>
    (state.superseded ?? []).flatMap((one) => {
      const told = (value: Superseded['was'] | undefined) =>
        factsOf.flatMap((facts) => facts(holding(state, one, value), wording));
      // Lists of the file are never absent.
      const without = told(Array.isArray(one.was) ? ([] as unknown as Superseded['was']) : undefined).map(
        ({ label, value }) => `${label}\n${value}`,
      );
      const lines = [
        ...told(one.was).filter(({ label, value }) => !without.includes(`${label}\n${value}`)),
        ...toldApart(one, wording),
      ];
      const { t, names } = wording;
      const until = t('cases:supersededOn', { on: formatDate(one.at), by: names(one.by) });
      return lines.map(({ label, value }) => ({ label, value: `${value}\n${until}` }));
    });
