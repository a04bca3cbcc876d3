import type { publicationEvents } from '../events/publication';
import { leftToRecover } from '../assets';
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

/** Stage 5, công khai. */
export const evolvePublication: Evolvers<typeof publicationEvents> = {
  publicationApproved: (_state, { publicText }, { by, at }) => ({
    publication: { text: publicText, by, approvedAt: at },
  }),
  published: (state, { on, place }, event) => ({
    publication: { ...state.publication, text: state.publication?.text ?? '', publishedOn: on, place },
    documents: withDocument(state, event, 'publication', place, on),
  }),
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
