import type { OwedNotice } from '../../domain/case/state';
import type { Translate } from '../texts';
import { clockNameInside } from './clockName';
import { word } from './vocabulary';
import { inside } from './inside';

/** What a notice is about; of an extension, of which clock. */
export const noticeMatter = (t: Translate, { about, clock }: Pick<OwedNotice, 'about' | 'clock'>): string =>
  clock ? t('cases:owed.extensionOf', { clock: clockNameInside(t, clock) }) : word(t, 'matters', about);

/** The same within a sentence. */
export function noticeMatterInside(t: Translate, notice: Pick<OwedNotice, 'about' | 'clock'>): string {
  const matter = noticeMatter(t, notice);
  return inside(matter);
}
