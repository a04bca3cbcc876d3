import { withCriteria } from '../criteria';
import type { EventData } from '../../../domain/case/events/event';
import type { intakeEvents } from '../../../domain/case/events/intake';
import { formatDate } from '../../dates';
import type { Translate } from '../../texts';
import { correctedLines, correctedSentences } from '../correction';
import { formatDay } from '../days';
import { labelled, numberOf } from './renderer';
import { wordInside } from '../vocabulary';
import type { Renderers } from './renderer';
import { inside } from '../inside';

const numbered = (summaries: string[]): string =>
  summaries.length === 1 ? summaries.join('') : summaries.map((text, i) => `${i + 1}. ${text}`).join('\n');

/** A reason, and what comparing the subjects has shown where that was needed. */
const withComparison = (
  t: Translate,
  field: 'basis' | 'reason',
  reason: string,
  compared?: string,
): string => (compared === undefined ? reason : labelled(t, { [field]: reason, compared }));

/** The decision that an appeal is against, and who reviews it. */
const against = (
  {
    decisionNumber: number,
    form,
    decidedBy,
    reviewer,
  }: Pick<EventData<'appealAccepted'>, 'decisionNumber' | 'form' | 'decidedBy' | 'reviewer'>,
  t: Translate,
) => ({
  number,
  form: wordInside(t, 'disciplineForms', form),
  body: wordInside(t, 'disciplineBodies', decidedBy),
  reviewer: wordInside(t, 'disciplineBodies', reviewer),
});

/** Stage 1, tiếp nhận. */
export const intake: Renderers<typeof intakeEvents> = {
  reportRegistered: (
    { number, receivedOn, kind, source, reporter, allegations, backlog, splitFrom },
    { t },
  ) => ({
    key: backlog ? 'reportRegisteredFromImport' : splitFrom ? 'reportRegisteredAsPart' : 'reportRegistered',
    params: {
      number,
      petition: splitFrom?.number,
      row: backlog?.row,
      receivedOn: formatDate(receivedOn),
      kind: wordInside(t, 'kinds', kind),
      source: wordInside(t, 'sources', source),
      standing: wordInside(t, 'standings', reporter.standing),
    },
    detail: numbered(allegations.map(({ summary }) => summary)),
  }),
  registrationCorrected: ({ reason, ...correction }, { t }) => ({
    key: 'registrationCorrected',
    params: {
      facts: correctedLines(t, correction)
        .map(({ label }) => inside(label))
        .join(', '),
    },
    detail: [...correctedSentences(t, correction), labelled(t, { reason })].join('\n'),
  }),
  classified: (
    { kind, complex, especiallyComplex, criteria = [], severalPlaces, further, assessment },
    { t },
  ) => {
    const traits = [
      ...(complex ? [t(`events:traits.${especiallyComplex ? 'especiallyComplex' : 'complex'}`)] : []),
      ...(severalPlaces ? [t('events:traits.severalPlaces')] : []),
      ...(further ? [t('events:traits.further')] : []),
    ];
    return {
      key: traits.length > 0 ? 'classifiedWithTraits' : 'classified',
      params: { kind: wordInside(t, 'kinds', kind), traits: traits.join(', ') },
      detail: withCriteria(t, criteria, assessment),
    };
  },
  refused: ({ ground, explanation }, { t }) => ({
    key: 'refused',
    params: { ground: wordInside(t, 'refusalGrounds', ground) },
    detail: explanation,
  }),
  keptOnFile: ({ ground, explanation }, { t }) => ({
    key: 'keptOnFile',
    params: { ground: wordInside(t, 'refusalGrounds', ground) },
    detail: explanation,
  }),
  takenOver: ({ from, since, reason }) => ({
    key: 'takenOver',
    params: { from, since: formatDay(since) },
    detail: reason,
  }),
  reportMerged: ({ number }) => ({ key: 'reportMerged', params: { number } }),
  merged: ({ explanation, confirmed }, { t, names }) => ({
    key: confirmed ? 'mergedConfirmed' : 'merged',
    params: { proposedBy: confirmed && names(confirmed.proposedBy) },
    detail: confirmed ? labelled(t, { explanation, reason: confirmed.reason }) : explanation,
  }),
  mergeProposed: ({ number, differs, explanation }, { t }) => ({
    key: 'mergeProposed',
    params: { number, differs: differs.map((part) => wordInside(t, 'caseDifferences', part)).join(', ') },
    detail: explanation,
  }),
  mergeDismissed: ({ proposedBy, reason }, { names }) => ({
    key: 'mergeDismissed',
    params: { proposedBy: names(proposedBy) },
    detail: reason,
  }),
  reportUnmerged: ({ number }) => ({ key: 'reportUnmerged', params: { number } }),
  mergedMatterEnded: ({ number, outcome }, { t }) => ({
    key: outcome === 'settled' ? 'mergedMatterConcluded' : 'mergedMatterEnded',
    params: { number, outcome: wordInside(t, 'outcomes', outcome) },
  }),
  appealAccepted: ({ basis, ...appeal }, { t }) => ({
    key: appeal.elsewhere ? 'appealAcceptedElsewhere' : 'appealAccepted',
    params: against(appeal, t),
    detail: withComparison(t, 'basis', basis, appeal.compared),
  }),
  appealCorrected: ({ reason, ...appeal }, { t }) => ({
    key: appeal.elsewhere ? 'appealCorrectedElsewhere' : 'appealCorrected',
    params: against(appeal, t),
    detail: withComparison(t, 'reason', reason, appeal.compared),
  }),
  petitionSplit: ({ allegationIds, newKind, keptKind, explanation }, { t }) => ({
    key: 'petitionSplit',
    params: {
      n: allegationIds.map(numberOf).join(', '),
      kind: wordInside(t, 'kinds', newKind),
      kept: wordInside(t, 'kinds', keptKind),
    },
    detail: explanation,
  }),
  partGuided: ({ allegationIds, to, explanation }) => ({
    key: 'partGuided',
    params: { n: allegationIds.map(numberOf).join(', '), to },
    detail: explanation,
  }),
  partRegistered: ({ number }) => ({ key: 'partRegistered', params: { number } }),
};
