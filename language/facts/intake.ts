import type { CaseState } from '../../domain/case/state';
import { findUnit } from '../../domain/case/subject';
import type { ChainLink } from '../../domain/organisations/unit';
import { formatDate, formatDateTime } from '../../language/dates';
import { formatDay } from '../../language/sentences/days';
import { word, wordInside } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';
import { fact, yesNo, type Fact, type FactsOf, type Wording } from './fact';

export const intake: FactsOf = (state, wording) => {
  const { registration, kind, classification, ending, outcome } = state;
  const { t, names } = wording;
  return [
    ...fact(t, 'kind', word(t, 'kinds', kind)),
    ...fact(t, 'source', word(t, 'sources', registration.source)),
    ...fact(t, 'receivedOn', formatDate(registration.receivedOn)),
    ...fact(
      t,
      'registered',
      t('cases:byAt', { name: names(registration.by), at: formatDateTime(registration.at) }),
    ),
    ...fact(t, 'unit', chainText(findUnit(registration.subject)?.chain)),
    ...fact(t, 'splitFrom', registration.splitFrom?.number),
    ...fact(t, 'parts', (state.parts ?? []).flatMap(({ number }) => number ?? []).join(', ')),
    ...(state.guidedParts ?? []).flatMap(({ to, summaries }) =>
      fact(t, 'guidedPart', t('cases:side.guidedPart', { to, text: summaries.join('; ') })),
    ),
    ...mergingFacts(state, wording),
    ...fact(t, 'backlog', registration.backlog && t('cases:backlogRow', { row: registration.backlog.row })),
    ...(classification
      ? [
          ...fact(t, 'complex', yesNo(t, classification.complex)),
          ...(classification.especiallyComplex ? fact(t, 'especiallyComplex', yesNo(t, true)) : []),
          ...fact(t, 'severalPlaces', yesNo(t, classification.severalPlaces)),
          ...fact(t, 'assessment', classification.assessment),
        ]
      : []),
    ...complexityFacts(state, t),
    ...(ending && outcome
      ? [...fact(t, 'endingTo', outcome === 'merged' ? undefined : ending.to), ...endingFacts(t, ending)]
      : []),
    ...withOthersFacts(state, wording),
    ...appealedFacts(state, wording),
    ...withdrawalFacts(state, wording),
    ...protectionFacts(state, wording),
  ];
};

/** What was found since the classification. */
const complexityFacts = ({ complexity }: CaseState, t: Translate): Fact[] =>
  fact(
    t,
    'complexity',
    complexity &&
      t('cases:side.complexity', {
        complexity: word(t, 'complexities', complexity.complexity),
        on: formatDate(complexity.at),
        reason: complexity.reason,
      }),
  );

/** Which reports came to this case, and how the case to which this one went has ended. */
function mergingFacts({ mergedReports = [], mergedMatter }: CaseState, { t }: Wording): Fact[] {
  const key = mergedMatter?.outcome === 'settled' ? 'matterConcluded' : 'matterEnded';
  const matter = mergedMatter && {
    number: mergedMatter.number,
    outcome: wordInside(t, 'outcomes', mergedMatter.outcome),
  };
  return [
    ...fact(t, 'mergedReports', mergedReports.map(({ number }) => number).join(', ')),
    ...fact(t, 'mergedMatter', matter && t(`cases:side.${key}`, matter)),
  ];
}

/** A unit with those over it, as they stood on the day that counts. */
const chainText = (chain: readonly ChainLink[] | undefined): string | undefined =>
  chain?.map(({ name }) => name).join(' – ');

/** With whom a forwarded report is, or with whom it lay before it was taken over. */
function withOthersFacts({ forwarding, takenOver }: CaseState, { t }: Wording): Fact[] {
  const lay = takenOver && {
    from: takenOver.from,
    since: formatDay(takenOver.since),
    at: formatDate(takenOver.at),
  };
  return [
    ...fact(
      t,
      'withBody',
      forwarding && t('cases:side.withBody', { body: forwarding.to, since: formatDate(forwarding.at) }),
    ),
    ...fact(t, 'withUnit', chainText(forwarding?.place?.chain)),
    ...fact(t, 'takenOver', lay && t('cases:side.takenOver', lay)),
  ];
}

/** What the appeal is against, and who reviews it. */
function appealedFacts({ appeal }: CaseState, { t }: Wording): Fact[] {
  if (!appeal) return [];
  const { form, decisionNumber, decidedBy, decidedOn, servedOn, lodgedOn, reviewer, elsewhere } = appeal;
  const number = decidedOn
    ? t('cases:side.numberedOf', { number: decisionNumber, on: formatDate(decidedOn) })
    : decisionNumber;
  const against = {
    form: word(t, 'disciplineForms', form),
    number,
    body: word(t, 'disciplineBodies', decidedBy),
  };
  const dates = { served: formatDate(servedOn), lodged: formatDate(lodgedOn) };
  return [
    ...fact(t, 'appealAgainst', t(`cases:side.appealAgainst${elsewhere ? 'Elsewhere' : ''}`, against)),
    ...fact(t, 'appealServed', t('cases:side.appealServed', dates)),
    ...fact(t, 'appealReviewer', word(t, 'disciplineBodies', reviewer)),
  ];
}

const endingFacts = (t: Translate, ending: NonNullable<CaseState['ending']>): Fact[] => [
  ...fact(t, 'ground', ending.ground && t(`vocabulary:refusalGrounds.${ending.ground}`)),
  ...fact(t, 'endingReason', ending.explanation),
];

/** What the direct superior asked about a late case, and when they were answered. */
function superiorFact(t: Translate, question: CaseState['superiorQuestion']): Fact[] {
  if (!question) return [];
  const { from, on, answered } = question;
  const told = { from, on: formatDate(on), ...(answered && { answeredOn: formatDate(answered.on) }) };
  return fact(
    t,
    'superiorQuestion',
    t(answered ? 'cases:side.superiorQuestionAnswered' : 'cases:side.superiorQuestion', told),
  );
}

/** The meetings with the reporter: the first, what they asked to withdraw, and what is known of pressure behind it. */
function withdrawalFacts(
  { superiorQuestion, firstMeeting, reporterMeeting, pressureSince }: CaseState,
  { t, names }: Wording,
): Fact[] {
  const met = reporterMeeting && {
    on: formatDate(reporterMeeting.on),
    by: names(reporterMeeting.by),
    n: reporterMeeting.allegationIds.map((id) => id.slice(1)).join(', '),
    text: reporterMeeting.content,
  };
  const first = firstMeeting && {
    on: formatDate(firstMeeting.on),
    place: firstMeeting.place,
    n: firstMeeting.allegationIds.map((id) => id.slice(1)).join(', '),
  };
  return [
    ...superiorFact(t, superiorQuestion),
    ...fact(t, 'firstMeeting', first && t('cases:side.firstMeeting', first)),
    ...fact(t, 'reporterMeeting', met && t('cases:side.reporterMeeting', met)),
    ...fact(t, 'pressure', pressureSince && t('cases:side.pressure', { on: formatDate(pressureSince) })),
  ];
}

function protectionFacts({ protectionRequested, protection }: CaseState, { t }: Wording): Fact[] {
  if (!protectionRequested) return [];
  if (!protection) return fact(t, 'protection', t('cases:side.protectionAsked'));
  const { granted, on, measures } = protection;
  // Whoever may not see the file of protection is told nothing of what stands in it.
  const key = `cases:side.${granted ? 'granted' : 'refused'}${measures === '' ? 'Apart' : ''}`;
  return fact(t, 'protection', t(key, { on: formatDate(on), measures }));
}
