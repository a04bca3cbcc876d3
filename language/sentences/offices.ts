import { roles } from '../../domain/access/roles';
import type { Translate } from '../texts';
import { word } from './vocabulary';

/** Offices any of which may do something: "Trưởng phòng nghiệp vụ, Phó Chủ nhiệm UBKT hoặc Chủ nhiệm UBKT". */
export function officesText(t: Translate, offices: readonly string[]): string {
  const names = roles.filter((role) => offices.includes(role)).map((role) => word(t, 'recipients', role));
  const but = names.slice(0, -1).join(', ');
  return [but, names.at(-1)].filter(Boolean).join(t('clocks:waiting.or'));
}
