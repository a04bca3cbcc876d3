import type { publicationEvents } from '../events/publication';
import { type Evolvers, withDocument } from './evolver';

/** Stage 5, công khai. */
export const evolvePublication: Evolvers<typeof publicationEvents> = {
  publicationApproved: (_state, { publicText }, { by }) => ({ publication: { text: publicText, by } }),
  published: (state, { on, place }, event) => ({
    publication: { ...state.publication, text: state.publication?.text ?? '', publishedOn: on, place },
    documents: withDocument(state, event, 'publication', place, on),
  }),
  recommendationMade: (state, { recommendationId: id, to, text, dueOn }) => ({
    recommendations: [...state.recommendations, { id, to, text, dueOn, done: false }],
  }),
  recommendationFollowed: (state, { recommendationId, done, report }) => ({
    recommendations: state.recommendations.map((recommendation) =>
      recommendation.id === recommendationId
        ? { ...recommendation, done, lastReport: report }
        : recommendation,
    ),
  }),
  restorationOwed: (_state, _data, { at }) => ({ restoration: { since: at } }),
  nameRestored: ({ restoration }, data, { at }) => ({
    restoration: { since: restoration?.since ?? at, settled: data },
  }),
  caseClosed: () => ({ stage: 'closed', outcome: 'settled' }),
};
