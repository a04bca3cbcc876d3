import type { publicationEvents } from '../../../../domain/case/events/publication';
import { formatDate } from '../../dates';
import { numberOf, type Renderers } from './renderer';

/** Stage 5, công khai. */
export const publication: Renderers<typeof publicationEvents> = {
  publicationApproved: ({ publicText }) => ({ key: 'publicationApproved', detail: publicText }),
  published: ({ on, place }) => ({ key: 'published', params: { on: formatDate(on), place } }),
  recommendationMade: ({ recommendationId, to, text, dueOn }) => ({
    key: dueOn ? 'recommendationMadeWithDate' : 'recommendationMade',
    params: { n: numberOf(recommendationId), to, dueOn: formatDate(dueOn) },
    detail: text,
  }),
  recommendationFollowed: ({ recommendationId, on, done, report }) => ({
    key: done ? 'recommendationFollowedDone' : 'recommendationFollowed',
    params: { n: numberOf(recommendationId), on: formatDate(on) },
    detail: report,
  }),
  restorationOwed: () => ({ key: 'restorationOwed' }),
  nameRestored: ({ on, restored, explanation }) => ({
    key: restored ? 'nameRestored' : 'restorationRefused',
    params: { on: formatDate(on) },
    detail: explanation,
  }),
  caseClosed: ({ summary }) => ({ key: 'caseClosed', detail: summary }),
};
