import { type RecommendationDeed, recommendationDeed } from '../domain/supervision/recommendation';
import type { ActShelf } from './sealedActs';

/** Recommendations of those who supervise, each by its acts. */
export const supervisionShelf: ActShelf<RecommendationDeed> = {
  collection: 'supervision_recommendations',
  use: 'supervision',
  proof: 'supervisionAct',
  deed: recommendationDeed,
  entry: ({ by, of, rowId, deed, digest }) => ({
    by,
    type: 'supervisionActed',
    data: { supervisionActId: rowId, recommendationId: of, deed: deed.kind, digest },
  }),
};
