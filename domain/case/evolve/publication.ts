import type { publicationEvents } from '../events/publication';
import { leftToRecover } from '../assets';
import { leakRef, type Publication } from '../../publications/publication';
import type { EventData } from '../events/event';
import type { Assets, CaseState } from '../state';
import { type Evolvers, withDocument } from './evolver';

/** A recommendation to recover assets is done once nothing of it is left. */
const withAssets = (
  state: CaseState,
  recommendationId: string,
  lastReport: string,
  change: (assets: Assets) => Assets,
): Partial<CaseState> => ({
  recommendations: state.recommendations.map((recommendation) => {
    if (recommendation.id !== recommendationId || !recommendation.assets) return recommendation;
    const assets = change(recommendation.assets);
    return { ...recommendation, assets, done: leftToRecover(assets) === 0, lastReport };
  }),
});

/** What began to be public, where its form is told apart. */
function begun(
  { publications = [], publication }: CaseState,
  { publicationId, matters, form, check, ...data }: EventData<'published'>,
  seq: number,
): Partial<CaseState> {
  if (publicationId === undefined || !matters || !form || check === undefined) return {};
  const { by: signatory, approval } = publication ?? {};
  const one = { ...data, id: publicationId, seq, matters, form, check, signatory, approval };
  return { publications: [...publications, { ...one, proofs: [], broadcasts: [] }] };
}

const withPublication = (
  { publications = [] }: CaseState,
  id: string,
  change: (one: Publication) => Publication,
): Partial<CaseState> => ({ publications: publications.map((one) => (one.id === id ? change(one) : one)) });

/** Stage 5, công khai. */
export const evolvePublication: Evolvers<typeof publicationEvents> = {
  publicationApproved: (_state, { publicText, named }, { by, at, seq }) => ({
    publication: { text: publicText, by, approvedAt: at, approval: seq, ...(named && { named }) },
  }),
  published: (state, data, event) => {
    const { on, place } = data;
    const { publication } = state;
    // Of several the first day counts, and the place of that day.
    const isFirst = publication?.publishedOn === undefined || on < publication.publishedOn;
    return {
      publication: {
        ...publication,
        text: publication?.text ?? '',
        ...((isFirst || data.form === undefined) && { publishedOn: on, place }),
      },
      ...begun(state, data, event.seq),
      documents: withDocument(state, event, 'publication', place, on),
    };
  },
  publicTextChecked: ({ publicChecks = [], publication }, data, { seq, at, by }) => ({
    publicChecks: [...publicChecks, { ...data, seq, at, by, approval: publication?.approval }],
  }),
  leakAccepted: ({ publicChecks = [] }, { leak, reason }, { by, at }) => ({
    publicChecks: publicChecks.map((check) => ({
      ...check,
      leaks: check.leaks.map((one, i) =>
        leakRef(check, i + 1) === leak ? { ...one, accepted: { by, at, reason } } : one,
      ),
    })),
  }),
  publicationProven: (state, { publicationId, ...proof }, { seq }) =>
    withPublication(state, publicationId, (one) => ({ ...one, proofs: [...one.proofs, { ...proof, seq }] })),
  broadcastRecorded: (state, { publicationId, on, place }) =>
    withPublication(state, publicationId, (one) => ({
      ...one,
      broadcasts: [...one.broadcasts, { on, place }],
    })),
  publicationEnded: (state, { publicationId, on, early }, { seq }) =>
    withPublication(state, publicationId, (one) => ({
      ...one,
      ended: { seq, on, ...(early !== undefined && { early }) },
    })),
  publicationTakenBack: ({ publication }, data) => ({
    publication: publication && { ...publication, takenBack: data },
  }),
  recommendationMade: (state, { recommendationId: id, to, text, dueOn, kind, amount }, { at }) => ({
    recommendations: [
      ...state.recommendations,
      {
        id,
        to,
        text,
        dueOn,
        done: false,
        at,
        ...(kind && { kind }),
        ...(amount !== undefined && { assets: { amount, recovered: 0 } }),
      },
    ],
  }),
  recommendationFollowed: (state, { recommendationId, done, report }) => ({
    recommendations: state.recommendations.map((recommendation) =>
      recommendation.id === recommendationId
        ? { ...recommendation, done, lastReport: report }
        : recommendation,
    ),
  }),
  assetsRecovered: (state, { recommendationId, amount, report, surplusReason }) =>
    withAssets(state, recommendationId, report, (assets) => ({
      ...assets,
      recovered: assets.recovered + amount,
      ...(surplusReason !== undefined && { surplusReason }),
    })),
  recoveryGivenUp: (state, { recommendationId, amount, reason }) =>
    withAssets(state, recommendationId, reason, (assets) => ({ ...assets, givenUp: { amount, reason } })),
  falseReportHandled: (_state, data) => ({ falseReport: data }),
  apologyOwed: (_state, data, { at }) => ({ apology: { ...data, since: at } }),
  apologyGiven: ({ apology }, data) => ({
    apology: apology && { ...apology, settled: { ...data, was: 'given' } },
  }),
  apologyRefused: ({ apology }, data) => ({
    apology: apology && { ...apology, settled: { ...data, was: 'refused' } },
  }),
  commendationProposed: (_state, data) => ({ commendation: data }),
  commendationDecided: ({ commendation }, data) => ({
    commendation: commendation && { ...commendation, decided: data },
  }),
  restorationOwed: (_state, _data, { at }) => ({ restoration: { since: at } }),
  nameRestored: ({ restoration }, data, { at }) => ({
    restoration: { since: restoration?.since ?? at, settled: data },
  }),
  caseClosed: (_state, { owed, reason }, { at, by }) => ({
    stage: 'closed',
    outcome: 'settled',
    ...(owed && reason !== undefined && { closedOwing: { owed, reason, at, by } }),
  }),
};
