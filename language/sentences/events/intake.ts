import type { intakeEvents } from '../../../domain/case/events/intake';
import { formatDate } from '../../dates';
import { formatDay } from '../days';
import { numberOf } from './renderer';
import { word, wordInside } from '../vocabulary';
import type { Renderers } from './renderer';

const numbered = (summaries: string[]): string =>
  summaries.length === 1 ? summaries.join('') : summaries.map((text, i) => `${i + 1}. ${text}`).join('\n');

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
  classified: ({ kind, complex, especiallyComplex, severalPlaces, assessment }, { t }) => {
    const traits = [
      ...(complex ? [t(`events:traits.${especiallyComplex ? 'especiallyComplex' : 'complex'}`)] : []),
      ...(severalPlaces ? [t('events:traits.severalPlaces')] : []),
    ];
    return {
      key: traits.length > 0 ? 'classifiedWithTraits' : 'classified',
      params: { kind: wordInside(t, 'kinds', kind), traits: traits.join(', ') },
      detail: assessment,
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
  reportUnmerged: ({ number }) => ({ key: 'reportUnmerged', params: { number } }),
  mergedMatterEnded: ({ number, outcome }, { t }) => ({
    key: outcome === 'settled' ? 'mergedMatterConcluded' : 'mergedMatterEnded',
    params: { number, outcome: wordInside(t, 'outcomes', outcome) },
  }),
  appealAccepted: ({ decisionNumber, form, decidedBy, reviewer, basis }, { t }) => ({
    key: 'appealAccepted',
    params: {
      number: decisionNumber,
      form: wordInside(t, 'disciplineForms', form),
      body: word(t, 'disciplineBodies', decidedBy),
      reviewer: word(t, 'disciplineBodies', reviewer),
    },
    detail: basis,
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
  partRegistered: ({ number }) => ({ key: 'partRegistered', params: { number } }),
};
