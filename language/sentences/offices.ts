import { placesInCase } from '../../domain/access/policy';
import { roles } from '../../domain/access/roles';
import type { Translate } from '../texts';
import { word } from './vocabulary';

/** Those any of whom may do something, by office or by their place in the case: "Trưởng phòng nghiệp vụ, Phó Chủ nhiệm UBKT hoặc Chủ nhiệm UBKT". */
export function officesText(t: Translate, offices: readonly string[]): string {
  const team = placesInCase.filter((place) => offices.includes(place));
  const names = [
    ...team.map((place) => word(t, 'placesInCase', place)),
    ...roles.filter((role) => offices.includes(role)).map((role) => word(t, 'recipients', role)),
  ];
  const but = names.slice(0, -1).join(', ');
  return [but, names.at(-1)].filter(Boolean).join(t('clocks:waiting.or'));
}
