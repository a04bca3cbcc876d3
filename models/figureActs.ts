import { type FigureDeed, figureDeed } from '../domain/figures/acts';
import type { ActShelf } from './sealedActs';

/** What was done with figures: reports that were sent or taken in, reports in words, and what went to the national database. */
export const figureShelf: ActShelf<FigureDeed> = {
  collection: 'figure_acts',
  use: 'figureActs',
  proof: 'figureAct',
  deed: figureDeed,
  entry: ({ by, rowId, deed, digest }) => ({
    by,
    type: 'figuresActed',
    data: { figureActId: rowId, deed: deed.kind, digest },
  }),
};
