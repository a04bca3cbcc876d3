import type { Term } from '../../domain/keeping/schedule';
import type { Translate } from '../texts';

/** For how long files are kept, in words. */
export const termText = (t: Translate, term: Term): string =>
  typeof term === 'number' ? t('keeping:term.years', { count: term }) : t(`keeping:term.${term}`);
