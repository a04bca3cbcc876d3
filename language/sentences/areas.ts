import { wholeOffice } from '../../domain/access/sight';
import type { Translate } from '../texts';

/** Where somebody works: "toàn cơ quan", or the areas by their names. */
export function areasSentence(
  t: Translate,
  areas: readonly string[],
  nameOf: (id: string) => string,
): string {
  if (areas.includes(wholeOffice)) return t('office:areas.whole');
  return areas.length === 0 ? t('office:areas.none') : areas.map(nameOf).join('; ');
}

/** More areas than these are counted where many people stand in one list. */
const mostNamed = 4;

/** The same in a list: many areas are told by their number. */
export const areasShort = (t: Translate, areas: readonly string[], nameOf: (id: string) => string): string =>
  areas.length > mostNamed
    ? t('office:areas.count', { count: areas.length })
    : areasSentence(t, areas, nameOf);
