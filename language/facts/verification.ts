import { isAppeal } from '../../domain/case/checks';
import type { CaseState } from '../../domain/case/state';
import { formatDate } from '../../language/dates';
import { word } from '../../language/sentences/vocabulary';
import { fact, numbered, yesNo, type Fact, type FactsOf, type Wording } from './fact';

export const verification: FactsOf = (state, wording) => {
  const { announcedOn, explainBy, explanationOn, requests, report } = state;
  const { t } = wording;
  return [
    ...processFacts(state, wording),
    ...fact(t, 'announcedOn', announcedOn && formatDate(announcedOn)),
    ...fact(t, 'explainBy', explainBy && formatDate(explainBy)),
    ...fact(t, 'explanationOn', explanationOn && formatDate(explanationOn)),
    ...requests.flatMap(({ to, about, replyBy, repliedOn }) =>
      fact(
        t,
        'request',
        `${to}: ${about}\n${
          repliedOn
            ? t('cases:repliedOn', { on: formatDate(repliedOn) })
            : t('cases:noReplyYet', { context: replyBy ? 'by' : undefined, by: formatDate(replyBy) })
        }`,
      ),
    ),
    ...(report
      ? [
          ...fact(t, 'report', report.summary),
          ...fact(t, 'proposesDiscipline', isAppeal(state) ? undefined : yesNo(t, report.proposesDiscipline)),
          ...fact(
            t,
            'proposedResult',
            report.proposedResult && word(t, 'appealResults', report.proposedResult),
          ),
        ]
      : []),
    ...transferFacts(state, wording),
    ...suspensionFacts(state, wording),
  ];
};

/** Whether the case has become an inspection, and whether it is settled and disciplined together. */
function processFacts({ inspection, combined }: CaseState, { t }: Wording): Fact[] {
  const accepted = combined && {
    form: word(t, 'disciplineForms', combined.form),
    on: formatDate(combined.acceptedOn),
  };
  return [
    ...fact(t, 'conversion', inspection?.on && numbered(t, inspection.number, inspection.on)),
    ...fact(t, 'combined', accepted && t('cases:side.combined', accepted)),
    ...fact(t, 'acceptedStatement', combined?.statement),
  ];
}

/** The side processes of procedure §3 and §7, each with how it stands. */
function transferFacts({ transfers = [] }: CaseState, { t }: Wording): Fact[] {
  return transfers.flatMap(({ to, on, repliedOn }) =>
    fact(
      t,
      'transfer',
      t(repliedOn ? 'cases:side.transferDone' : 'cases:side.transferOpen', {
        to,
        on: formatDate(on),
        replied: formatDate(repliedOn),
      }),
    ),
  );
}

function suspensionFacts({ suspension }: CaseState, { t }: Wording): Fact[] {
  if (!suspension) return [];
  const { number, what = 'activity', from, endedOn } = suspension;
  const key = endedOn ? 'cases:side.suspensionEnded' : 'cases:side.suspended';
  return fact(
    t,
    'suspension',
    t(key, { number, what: word(t, 'suspensions', what), from: formatDate(from), to: formatDate(endedOn) }),
  );
}
