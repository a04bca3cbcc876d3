import { roles } from '../../../domain/access/roles';
import type { Translate } from '../texts';
import { word } from './vocabulary';

/** Offices any of which may do something: "Phó Chủ nhiệm UBKT hoặc Chủ nhiệm UBKT". */
export const officesText = (t: Translate, offices: readonly string[]): string =>
  roles
    .filter((role) => offices.includes(role))
    .map((role) => word(t, 'recipients', role))
    .join(t('clocks:waiting.or'));
